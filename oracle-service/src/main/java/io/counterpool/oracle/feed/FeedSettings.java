package io.counterpool.oracle.feed;

import static io.counterpool.models.Bounds.fraction;
import static io.counterpool.models.Bounds.positive;
import static io.counterpool.models.Bounds.within;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.GradeScale;
import io.counterpool.models.oracle.OutlierCut;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.models.volatility.VolatilityModel;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How reports of one feed become rounds.
 *
 * @param base asset that is priced
 * @param quote asset it is priced in
 * @param priceScale fraction digits of a round's price, 0 to 18
 * @param heartbeatSeconds a round is published when the last one is older than this
 * @param deviation fraction of the last price; a move of at least this publishes a round
 * @param quorum fresh, permitted reports that a price needs, outliers included
 * @param maxAgeSeconds a report older than this does not count; nor does a price
 * @param maxFutureMillis how far ahead of the venue's time an observation may claim to be
 * @param publishedLagMillis how far behind its market the source is known to be
 * @param outlierCut fraction of the median beyond which a report is marked as an outlier, unless
 *     all reports are that far apart
 * @param uncertainAbove a price whose confidence is a larger fraction of it is UNCERTAIN
 * @param gradeLimits further limits of grades; null: none
 * @param forecast how variance is forecast; null if it is not
 * @param scheduledSeconds a round is published at every multiple of this many seconds of venue time
 *     since 1970, 1 to 86,400; absent: at none
 * @param score what publishers' scores take from their weights; absent: nothing
 */
public record FeedSettings(
    String base,
    String quote,
    int priceScale,
    int heartbeatSeconds,
    Decimal deviation,
    int quorum,
    int maxAgeSeconds,
    int maxFutureMillis,
    int publishedLagMillis,
    Decimal outlierCut,
    Decimal uncertainAbove,
    Aggregation aggregation,
    VolatilityModel volatility,
    @Nullable GradeLimits gradeLimits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ForecastSettings forecast,
    @Nullable Integer scheduledSeconds,
    @Nullable ScoreRule score) {

  /** Publishers of one feed are bounded, and so is what a round must read. */
  public static final int MAX_PUBLISHERS = 256;

  private static final int DAY_SECONDS = 86_400;
  private static final int MINUTE_MILLIS = 60_000;
  private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public FeedSettings {
    requireAsset("base", base);
    requireAsset("quote", quote);
    within("priceScale", priceScale, 0, Decimal.SCALE);
    within("heartbeatSeconds", heartbeatSeconds, 1, DAY_SECONDS);
    positive("deviation", fraction("deviation", deviation));
    within("quorum", quorum, 1, MAX_PUBLISHERS);
    within("maxAgeSeconds", maxAgeSeconds, 1, DAY_SECONDS);
    within("maxFutureMillis", maxFutureMillis, 0, MINUTE_MILLIS);
    within("publishedLagMillis", publishedLagMillis, 0, MINUTE_MILLIS);
    positive("outlierCut", fraction("outlierCut", outlierCut));
    positive("uncertainAbove", fraction("uncertainAbove", uncertainAbove));
    if (scheduledSeconds != null) {
      within("scheduledSeconds", scheduledSeconds, 1, DAY_SECONDS);
    }
  }

  public Duration heartbeat() {
    return Duration.ofSeconds(heartbeatSeconds);
  }

  public Duration maxAge() {
    return Duration.ofSeconds(maxAgeSeconds);
  }

  public Duration maxFuture() {
    return Duration.ofMillis(maxFutureMillis);
  }

  public OutlierCut cut() {
    return new OutlierCut(outlierCut);
  }

  /** The grade that a price of this feed earns by itself. */
  public GradeScale scale() {
    return limits().scale(uncertainAbove);
  }

  /** Half-life of the slow average; empty: none is kept. */
  public Optional<Duration> slowAverage() {
    return limits().slowAverage();
  }

  private GradeLimits limits() {
    return gradeLimits == null ? GradeLimits.NONE : gradeLimits;
  }

  private static void requireAsset(String name, String asset) {
    if (!ASSET.matcher(asset).matches()) {
      throw new IllegalArgumentException(name + " must be the name of an asset, was " + asset);
    }
  }
}
