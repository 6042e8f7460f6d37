package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.counterpool.oracle.round.ScheduleRules;
import io.counterpool.oracle.score.ScoreBook;
import java.time.Instant;
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
 * @param scores of its publishers after the last round
 */
record FeedBook(
    ConfiguredFeed configured,
    Map<PublisherId, TakenReport> latest,
    @Nullable Round last,
    @Nullable Round lastPriced,
    ScoreBook scores) {

  FeedBook {
    latest = Map.copyOf(latest);
  }

  FeedSettings settings() {
    return configured.feed().settings();
  }

  FeedBook with(ConfiguredFeed present) {
    return new FeedBook(
        present, latest, last, lastPriced, scores.under(present.feed().settings().score()));
  }

  FeedBook with(TakenReport taken) {
    Map<PublisherId, TakenReport> newer = new TreeMap<>(latest);
    newer.put(taken.report().publisher(), taken);
    return new FeedBook(configured, newer, last, lastPriced, scores);
  }

  FeedBook with(PublishedRound published) {
    Round round = published.round();
    return new FeedBook(
        configured,
        latest,
        round,
        round.price() == null ? lastPriced : round,
        scores.after(published, configured.publishers()));
  }

  Assessment assess(Instant now, RoundConstraint constraint) {
    return RoundRules.assess(
        settings(), scores.weighted(configured.publishers()), latest, now, constraint);
  }

  /** Whether a report was taken in after the last round was made. */
  boolean hasNewsSince(Round round) {
    return latest.values().stream()
        .anyMatch(taken -> taken.intakeSequence() > round.intakeSequence());
  }

  /** Scheduled instants that have no round yet. */
  List<Instant> scheduled(Instant now) {
    return ScheduleRules.due(configured.feed(), last, now);
  }

  boolean heartbeatDue(Instant now) {
    return last != null && RoundRules.heartbeatDue(settings(), last, now);
  }
}
