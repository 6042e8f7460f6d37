package io.counterpool.pool.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How many orders of each pool this process has accepted that the executor has not finished.
 * Acceptance outruns execution several times over, so without a bound the queue would grow for as
 * long as the burst lasts.
 */
@Component
public final class Backlog {

  private record Accepted(int lane, long laneSequence, int orders) {}

  private static final class OfPool {
    private final Deque<Accepted> notTaken = new ArrayDeque<>();
    private long ordersNotTaken;
    private long ordersWaiting;
  }

  private final long limit;
  private final Map<String, OfPool> pools = new HashMap<>();

  Backlog(IntakeProperties properties) {
    this.limit = properties.backlogOrders();
  }

  /** Most orders of a pool that are accepted and not finished. */
  long limit() {
    return limit;
  }

  synchronized void accepted(String pool, int lane, long laneSequence, int orders) {
    OfPool of = pools.computeIfAbsent(pool, _ -> new OfPool());
    of.notTaken.addLast(new Accepted(lane, laneSequence, orders));
    of.ordersNotTaken += orders;
  }

  /**
   * What the executor has committed.
   *
   * @param cursors element n is the highest number of lane n that was taken in
   * @param ordersWaiting orders, cancels and movements taken in that wait for a price
   */
  public synchronized void progressed(String pool, long[] cursors, long ordersWaiting) {
    OfPool of = pools.computeIfAbsent(pool, _ -> new OfPool());
    of.ordersWaiting = ordersWaiting;
    while (!of.notTaken.isEmpty()) {
      Accepted first = of.notTaken.getFirst();
      if (first.lane() >= cursors.length || cursors[first.lane()] < first.laneSequence()) {
        return;
      }
      of.notTaken.removeFirst();
      of.ordersNotTaken -= first.orders();
    }
  }

  /** Orders accepted and not finished. */
  synchronized long orders(String pool) {
    OfPool of = pools.get(pool);
    return of == null ? 0 : of.ordersNotTaken + of.ordersWaiting;
  }

  synchronized boolean isEmpty() {
    return pools.values().stream().allMatch(of -> of.ordersNotTaken + of.ordersWaiting == 0);
  }
}
