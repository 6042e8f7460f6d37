package io.counterpool.pool.event;

import io.counterpool.kit.stream.EventLog;
import io.counterpool.kit.stream.StoredEvent;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events by pool: the stream's name is the pool's. */
@Repository
class PoolEventLog implements EventLog {

  private final JdbcClient jdbc;

  PoolEventLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<StoredEvent> after(String pool, long sequence, int limit) {
    return jdbc.sql(
            """
            select sequence, type, effective_at, recorded_at, payload from event
             where pool_id = :pool and sequence > :after
             order by sequence
             limit :limit
            """)
        .param("pool", pool)
        .param("after", sequence)
        .param("limit", limit)
        .query(
            (row, _) ->
                new StoredEvent(
                    row.getLong("sequence"),
                    row.getString("type"),
                    row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("payload")))
        .list();
  }
}
