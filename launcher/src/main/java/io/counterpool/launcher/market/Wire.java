package io.counterpool.launcher.market;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Forms of the wire that the launcher writes itself. */
public final class Wire {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Wire() {}

  /** RFC 3339 UTC with milliseconds. */
  public static String instant(Instant at) {
    return MILLIS.format(at);
  }
}
