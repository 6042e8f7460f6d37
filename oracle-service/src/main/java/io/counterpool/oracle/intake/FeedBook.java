package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.counterpool.oracle.round.Standing;
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
 */
record FeedBook(
    ConfiguredFeed configured,
    Map<PublisherId, TakenReport> latest,
    @Nullable Round last,
    @Nullable Round lastPriced) {

  FeedBook {
    latest = Map.copyOf(latest);
  }

  FeedSettings settings() {
    return configured.feed().settings();
  }

  FeedBook with(ConfiguredFeed present) {
    return new FeedBook(present, latest, last, lastPriced);
  }

  FeedBook with(TakenReport taken) {
    Map<PublisherId, TakenReport> newer = new TreeMap<>(latest);
    newer.put(taken.report().publisher(), taken);
    return new FeedBook(configured, newer, last, lastPriced);
  }

  FeedBook with(Round round) {
    return new FeedBook(configured, latest, round, round.price() == null ? lastPriced : round);
  }

  Assessment assess(Instant now, RoundConstraint constraint) {
    return assess(now, constraint, standing());
  }

  Assessment assess(Instant now, RoundConstraint constraint, Standing standing) {
    return RoundRules.assess(
        settings(), configured.publishers(), latest, now, constraint, standing);
  }

  Standing standing() {
    return Standing.after(last, lastPriced);
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
