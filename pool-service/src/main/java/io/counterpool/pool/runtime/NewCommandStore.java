package io.counterpool.pool.runtime;

import io.counterpool.pool.intake.CommandKind;
import io.counterpool.pool.intake.StoredCommands;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads accepted commands lane by lane. */
@Repository
class NewCommandStore {

  private final JdbcClient jdbc;
  private final StoredCommands commands;

  NewCommandStore(JdbcClient jdbc, StoredCommands commands) {
    this.jdbc = jdbc;
    this.commands = commands;
  }

  /** The highest number given out by each lane. */
  Map<Integer, Long> lanes() {
    Map<Integer, Long> lanes = new TreeMap<>();
    jdbc.sql("select lane, last_seq from lane")
        .query(
            row -> {
              lanes.put(row.getInt("lane"), row.getLong("last_seq"));
            });
    return lanes;
  }

  /**
   * The next commands of a lane, in order.
   *
   * @param after number that was taken in last
   * @param until number given out last
   * @param orders about how many orders to read: batches are counted by their lines, for a thousand
   *     rows of batches are ten megabytes
   */
  List<NewCommand> next(String pool, int lane, long after, long until, int orders) {
    List<NewCommand> next = new ArrayList<>();
    jdbc.sql(
            """
            select lane_seq, kind, owner, id, accepted_at, body
              from (select i.*, sum(i.orders) over (order by i.lane_seq) - i.orders as before
                      from (select * from intake
                             where pool_id = :pool and lane = :lane
                               and lane_seq > :after and lane_seq <= :until
                             order by lane_seq limit :orders) i) counted
             where before < :orders
             order by lane_seq
            """)
        .param("pool", pool)
        .param("lane", lane)
        .param("after", after)
        .param("until", until)
        .param("orders", orders)
        .query(
            row -> {
              next.add(
                  new NewCommand(
                      lane,
                      row.getLong("lane_seq"),
                      row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                      commands.read(
                          CommandKind.valueOf(row.getString("kind")),
                          row.getObject("owner", UUID.class),
                          row.getObject("id", UUID.class),
                          row.getString("body"))));
            });
    return next;
  }
}
