package io.counterpool.pool.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of lanes and of the intake; each method is one transaction of one statement. */
@Repository
class IntakeStore {

  private static final String TAKE_OVER =
      """
      update lane
         set holder = :holder, fence = fence + 1, expires_at = clock_timestamp() + :ttl * interval '1 ms'
       where lane = (select lane from lane where holder = :holder or expires_at < clock_timestamp()
                      order by holder <> :holder, lane limit 1 for update skip locked)
      returning lane, fence, last_seq
      """;

  private static final String OPEN =
      """
      insert into lane (lane, holder, fence, expires_at, last_seq)
      select coalesce(max(lane) + 1, 0), :holder, 1, clock_timestamp() + :ttl * interval '1 ms', 0
        from lane
      on conflict do nothing
      returning lane, fence, last_seq
      """;

  private static final String RENEW =
      """
      update lane set expires_at = clock_timestamp() + :ttl * interval '1 ms'
       where lane = :lane and fence = :fence
      """;

  // The update of the lane and the rows are one statement: a process that was paused between them
  // cannot write behind its successor.
  private static final String APPEND =
      """
      with held as (
        update lane set last_seq = ?, expires_at = clock_timestamp() + ? * interval '1 ms'
         where lane = ? and fence = ? returning lane),
      added as (
        insert into intake
          (pool_id, lane, lane_seq, kind, owner, id, hash, orders, principal, accepted_at, body)
        select o.pool_id, held.lane, o.lane_seq, o.kind, o.owner, o.id, o.hash, o.orders,
               o.principal, ?, o.body
          from held cross join unnest(?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::uuid[],
               ?::bytea[], ?::integer[], ?::text[], ?::text[])
            as o (pool_id, lane_seq, kind, owner, id, hash, orders, principal, body)
        on conflict do nothing
        returning lane_seq)
      select (select count(*) from held), array(select lane_seq from added)
      """;

  private static final String EARLIER =
      """
      select i.pool_id, i.kind, i.owner, i.id, i.hash, i.accepted_at
        from unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[]) as o (pool_id, kind, owner, id)
        join intake i using (pool_id, owner, kind, id)
      """;

  private final DataSource source;
  private final JdbcClient jdbc;

  IntakeStore(DataSource source, JdbcClient jdbc) {
    this.source = source;
    this.jdbc = jdbc;
  }

  /** What the executor of a pool has committed. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Progress(String pool, long[] cursors, long ordersWaiting) {}

  /** What an earlier request stored under a path. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by content where it is used.
  record Stored(byte[] hash, Instant acceptedAt) {}

  /** A lane that nobody holds any more, or a new one; null if another process was faster. */
  @Nullable Lane lease(UUID holder, Duration ttl) {
    Lane taken = leased(TAKE_OVER, holder, ttl);
    return taken != null ? taken : leased(OPEN, holder, ttl);
  }

  private @Nullable Lane leased(String sql, UUID holder, Duration ttl) {
    return jdbc.sql(sql)
        .param("holder", holder)
        .param("ttl", ttl.toMillis())
        .query((row, _) -> new Lane(row.getInt(1), row.getLong(2), row.getLong(3)))
        .optional()
        .orElse(null);
  }

  /** Whether the lane is still held. */
  boolean renew(Lane lane, Duration ttl) {
    return jdbc.sql(RENEW)
            .param("ttl", ttl.toMillis())
            .param("lane", lane.number())
            .param("fence", lane.fence())
            .update()
        == 1;
  }

  /** Lets the next process have the lane at once. */
  void release(Lane lane) {
    renew(lane, Duration.ofSeconds(-1));
  }

  /**
   * Appends what is new; the n-th offer gets the number {@code firstSequence + n}, and the number
   * of an offer whose path is taken stays unused.
   *
   * @return the numbers of the offers that were written
   * @throws LaneLostException if another process holds the lane; nothing was written
   */
  Set<Long> append(
      Lane lane, long firstSequence, Instant acceptedAt, List<Offer> offers, Duration ttl)
      throws SQLException {
    int count = offers.size();
    Long[] sequences = new Long[count];
    for (int n = 0; n < count; n++) {
      sequences[n] = firstSequence + n;
    }
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setLong(1, firstSequence + count - 1);
      statement.setLong(2, ttl.toMillis());
      statement.setInt(3, lane.number());
      statement.setLong(4, lane.fence());
      statement.setObject(5, acceptedAt.atOffset(ZoneOffset.UTC));
      statement.setArray(6, column(connection, "text", offers, offer -> offer.path().pool()));
      statement.setArray(7, connection.createArrayOf("bigint", sequences));
      statement.setArray(
          8, column(connection, "text", offers, offer -> offer.path().kind().name()));
      statement.setArray(9, column(connection, "uuid", offers, offer -> offer.path().owner()));
      statement.setArray(10, column(connection, "uuid", offers, offer -> offer.path().id()));
      statement.setArray(
          11,
          connection.createArrayOf(
              "bytea", offers.stream().map(Offer::hash).toArray(byte[][]::new)));
      statement.setArray(12, column(connection, "integer", offers, Offer::orders));
      statement.setArray(13, column(connection, "text", offers, Offer::principal));
      statement.setArray(14, column(connection, "text", offers, Offer::body));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getLong(1) == 0) {
          throw new LaneLostException(lane);
        }
        return new HashSet<>(List.of((Long[]) row.getArray(2).getArray()));
      }
    }
  }

  /** What is stored under these paths. */
  Map<CommandPath, Stored> earlier(List<CommandPath> paths) throws SQLException {
    Map<CommandPath, Stored> found = HashMap.newHashMap(paths.size());
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(EARLIER)) {
      statement.setArray(1, column(connection, "text", paths, CommandPath::pool));
      statement.setArray(2, column(connection, "text", paths, path -> path.kind().name()));
      statement.setArray(3, column(connection, "uuid", paths, CommandPath::owner));
      statement.setArray(4, column(connection, "uuid", paths, CommandPath::id));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(
              new CommandPath(
                  row.getString(1),
                  CommandKind.valueOf(row.getString(2)),
                  row.getObject(3, UUID.class),
                  row.getObject(4, UUID.class)),
              new Stored(row.getBytes(5), row.getObject(6, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return found;
  }

  /** How far the executors are. */
  List<Progress> progress() {
    return jdbc.sql("select pool_id, cursors, orders_waiting from lease")
        .query(
            (row, _) ->
                new Progress(
                    row.getString(1),
                    Arrays.stream((Long[]) row.getArray(2).getArray())
                        .mapToLong(Long::longValue)
                        .toArray(),
                    row.getLong(3)))
        .list();
  }

  private static <T> Array column(
      Connection connection, String type, List<T> rows, Function<T, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }
}
