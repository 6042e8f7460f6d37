package io.counterpool.oracle.average;

import io.counterpool.kit.problem.Problem;
import io.counterpool.oracle.average.AverageRules.Outcome;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.history.HistoryProblems;
import io.counterpool.oracle.history.HistoryProperties;
import io.counterpool.oracle.history.PriceLog;
import io.counterpool.oracle.history.PriceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what an average needs: two steps for a time-weighted one, however long its window is, and
 * the steps of the last sixty-four half-lives for an exponential one.
 */
@Component
class Averages {

  /** Half-lives after which nothing counts. */
  private static final int MOST_HALVINGS = 64;

  private final PriceLog prices;
  private final HistoryProperties properties;

  Averages(PriceLog prices, HistoryProperties properties) {
    this.prices = prices;
    this.properties = properties;
  }

  Outcome timeWeighted(FeedId feed, Instant from, Instant until) {
    return AverageRules.timeWeighted(
        prices.inForce(feed, from).orElse(null),
        prices.inForce(feed, until).orElse(null),
        from,
        until);
  }

  /** Steps are read from the open transaction, a few thousand at a time. */
  @Transactional(readOnly = true)
  Outcome exponential(FeedId feed, Duration halfLife, Instant from, Instant until) {
    Instant counts = until.minus(halfLife.multipliedBy(MOST_HALVINGS));
    Instant after = from.isBefore(counts) ? counts : from;
    Optional<PriceStep> first = prices.inForce(feed, after);
    int most = properties.largestRounds();
    try (Stream<PriceStep> steps = prices.back(feed, after, until, most + 1)) {
      Iterator<PriceStep> bounded = bounded(Stream.concat(steps, first.stream()), most);
      return AverageRules.exponential(bounded, halfLife.toMillis(), from, until);
    }
  }

  private static Iterator<PriceStep> bounded(Stream<PriceStep> steps, int most) {
    Iterator<PriceStep> source = steps.iterator();
    return new Iterator<>() {
      private int taken;

      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public PriceStep next() {
        if (taken++ >= most) {
          throw Problem.of(HistoryProblems.WINDOW_TOO_WIDE)
              .detail("An exponential average reads at most " + most + " rounds.")
              .with("parameter", "window")
              .with("limit", most)
              .with("actual", taken)
              .with("unit", "rounds")
              .asException();
        }
        return source.next();
      }
    };
  }
}
