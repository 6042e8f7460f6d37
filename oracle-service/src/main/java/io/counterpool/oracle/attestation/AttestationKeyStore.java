package io.counterpool.oracle.attestation;

import io.counterpool.oracle.feed.PublisherKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Public halves of every key that has ever signed, in the order of their first use. */
@Repository
class AttestationKeyStore {

  private final JdbcClient jdbc;

  AttestationKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the key down, if it is new. */
  void keep(PublisherKey key) {
    jdbc.sql(
            """
            insert into attestation_key (key_id, public_key) values (:id, :key)
            on conflict (key_id) do nothing
            """)
        .param("id", key.id())
        .param("key", key.bytes())
        .update();
  }

  List<PublisherKey> all() {
    return jdbc.sql("select public_key from attestation_key order by recorded_at, key_id")
        .query((row, _) -> PublisherKey.of(row.getBytes("public_key")))
        .list();
  }
}
