package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.report.ReportKey;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the writer is asked to do.
 *
 * @param <A> its answer
 */
sealed interface IntakeCommand<A> {

  /** Feeds whose working state it needs. */
  Set<FeedId> feeds();

  /** What {@link Decision#decide} asks for, once everything that was scheduled before is done. */
  A decide(Decision decision, Instant now);

  /** Reports it brings. */
  default List<ReportKey> reportKeys() {
    return List.of();
  }

  /** The caller's id, where an earlier answer may be stored under it. */
  default Optional<UUID> requestId() {
    return Optional.empty();
  }

  /** The operator's order it is, which an earlier answer may be stored for. */
  default Optional<Intervention.Key> interventionKey() {
    return Optional.empty();
  }

  /** Takes reports in, in their order, and publishes the rounds that they make due. */
  record TakeReports(List<Submission> submissions) implements IntakeCommand<ReportsAnswer> {

    @Override
    public Set<FeedId> feeds() {
      Set<FeedId> feeds = new TreeSet<>();
      submissions.forEach(submission -> feeds.add(submission.report().feed()));
      return feeds;
    }

    @Override
    public List<ReportKey> reportKeys() {
      return submissions.stream().map(submission -> submission.report().key()).toList();
    }

    @Override
    public ReportsAnswer decide(Decision decision, Instant now) {
      return decision.take(submissions, now);
    }
  }

  /**
   * What became of each report, in their order.
   *
   * @param intakeSequence of the last report taken in, of any feed
   */
  record ReportsAnswer(List<ReportOutcome> outcomes, long intakeSequence) {}

  /** Answers with a round, published for it if need be. */
  record AskRound(RoundRequest request) implements IntakeCommand<RoundAnswer> {

    @Override
    public Set<FeedId> feeds() {
      return Set.of(request.feed());
    }

    @Override
    public Optional<UUID> requestId() {
      return Optional.of(request.id());
    }

    @Override
    public RoundAnswer decide(Decision decision, Instant now) {
      return decision.ask(request, now);
    }
  }

  /** Halts or resumes a feed and tells everybody by a round. */
  record Intervene(Intervention order) implements IntakeCommand<InterventionOutcome> {

    @Override
    public Set<FeedId> feeds() {
      return Set.of(order.feed());
    }

    @Override
    public Optional<Intervention.Key> interventionKey() {
      return Optional.of(order.key());
    }

    @Override
    public InterventionOutcome decide(Decision decision, Instant now) {
      return decision.intervene(order, now);
    }
  }

  /** Publishes the heartbeats that are due; answers how many. */
  record BeatHearts(Set<FeedId> feeds) implements IntakeCommand<Integer> {

    @Override
    public Integer decide(Decision decision, Instant now) {
      return decision.beatHearts(feeds, now);
    }
  }
}
