package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Quote;
import io.counterpool.oracle.feed.NodeId;
import io.counterpool.oracle.report.RefusedReport;
import io.counterpool.oracle.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * A report, what a round made of it, and the weight of its vote. Whole in itself: nothing of it is
 * kept elsewhere.
 *
 * @param intakeSequence null for one that the intake refused
 * @param weight 0 unless it counts
 * @param node its publisher's; null if that has none
 * @param converted null if the price counts as it was reported, or does not count
 */
public record JudgedReport(
    Report report,
    @Nullable Long intakeSequence,
    Verdict verdict,
    Decimal weight,
    @Nullable NodeId node,
    @Nullable ConvertedPrice converted) {

  /** A report that the intake refused since the round before. */
  public static JudgedReport of(RefusedReport refused) {
    Verdict verdict =
        switch (refused.refusal()) {
          case FUTURE -> Verdict.FUTURE;
          case REPLAYED -> Verdict.REPLAYED;
        };
    return new JudgedReport(refused.report(), null, verdict, Decimal.ZERO, null, null);
  }

  /** The price in the unit of the feed. */
  public Decimal price() {
    return converted == null ? report.price() : converted.price();
  }

  /** About one standard error of {@link #price}. */
  public Decimal confidence() {
    return converted == null ? report.confidence() : converted.confidence();
  }

  /** Its vote, if it counts. */
  Quote quote() {
    return new Quote(price(), confidence(), weight, node == null ? null : node.value());
  }

  JudgedReport as(Verdict other) {
    return new JudgedReport(report, intakeSequence, other, weight, node, converted);
  }
}
