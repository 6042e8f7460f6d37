package io.counterpool.kit.intake;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code stored_answer}: written once, never changed. */
@Component
final class StoredAnswerTable {

  private final JdbcClient jdbc;

  StoredAnswerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Waits for whoever works on this key; held until the transaction ends. */
  void lock(String path, String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:scope, 0))")
        .param("scope", path + "\n" + key)
        .query((_, _) -> true)
        .single();
  }

  Optional<StoredAnswer> find(String path, String key) {
    return jdbc.sql(
            """
            select hash, status, location, etag, content_type, body
            from stored_answer where path = :path and key = :key
            """)
        .param("path", path)
        .param("key", key)
        .query(
            (row, _) ->
                new StoredAnswer(
                    row.getString("hash"),
                    row.getInt("status"),
                    row.getString("location"),
                    row.getString("etag"),
                    row.getString("content_type"),
                    row.getBytes("body")))
        .optional();
  }

  void insert(String path, String key, StoredAnswer answer) {
    jdbc.sql(
            """
            insert into stored_answer
              (path, key, hash, status, location, etag, content_type, body)
            values (:path, :key, :hash, :status, :location, :etag, :contentType, :body)
            """)
        .param("path", path)
        .param("key", key)
        .param("hash", answer.hash())
        .param("status", answer.status())
        .param("location", answer.location())
        .param("etag", answer.etag())
        .param("contentType", answer.contentType())
        .param("body", answer.body())
        .update();
  }
}
