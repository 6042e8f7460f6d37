package io.counterpool.oracle.intake;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Refusal;
import io.counterpool.oracle.report.RefusedReport;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.JudgedReport;
import io.counterpool.oracle.round.PriceIndex;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundCause;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.counterpool.oracle.round.ScheduleRules;
import io.counterpool.oracle.round.Standing;
import io.counterpool.oracle.score.ScoreBook;
import io.counterpool.oracle.volatility.ForecastInForce;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * @param refused signed reports that were refused since the last round, the first of each publisher
 *     and reason
 * @param forecast what rounds say of volatility; null if nothing is forecast
 * @param scores of its publishers after the last round
 */
record FeedBook(
    ConfiguredFeed configured,
    Map<PublisherId, TakenReport> latest,
    @Nullable Round last,
    @Nullable Round lastPriced,
    List<RefusedReport> refused,
    @Nullable ForecastInForce forecast,
    ScoreBook scores) {

  private static final Comparator<RefusedReport> BY_PUBLISHER =
      Comparator.<RefusedReport, PublisherId>comparing(one -> one.report().publisher())
          .thenComparing(RefusedReport::refusal);

  FeedBook {
    latest = Map.copyOf(latest);
    refused = refused.stream().sorted(BY_PUBLISHER).toList(); // In whatever order they were read.
  }

  FeedSettings settings() {
    return configured.feed().settings();
  }

  FeedBook with(ConfiguredFeed present) {
    return new FeedBook(
        present,
        latest,
        last,
        lastPriced,
        refused,
        forecast,
        scores.under(present.feed().settings().score()));
  }

  FeedBook with(TakenReport taken) {
    Map<PublisherId, TakenReport> newer = new TreeMap<>(latest);
    newer.put(taken.report().publisher(), taken);
    return new FeedBook(configured, newer, last, lastPriced, refused, forecast, scores);
  }

  FeedBook with(RefusedReport one) {
    List<RefusedReport> more = new ArrayList<>(refused);
    more.add(one);
    return new FeedBook(configured, latest, last, lastPriced, more, forecast, scores);
  }

  FeedBook with(PublishedRound published) {
    Round round = published.round();
    return new FeedBook(
        configured,
        latest,
        round,
        round.price() == null ? lastPriced : round,
        List.of(),
        forecast,
        scores.after(published, configured.publishers(), latest));
  }

  FeedBook with(@Nullable ForecastInForce present) {
    return new FeedBook(configured, latest, last, lastPriced, refused, present, scores);
  }

  /** The same as if {@code round} were the last one. */
  FeedBook at(@Nullable Round round) {
    return new FeedBook(configured, latest, round, lastPriced, refused, forecast, scores);
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

  Assessment assess(
      Instant now, RoundConstraint constraint, Map<FeedId, PriceIndex> indexes, Standing standing) {
    return RoundRules.assess(
        settings(),
        scores.weighted(configured.publishers()),
        latest,
        now,
        constraint,
        indexes,
        standing);
  }

  Standing standing() {
    return Standing.after(last, lastPriced);
  }

  /** Number of the next round. */
  long next() {
    return last == null ? 1 : last.number() + 1;
  }

  /** Whether the next round lists such a report already. */
  boolean hasRefused(PublisherId publisher, Refusal refusal) {
    return refused.stream()
        .anyMatch(one -> one.refusal() == refusal && one.report().publisher().equals(publisher));
  }

  /** What the next round lists: the judged reports, then those that were refused. */
  List<JudgedReport> listed(Assessment assessment) {
    List<JudgedReport> listed = new ArrayList<>(assessment.reports());
    refused.stream().map(JudgedReport::of).forEach(listed::add);
    return List.copyOf(listed);
  }

  /**
   * Whether a report was taken in after the last round was made, or observed after the instant that
   * a scheduled one speaks of.
   */
  boolean hasNewsSince(Round round) {
    return latest.values().stream()
        .anyMatch(
            taken ->
                taken.intakeSequence() > round.intakeSequence()
                    || (round.cause() == RoundCause.SCHEDULED
                        && taken.report().observedAt().isAfter(round.publishedAt())));
  }

  /** Scheduled instants that have no round yet. */
  List<Instant> scheduled(Instant now) {
    return ScheduleRules.due(configured.feed(), last, now);
  }

  boolean heartbeatDue(Instant now) {
    return last != null && RoundRules.heartbeatDue(settings(), last, now);
  }
}
