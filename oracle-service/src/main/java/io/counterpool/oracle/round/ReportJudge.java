package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Quote;
import io.counterpool.oracle.feed.Conversion;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.TakenReport;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a publisher's newest report counts, at what price and with what weight. Pure.
 *
 * @param indexes the feeds that may be converted by at this moment
 */
record ReportJudge(
    FeedSettings settings,
    Instant now,
    RoundConstraint constraint,
    Map<FeedId, PriceIndex> indexes) {

  /** The reasons not to count, in the order in which they are checked; then its vote. */
  JudgedReport judge(Publisher publisher, TakenReport taken) {
    Verdict plain = verdict(publisher, taken);
    Conversion conversion = publisher.terms().conversion();
    if (!plain.counts() || conversion == null) {
      return judged(publisher, taken, plain, null);
    }
    PriceIndex index = indexes.get(conversion.by());
    // Never at 1: a report whose index is missing says nothing of this feed's price.
    ConvertedPrice converted =
        index == null ? null : index.convert(taken.report(), conversion.operation()).orElse(null);
    if (converted == null) {
      return judged(publisher, taken, Verdict.NOT_CONVERTED, null);
    }
    return judged(
        publisher,
        taken,
        hasVote(converted.price(), converted.confidence()) ? plain : Verdict.TOO_UNCERTAIN,
        converted);
  }

  private Verdict verdict(Publisher publisher, TakenReport taken) {
    Report report = taken.report();
    if (!publisher.terms().permitted()) {
      return Verdict.NOT_PERMITTED;
    }
    if (report.observedAt().isBefore(now.minus(settings.maxAge()))) {
      return Verdict.STALE;
    }
    if (report.observedAt().isAfter(now.plus(settings.maxFuture()))) {
      return Verdict.FUTURE;
    }
    if (!hasVote(report.price(), report.confidence())) {
      return Verdict.TOO_UNCERTAIN;
    }
    return constraint.admits(taken) ? Verdict.USED : Verdict.NOT_QUALIFYING;
  }

  /**
   * A confidence of more than a third of the price says that the publisher does not know it; where
   * the aggregation votes by confidences, one without any has no vote that a quorum could count.
   */
  private boolean hasVote(Decimal price, Decimal confidence) {
    return !confidence.times(3).isGreaterThan(price)
        && settings.aggregation().counts(new Quote(price, confidence));
  }

  private static JudgedReport judged(
      Publisher publisher, TakenReport taken, Verdict verdict, @Nullable ConvertedPrice converted) {
    return new JudgedReport(
        taken.report(),
        taken.intakeSequence(),
        verdict,
        verdict.counts() ? weight(publisher) : Decimal.ZERO,
        publisher.terms().node(),
        converted);
  }

  /** The one place where a vote gets its weight. */
  private static Decimal weight(Publisher publisher) {
    return publisher.weight();
  }
}
