package io.counterpool.oracle.feed;

import static io.counterpool.models.Bounds.fraction;
import static io.counterpool.models.Bounds.positive;
import static io.counterpool.models.Bounds.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.GradeScale;
import io.counterpool.models.oracle.PriceBand;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a feed's grades beyond {@code uncertainAbove}; each is off when it is null. A price
 * exactly at a limit still passes.
 *
 * @param volatileAbove fraction of the slow average; a price farther from it is VOLATILE
 * @param slowAverageSeconds half-life of that average, set exactly when {@code volatileAbove} is
 * @param lowest a price below it is OUT_OF_BAND
 * @param highest a price above it is OUT_OF_BAND
 * @param largestMove fraction of the last good price, at most 1; a price farther from it is
 *     OUT_OF_BAND until it comes back or an operator resumes the feed
 */
public record GradeLimits(
    @Nullable Decimal volatileAbove,
    @Nullable Integer slowAverageSeconds,
    @Nullable Decimal lowest,
    @Nullable Decimal highest,
    @Nullable Decimal largestMove) {

  /** No limits. */
  public static final GradeLimits NONE = new GradeLimits(null, null, null, null, null);

  private static final int THIRTY_DAYS_SECONDS = 30 * 86_400;

  public GradeLimits {
    if ((volatileAbove == null) != (slowAverageSeconds == null)) {
      throw new OutOfRangeException("volatileAbove and slowAverageSeconds go together");
    }
    if (volatileAbove != null) {
      positive("volatileAbove", fraction("volatileAbove", volatileAbove));
    }
    if (slowAverageSeconds != null) {
      within("slowAverageSeconds", slowAverageSeconds, 1, THIRTY_DAYS_SECONDS);
    }
    if (largestMove != null) {
      fraction("largestMove", largestMove);
    }
    band(lowest, highest, largestMove);
  }

  private static PriceBand band(
      @Nullable Decimal lowest, @Nullable Decimal highest, @Nullable Decimal largestMove) {
    return new PriceBand(
        Optional.ofNullable(lowest),
        Optional.ofNullable(highest),
        Optional.ofNullable(largestMove));
  }

  /** With the limit that every feed has. */
  GradeScale scale(Decimal uncertainAbove) {
    return new GradeScale(
        uncertainAbove, Optional.ofNullable(volatileAbove), band(lowest, highest, largestMove));
  }

  /** Half-life of the slow average; empty: none is kept. */
  Optional<Duration> slowAverage() {
    return Optional.ofNullable(slowAverageSeconds).map(Duration::ofSeconds);
  }
}
