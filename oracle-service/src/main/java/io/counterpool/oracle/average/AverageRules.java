package io.counterpool.oracle.average;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.average.HalfLifeAverage;
import io.counterpool.models.oracle.average.StepSum;
import io.counterpool.oracle.history.PriceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Which price was in force when, as the averages of the models take it. Pure. */
final class AverageRules {

  private AverageRules() {}

  /**
   * What a window says.
   *
   * @param mean null if no usable price was in force
   * @param downShare of the time, or of the exponential weight, without one
   */
  record Outcome(@Nullable Decimal mean, Decimal downShare) {}

  /**
   * The time-weighted average of [{@code from}, {@code until}].
   *
   * @param atStart step in force at {@code from}; null before the first round
   * @param atEnd step in force at {@code until}; null before the first round
   */
  static Outcome timeWeighted(
      @Nullable PriceStep atStart, @Nullable PriceStep atEnd, Instant from, Instant until) {
    if (atEnd == null) {
      return new Outcome(null, Decimal.ONE);
    }
    StepSum end = atEnd.sumAt(until);
    StepSum start = atStart == null ? StepSum.ZERO : atStart.sumAt(from);
    long window = Duration.between(from, until).toMillis();
    long known = end.upTime() + end.downTime() - start.upTime() - start.downTime();
    StepSum.Window said = end.plus(null, Math.max(0, window - known), 0).since(start);
    return new Outcome(said.mean(), said.downShare());
  }

  /**
   * The exponential average of [{@code from}, {@code until}].
   *
   * @param newestFirst the steps in force between them, the one at {@code until} first; read only
   *     as far as anything counts
   */
  static Outcome exponential(
      Iterator<PriceStep> newestFirst, long halfLifeMillis, Instant from, Instant until) {
    HalfLifeAverage average = new HalfLifeAverage(halfLifeMillis);
    Instant edge = until;
    while (edge.isAfter(from) && !average.isExhausted() && newestFirst.hasNext()) {
      PriceStep step = newestFirst.next();
      Instant start = max(step.publishedAt(), from);
      Instant held = max(start, min(step.publishedAt().plus(step.holds()), edge));
      average.back(null, millis(held, edge));
      average.back(step.price(), millis(start, held));
      edge = min(start, edge);
    }
    average.back(null, millis(from, edge));
    return new Outcome(average.mean().orElse(null), average.downShare());
  }

  private static long millis(Instant from, Instant until) {
    return Math.max(0, Duration.between(from, until).toMillis());
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
