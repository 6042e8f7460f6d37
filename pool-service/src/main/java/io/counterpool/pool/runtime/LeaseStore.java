package io.counterpool.pool.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who executes a pool. */
@Repository
class LeaseStore {

  private final JdbcClient jdbc;

  LeaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the pool, if nobody holds it or its holder's time is over. The fence rises each time, so
   * a commit of the holder before that comes later is refused; one that has begun is waited for.
   */
  Optional<Lease> acquire(String pool, UUID holder, Duration ttl) {
    return jdbc.sql(
            """
            insert into lease as l (pool_id, holder, fence, expires_at, cursors, step,
                                    unfinished_from, orders_waiting)
            values (:pool, :holder, 1, clock_timestamp() + :ttl * interval '1 ms', '{}', 0, 1, 0)
            on conflict (pool_id) do update
               set holder = excluded.holder, fence = l.fence + 1, expires_at = excluded.expires_at
             where l.holder = excluded.holder or l.expires_at < clock_timestamp()
            returning fence, cursors, step, unfinished_from
            """)
        .param("pool", pool)
        .param("holder", holder)
        .param("ttl", ttl.toMillis())
        .query(
            (row, _) ->
                new Lease(
                    pool,
                    row.getLong("fence"),
                    Arrays.stream((Long[]) row.getArray("cursors").getArray())
                        .mapToLong(Long::longValue)
                        .toArray(),
                    row.getLong("step"),
                    row.getLong("unfinished_from")))
        .optional();
  }

  /** Whether the pool is still held. */
  boolean renew(String pool, long fence, Duration ttl) {
    return jdbc.sql(
                """
                update lease set expires_at = clock_timestamp() + :ttl * interval '1 ms'
                 where pool_id = :pool and fence = :fence
                """)
            .param("ttl", ttl.toMillis())
            .param("pool", pool)
            .param("fence", fence)
            .update()
        == 1;
  }

  /** Lets the next process have the pool at once. */
  void release(String pool, long fence) {
    renew(pool, fence, Duration.ofMillis(-1));
  }
}
