package io.counterpool.oracle.history;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept and what may be asked of it.
 *
 * @param keepReports reports older than this are removed, whole days at a time; absent: never
 * @param keepRounds rounds older than this are removed, whole months at a time; absent: never
 * @param check how often it is looked for what may be removed
 * @param largestWindow longest window of an average, and longest time that one page of candles
 *     covers
 * @param largestRounds most rounds that one exponential average reads
 * @param mostDownShare share of a window without a usable price above which there is no average
 */
@ConfigurationProperties(prefix = "counterpool.oracle.history", ignoreUnknownFields = false)
public record HistoryProperties(
    @Nullable Duration keepReports,
    @Nullable Duration keepRounds,
    @DefaultValue("1m") Duration check,
    @DefaultValue("366d") Duration largestWindow,
    @DefaultValue("200000") int largestRounds,
    @DefaultValue("0.1") BigDecimal mostDownShare) {

  private static final Duration DAY = Duration.ofDays(1);

  public HistoryProperties {
    atLeast("keep-reports", keepReports, DAY);
    atLeast("keep-rounds", keepRounds, DAY);
    atLeast("check", check, Duration.ofSeconds(1));
    atLeast("largest-window", largestWindow, Duration.ofSeconds(1));
    Bounds.within("counterpool.oracle.history.largest-rounds", largestRounds, 1, 100_000_000);
    Bounds.fraction("counterpool.oracle.history.most-down-share", mostDownShare);
  }

  /** {@link #mostDownShare} in the form of answers. */
  public Decimal downShareLimit() {
    return Decimal.of(mostDownShare);
  }

  private static void atLeast(String name, @Nullable Duration value, Duration least) {
    if (value != null && value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "counterpool.oracle.history." + name + " must be at least " + least + ", was " + value);
    }
  }
}
