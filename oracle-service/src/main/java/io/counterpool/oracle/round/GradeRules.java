package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.average.SlowAverage;
import io.counterpool.oracle.feed.FeedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The grade of what the reports came to. Pure.
 *
 * <p>The first that applies, as in {@link PriceGrade#WORST_FIRST}: HALTED, BELOW_QUORUM,
 * OUT_OF_BAND, UNCERTAIN, VOLATILE, VALID. (STALE is what a published price becomes by itself:
 * {@link RoundRules#gradeAt}.) A price that is HALTED or OUT_OF_BAND is no price: it is kept apart
 * as the refused one, so nobody uses it by overlooking its grade; it moves neither the slow average
 * nor the last good price.
 */
final class GradeRules {

  /**
   * A grade and what goes with it.
   *
   * @param price usable; null exactly when the grade has none
   * @param refused what the reports came to if it must not be used
   * @param average after this price
   */
  record Graded(
      PriceGrade grade,
      @Nullable Aggregate price,
      @Nullable Aggregate refused,
      @Nullable SlowAverage average) {}

  private GradeRules() {}

  /**
   * Grades what the reports came to.
   *
   * @param price null below quorum
   */
  static Graded grade(
      FeedSettings settings, Standing standing, @Nullable Aggregate price, Instant now) {
    Optional<Duration> halfLife = settings.slowAverage();
    SlowAverage before = halfLife.isEmpty() ? null : standing.average();
    if (standing.halted()) {
      return new Graded(PriceGrade.HALTED, null, price, before);
    }
    if (price == null) {
      return new Graded(PriceGrade.BELOW_QUORUM, null, null, before);
    }
    SlowAverage after = halfLife.map(half -> next(before, price.price(), now, half)).orElse(null);
    PriceGrade grade =
        settings
            .scale()
            .grade(
                price,
                Optional.ofNullable(after).map(SlowAverage::rounded),
                Optional.ofNullable(standing.lastGood()));
    return grade.hasPrice()
        ? new Graded(grade, price, null, after)
        : new Graded(grade, null, price, before);
  }

  /** Two processes' clocks may differ a little: the average does not go back. */
  private static SlowAverage next(
      @Nullable SlowAverage before, Decimal price, Instant now, Duration halfLife) {
    return before == null
        ? SlowAverage.startingWith(price, now)
        : before.plus(price, now.isBefore(before.at()) ? before.at() : now, halfLife);
  }
}
