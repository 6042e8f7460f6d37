package io.counterpool.kit.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as RFC 3339 in UTC with exactly three fraction digits. */
public final class InstantForm {

  /** What a caller is told who sent something else. */
  public static final String EXPECTED =
      "must be an RFC 3339 instant in UTC, such as \"2026-01-31T12:00:00.000Z\"";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private InstantForm() {}

  /** The instant's millisecond, later digits dropped. */
  public static String write(Instant instant) {
    return MILLIS.format(instant);
  }

  /**
   * Reads an instant that ends in {@code Z}; digits after the millisecond are dropped. Its year is
   * from 0001 to 9999, as RFC 3339 writes it and the database keeps it.
   *
   * @throws IllegalArgumentException for another offset, form or year
   */
  public static Instant read(String text) {
    if (text.length() < 20 || text.length() > 30 || text.charAt(text.length() - 1) != 'Z') {
      throw new IllegalArgumentException(EXPECTED);
    }
    try {
      Instant read = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
      if (read.isBefore(FIRST) || read.isAfter(LAST)) {
        throw new IllegalArgumentException(EXPECTED);
      }
      return read;
    } catch (DateTimeException notAnInstant) {
      throw new IllegalArgumentException(EXPECTED, notAnInstant);
    }
  }
}
