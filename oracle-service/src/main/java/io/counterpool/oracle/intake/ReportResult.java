package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.Problem;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Accepted;
import io.counterpool.oracle.report.ReportOutcome.Refused;
import io.counterpool.oracle.report.ReportOutcome.Replayed;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one report on the wire.
 *
 * @param feed null if the item does not name one
 * @param publisher null if the item does not name one
 * @param sequence null if the item does not name one
 */
record ReportResult(
    @Nullable FeedId feed,
    @Nullable PublisherId publisher,
    @Nullable Long sequence,
    ReportStatus status,
    @Nullable Long intakeSequence,
    @Nullable Problem problem) {

  /** What became of a report. */
  enum ReportStatus {
    ACCEPTED,
    REPLAYED,
    REFUSED
  }

  static ReportResult of(Report report, ReportOutcome outcome) {
    return switch (outcome) {
      case Accepted(long number) -> of(report, ReportStatus.ACCEPTED, number, null);
      case Replayed(long number) -> of(report, ReportStatus.REPLAYED, number, null);
      case Refused refused -> of(report, ReportStatus.REFUSED, null, IntakeProblems.of(refused));
    };
  }

  private static ReportResult of(
      Report report,
      ReportStatus status,
      @Nullable Long intakeSequence,
      @Nullable Problem problem) {
    return new ReportResult(
        report.feed(), report.publisher(), report.sequence(), status, intakeSequence, problem);
  }

  static ReportResult refused(FeedId feed, PublisherId publisher, long sequence, Problem problem) {
    return new ReportResult(feed, publisher, sequence, ReportStatus.REFUSED, null, problem);
  }

  /** An item that could not be read as a report; names what it does say. */
  static ReportResult unread(JsonNode item, Problem problem) {
    JsonNode sequence = item.path("sequence");
    return new ReportResult(
        name(item.path("feed"), FeedId::new),
        name(item.path("publisher"), PublisherId::new),
        sequence.isIntegralNumber() && sequence.canConvertToLong() ? sequence.longValue() : null,
        ReportStatus.REFUSED,
        null,
        problem);
  }

  private static <T> @Nullable T name(JsonNode node, Function<String, T> type) {
    try {
      return node.isString() ? type.apply(node.stringValue()) : null;
    } catch (IllegalArgumentException noName) {
      return null;
    }
  }
}
