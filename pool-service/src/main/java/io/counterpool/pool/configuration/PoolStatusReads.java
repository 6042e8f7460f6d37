package io.counterpool.pool.configuration;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how far a pool's executor is. */
@Repository
class PoolStatusReads {

  private final JdbcClient jdbc;

  PoolStatusReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far the executor is.
   *
   * @param commandsPending accepted and not yet taken in
   * @param ordersWaiting orders, cancels and movements taken in and waiting for a price
   */
  record Progress(long lastRound, @Nullable Instant at, long commandsPending, long ordersWaiting) {}

  Progress progress(String pool) {
    return jdbc.sql(
            """
            select coalesce(s.last_round, 0) as last_round, s.last_round_at,
                   (select count(*) from intake i
                     where i.pool_id = :pool
                       and i.lane_seq > coalesce(l.cursors[i.lane + 1], 0)) as pending,
                   coalesce(l.orders_waiting, 0) as waiting
              from (values (1)) one
              left join pool_state s on s.pool_id = :pool
              left join lease l on l.pool_id = :pool
            """)
        .param("pool", pool)
        .query(
            (row, _) -> {
              OffsetDateTime at = row.getObject("last_round_at", OffsetDateTime.class);
              return new Progress(
                  row.getLong("last_round"),
                  at == null ? null : at.toInstant(),
                  row.getLong("pending"),
                  row.getLong("waiting"));
            })
        .single();
  }
}
