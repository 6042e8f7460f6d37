package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.CrossRate;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.Quote;
import io.counterpool.models.oracle.QuoteConversion;
import io.counterpool.oracle.feed.ConversionOperation;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.report.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feed's last round as what other feeds' reports are converted by.
 *
 * @param sources reports that counted in it
 * @param quorum reports that it needs
 */
public record PriceIndex(
    FeedId feed, long round, Decimal price, Decimal confidence, int sources, int quorum) {

  /**
   * The index, if {@code last} may be used at {@code now} by a feed with the settings {@code own}:
   * it is VALID by its own feed's rules at this moment, has the quorum of its own publishers that
   * its feed asks for now, was published within the greatest age of both feeds, and is quoted in
   * what {@code own} is quoted in.
   */
  public static Optional<PriceIndex> of(
      FeedSettings own, FeedSettings index, @Nullable Round last, Instant now) {
    if (last == null || last.price() == null || last.confidence() == null) {
      return Optional.empty();
    }
    int quorum = Math.max(last.quorum(), index.quorum());
    boolean usable =
        RoundRules.gradeAt(index, last, now) == PriceGrade.VALID
            && last.validPublishers() >= quorum
            && !now.isAfter(last.publishedAt().plus(own.maxAge()))
            && index.quote().equals(own.quote());
    return usable
        ? Optional.of(
            new PriceIndex(
                last.feed(),
                last.number(),
                last.price(),
                last.confidence(),
                last.validPublishers(),
                quorum))
        : Optional.empty();
  }

  /** What {@code report} says in the unit of its feed; empty outside the range of a report. */
  Optional<ConvertedPrice> convert(Report report, ConversionOperation operation) {
    CrossRate rate =
        operation
            .rule()
            .convert(
                new Quote(report.price(), report.confidence()),
                new QuoteConversion.Adjustment(price, sources, quorum),
                confidence);
    BigDecimal most = Report.MOST.toBigDecimal();
    if (rate.price().compareTo(most) > 0 || rate.confidence().compareTo(most) > 0) {
      return Optional.empty();
    }
    Decimal converted = Decimal.of(rate.price(), Decimal.SCALE, RoundingMode.DOWN);
    return converted.isPositive()
        ? Optional.of(
            new ConvertedPrice(
                feed,
                round,
                converted,
                Decimal.of(rate.confidence(), Decimal.SCALE, RoundingMode.CEILING)))
        : Optional.empty();
  }
}
