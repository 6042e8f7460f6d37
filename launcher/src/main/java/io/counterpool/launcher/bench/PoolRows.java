package io.counterpool.launcher.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the pool has written, read from its database; costs it next to nothing. */
final class PoolRows {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

  private final Server server;
  private final String pool;

  PoolRows(Server server, String pool) {
    this.server = server;
    this.pool = pool;
  }

  /** The last number of each sequence. */
  record Progress(long commands, long fills, long transfers, long events) {}

  Progress progress() {
    return server.one(
        """
        select command_sequence, fill_sequence, transfer_sequence, event_sequence
          from pool_state where pool_id = ?
        """,
        row -> new Progress(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        pool);
  }

  /** Whether capital has come in: some tranche has shares. */
  boolean hasCapital() {
    return server.number(
            "select count(*) from tranche_state where pool_id = ? and supply > 0", pool)
        > 0;
  }

  /**
   * Waits until everything that was accepted has been taken in and no order waits.
   *
   * @throws IllegalStateException if that takes minutes
   */
  void awaitDrained() {
    Instant deadline = Instant.now().plus(LONGEST_DRAIN);
    while (!isDrained()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "the pool did not finish what it accepted within " + LONGEST_DRAIN);
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while the pool drained", stopped);
      }
    }
  }

  private boolean isDrained() {
    return server
        .list(
            """
            select l.orders_waiting = 0 and not exists (
                     select from lane
                      where lane.last_seq > coalesce(l.cursors[lane.lane + 1], 0))
              from lease l where l.pool_id = ?
            """,
            row -> row.getBoolean(1),
            pool)
        .equals(List.of(true));
  }

  /** How the orders of commands {@code after} (exclusive) to {@code last} ended, by reason. */
  SortedMap<String, Long> outcomes(long after, long last) {
    SortedMap<String, Long> counts = new TreeMap<>();
    server.list(
        """
        select state || coalesce(' ' || (refusal::json ->> 'slug'), ''), count(*)
          from command_outcome where pool_id = ? and sequence > ? and sequence <= ? group by 1
        """,
        row -> counts.put(row.getString(1), row.getLong(2)),
        pool,
        after,
        last);
    return counts;
  }

  /** When the oracle published the price of each of these pool rounds. */
  Map<Long, Instant> publishedAt(String feed, List<Long> rounds) {
    Map<Long, Instant> published = new HashMap<>();
    server.list(
        """
        select round, input::jsonb -> 'feeds' -> ? ->> 'publishedAt' from round_done
         where pool_id = ? and round = any(?)
        """,
        row -> published.put(row.getLong(1), Instant.parse(row.getString(2))),
        feed,
        pool,
        new ArrayList<>(rounds).toArray(Long[]::new));
    return published;
  }

  /** The texts of the last single order that filled, for the reference to write the same. */
  FillTexts lastFill() {
    var order =
        server.list(
            """
            select i.principal, encode(i.hash, 'hex'), i.body, o.result
              from fill f
              join command_taken t on t.pool_id = f.pool_id and t.sequence = f.command
              join intake i on i.pool_id = t.pool_id and i.lane = t.lane and i.lane_seq = t.lane_seq
              join command_outcome o
                on o.pool_id = f.pool_id and o.sequence = f.command and o.line = f.line
             where f.pool_id = ? and i.kind = 'ORDER'
             order by f.sequence desc limit 1
            """,
            row -> List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
            pool);
    if (order.isEmpty()) {
      throw new IllegalStateException(
          "no order was filled while warming up; commands ended " + outcomes(0, Long.MAX_VALUE));
    }
    String payload =
        server.one(
            """
            select payload from event where pool_id = ? and type = 'order-filled'
             order by sequence desc limit 1
            """,
            row -> row.getString(1),
            pool);
    byte[] receipts =
        server.one(
            """
            select body from receipt_block where pool_id = ? order by first_sequence desc limit 1
            """,
            row -> row.getBytes(1),
            pool);
    List<String> texts = order.getFirst();
    return new FillTexts(
        texts.get(0), texts.get(1), texts.get(2), texts.get(3), payload, FillTexts.oneOf(receipts));
  }
}
