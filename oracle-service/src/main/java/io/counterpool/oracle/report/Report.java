package io.counterpool.oracle.report;

import static io.counterpool.models.Bounds.notNegative;
import static io.counterpool.models.Bounds.positive;
import static io.counterpool.models.Bounds.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.ReportBytes;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import java.time.Instant;

/**
 * One publisher's observation.
 *
 * @param sequence chosen by the publisher, rising, 0 or more
 * @param price above 0 and at most 10^15
 * @param confidence about one standard error in the unit of the price, 0 to 10^15
 * @param observedAt in whole milliseconds, of the years 1970 to 9999
 */
public record Report(
    FeedId feed,
    PublisherId publisher,
    long sequence,
    Decimal price,
    Decimal confidence,
    Instant observedAt) {

  /** Sums of two prices and multiples of their distance stay in range. */
  public static final Decimal MOST = Decimal.of("1000000000000000");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  public Report {
    if (sequence < 0) {
      throw new OutOfRangeException("sequence must not be below 0, was " + sequence);
    }
    within("price", positive("price", price), Decimal.ZERO, MOST);
    within("confidence", notNegative("confidence", confidence), Decimal.ZERO, MOST);
    if (observedAt.isBefore(Instant.EPOCH) || observedAt.isAfter(LAST)) {
      throw new OutOfRangeException(
          "observedAt must be in the years 1970 to 9999, was " + observedAt);
    }
  }

  /** The bytes that its publisher signs. */
  public byte[] signedBytes() {
    return ReportBytes.of(feed.value(), publisher.value(), sequence, price, confidence, observedAt);
  }

  /** What identifies a report whatever it says. */
  public ReportKey key() {
    return new ReportKey(feed, publisher, sequence);
  }
}
