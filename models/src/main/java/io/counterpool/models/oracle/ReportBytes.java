package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The bytes that a publisher signs for one report.
 *
 * <p>UTF-8 of seven lines joined by a line feed, without one at the end: the tag {@code
 * counterpool-report-v1}, feed, publisher, sequence, price, confidence, observation instant. The
 * tag keeps a signature from being valid for anything else; ids hold no line feed, so no two
 * reports share their bytes.
 */
public final class ReportBytes {

  private static final String TAG = "counterpool-report-v1";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ReportBytes() {}

  /**
   * The signed form of one report.
   *
   * @param price quote units per unit of base, written canonically ({@link Decimal#toString()})
   * @param confidence half width in the unit of the price, written canonically
   * @param observedAt written in UTC with milliseconds: {@code 2020-03-12T10:05:00.000Z}
   * @throws IllegalArgumentException if an id holds a control character or {@code observedAt} has
   *     digits below the millisecond
   */
  public static byte[] of(
      String feed,
      String publisher,
      long sequence,
      Decimal price,
      Decimal confidence,
      Instant observedAt) {
    requireOneLine(feed);
    requireOneLine(publisher);
    if (!observedAt.truncatedTo(ChronoUnit.MILLIS).equals(observedAt)) {
      throw new IllegalArgumentException("digits below the millisecond: " + observedAt);
    }
    return String.join(
            "\n",
            TAG,
            feed,
            publisher,
            Long.toString(sequence),
            price.toString(),
            confidence.toString(),
            MILLIS.format(observedAt))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void requireOneLine(String id) {
    if (id.isEmpty() || id.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an id is one line of text");
    }
  }
}
