package io.counterpool.launcher.bench;

import io.counterpool.launcher.bench.OrderRequests.Trader;
import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/**
 * How long after its price a fill is seen: from {@code publishedAt} of the oracle round whose price
 * filled an order to the instant at which its caller, waiting in {@code GET …?wait=}, has read that
 * it was executed. Both are instants of the machine's clock; the first is cut to whole
 * milliseconds, which adds up to one.
 *
 * <p>So it holds everything that happens after the price is known: the terms of fee and margin, the
 * whole batch of the round, its commit, the wake-up and the answer.
 */
final class RoundToFill {

  private static final int BACKGROUND_CONNECTIONS = 32;

  private final BenchVenue bench;
  private final PoolRows rows;
  private final OrderRequests background;

  RoundToFill(BenchVenue bench, PoolRows rows, OrderRequests background) {
    this.bench = bench;
    this.rows = rows;
    this.background = background;
  }

  /** A fill that its caller saw. */
  private record Seen(long round, Instant at) {}

  /**
   * What was measured, in milliseconds.
   *
   * @param otherwise orders that did not end EXECUTED within the wait
   * @param load what went wrong with the background; empty if nothing did
   */
  record Result(Samples millis, long otherwise, String load) {}

  /**
   * Measures with so many clients, each of which places an order, waits for its end and begins
   * again, beside a background of single orders.
   *
   * @param perSecond orders of the background
   */
  Result measure(int clients, double perSecond, Duration howLong) {
    Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    Queue<String> otherwise = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + howLong.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int n = 0; n < clients; n++) {
      Api api = bench.owner(n);
      List<Trader> traders = bench.tradersOf(n);
      Trader trader = traders.get(n * 31 % traders.size());
      threads.add(
          Thread.ofVirtual().start(() -> trade(api, trader.account(), end, seen, otherwise)));
    }
    LoadGenerator.Result load =
        LoadGenerator.run(bench.pool(), BACKGROUND_CONNECTIONS, background, perSecond, howLong);
    for (Thread thread : threads) {
      join(thread);
    }
    rows.awaitDrained();
    return new Result(millis(seen), otherwise.size(), load.complaints());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while latency was measured", stopped);
    }
  }

  private static void trade(
      Api api, UUID account, long end, Queue<Seen> seen, Queue<String> otherwise) {
    boolean buys = true;
    while (System.nanoTime() < end) {
      Decimal size = Decimal.of(buys ? TradeBenchmark.SIZE : "-" + TradeBenchmark.SIZE);
      buys = !buys;
      String path = "/v1/accounts/" + account + "/orders/" + UUID.randomUUID();
      try {
        api.put(Service.POOL, path, Desk.line(BenchVenue.MARKET, size, "MARKET", null, false, 300))
            .expect2xx("PUT order");
        JsonNode order = api.get(Service.POOL, path + "?wait=PT10S").expect2xx("GET order");
        Instant now = Instant.now();
        if (order.path("state").asString("").equals("EXECUTED")) {
          seen.add(new Seen(order.path("round").asLong(), now));
        } else {
          otherwise.add(order.path("state").asString(""));
        }
      } catch (RuntimeException failed) {
        otherwise.add(String.valueOf(failed.getMessage()));
      }
    }
  }

  private Samples millis(Queue<Seen> seen) {
    Map<Long, Instant> published =
        rows.publishedAt(
            BenchVenue.FEED.feed(), seen.stream().map(Seen::round).distinct().toList());
    List<Double> millis = new ArrayList<>();
    for (Seen fill : seen) {
      Instant at = published.get(fill.round());
      if (at == null) {
        throw new IllegalStateException("round " + fill.round() + " has no price in the log");
      }
      millis.add(Duration.between(at, fill.at()).toNanos() / 1e6);
    }
    return Samples.of(millis);
  }
}
