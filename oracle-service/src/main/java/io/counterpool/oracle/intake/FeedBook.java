package io.counterpool.oracle.intake;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.counterpool.oracle.volatility.ForecastInForce;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Working state of one feed. Immutable: a step gives a new one, so a failed transaction leaves
 * nothing behind.
 *
 * @param latest newest report of each publisher
 * @param last last round
 * @param lastPriced last round with a price
 * @param forecast what rounds say of volatility; null if nothing is forecast
 */
record FeedBook(
    ConfiguredFeed configured,
    Map<PublisherId, TakenReport> latest,
    @Nullable Round last,
    @Nullable Round lastPriced,
    @Nullable ForecastInForce forecast) {

  FeedBook {
    latest = Map.copyOf(latest);
  }

  FeedSettings settings() {
    return configured.feed().settings();
  }

  FeedBook with(ConfiguredFeed present) {
    return new FeedBook(present, latest, last, lastPriced, forecast);
  }

  FeedBook with(TakenReport taken) {
    Map<PublisherId, TakenReport> newer = new TreeMap<>(latest);
    newer.put(taken.report().publisher(), taken);
    return new FeedBook(configured, newer, last, lastPriced, forecast);
  }

  FeedBook with(Round round) {
    return new FeedBook(
        configured, latest, round, round.price() == null ? lastPriced : round, forecast);
  }

  FeedBook with(@Nullable ForecastInForce present) {
    return new FeedBook(configured, latest, last, lastPriced, present);
  }

  /** The annual volatility of a round at {@code now}: the forecast in force, or the estimate. */
  @Nullable Decimal annual(VolatilityState volatility, Instant now) {
    Decimal estimate = volatility.annual(settings().volatility());
    return forecast == null || settings().forecast() == null
        ? estimate
        : forecast.annualAt(now, settings().forecast().maxAge(), estimate);
  }

  /** Number of the forecast that {@link #annual} comes from. */
  @Nullable Long forecastNumber() {
    return forecast == null || settings().forecast() == null ? null : forecast.number();
  }

  Assessment assess(Instant now, RoundConstraint constraint) {
    return RoundRules.assess(settings(), configured.publishers(), latest, now, constraint);
  }

  /** Whether a report was taken in after the last round was made. */
  boolean hasNewsSince(Round round) {
    return latest.values().stream()
        .anyMatch(taken -> taken.intakeSequence() > round.intakeSequence());
  }

  boolean heartbeatDue(Instant now) {
    return last != null && RoundRules.heartbeatDue(settings(), last, now);
  }
}
