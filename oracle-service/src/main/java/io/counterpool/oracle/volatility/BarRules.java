package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rounds make a bar. Pure.
 *
 * <p>A frozen feed must not look calm. A bar counts only if enough distinct observations of its own
 * time stand behind it, and if the price was another than the close before it at least once;
 * otherwise it is missing: neither its return nor its variance is 0, they are unknown.
 */
final class BarRules {

  private BarRules() {}

  /**
   * What the priced rounds of one interval say.
   *
   * @param endsAt end of the interval
   * @param close price of the last one
   * @param low lowest price
   * @param high highest price
   * @param observations distinct instants of last observation within the interval
   * @param round the last one
   */
  record Interval(
      Instant endsAt, Decimal close, Decimal low, Decimal high, int observations, long round) {}

  /**
   * The bars of {@code intervals}, ascending.
   *
   * @param lastClose of the last bar before them; null if there is none
   */
  static List<Bar> bars(
      List<Interval> intervals, @Nullable Decimal lastClose, int minObservations) {
    List<Bar> bars = new ArrayList<>();
    Decimal before = lastClose;
    for (Interval interval : intervals) {
      boolean moved =
          before == null || !interval.low().equals(before) || !interval.high().equals(before);
      if (moved && interval.observations() >= minObservations) {
        bars.add(
            new Bar(
                interval.endsAt(),
                interval.close(),
                Bar.Source.ROUNDS,
                interval.observations(),
                interval.round()));
        before = interval.close();
      }
    }
    return List.copyOf(bars);
  }

  /** The last end of a bar at or before {@code at}. */
  static Instant floor(Instant at, Duration bar) {
    long step = bar.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step) * step);
  }
}
