package io.counterpool.pool.order;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads receipts out of their deflated blocks. */
@Repository
class ReceiptReads {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReceiptReads(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Whose fill this is. */
  Optional<UUID> account(String pool, long fill) {
    return jdbc.sql("select account from fill where pool_id = :pool and sequence = :fill")
        .param("pool", pool)
        .param("fill", fill)
        .query(UUID.class)
        .optional();
  }

  /** Every figure of a fill. */
  Optional<Map<String, Object>> figures(String pool, long fill) {
    return jdbc.sql(
            """
            select first_sequence, body from receipt_block
             where pool_id = :pool and first_sequence <= :fill
             order by first_sequence desc
             limit 1
            """)
        .param("pool", pool)
        .param("fill", fill)
        .query(
            (row, _) -> {
              int place = Math.toIntExact(fill - row.getLong("first_sequence"));
              Iterator<Map<String, Object>> receipts =
                  ReceiptBlock.unpack(json, row.getBytes("body"));
              for (int skipped = 0; skipped < place && receipts.hasNext(); skipped++) {
                receipts.next();
              }
              return receipts.hasNext()
                  ? Optional.of(receipts.next())
                  : Optional.<Map<String, Object>>empty();
            })
        .optional()
        .flatMap(found -> found);
  }
}
