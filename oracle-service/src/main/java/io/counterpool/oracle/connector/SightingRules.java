package io.counterpool.oracle.connector;

import io.counterpool.models.oracle.AgeWindow;
import java.time.Duration;
import java.time.Instant;

/** Which sighting may become a report. Pure. */
final class SightingRules {

  private SightingRules() {}

  /**
   * Refuses what was seen by another clock than ours, or too long ago.
   *
   * @param maxSkew how far the source's clock and its observation may be ahead; for the clock also
   *     how far behind
   * @param maxAge how old the observation may be when it is received, inclusive
   */
  static void require(Sighting seen, Duration maxSkew, Duration maxAge) throws SourceException {
    long skew = seen.skewMillis().orElse(0);
    if (Math.abs(skew) > maxSkew.toMillis()) {
      throw new SourceException(
          FailureReason.CLOCK_SKEW,
          "the source's clock is %d ms %s ours; at most %d are allowed"
              .formatted(Math.abs(skew), skew > 0 ? "ahead of" : "behind", maxSkew.toMillis()));
    }
    Instant observed = seen.observedAt();
    Instant received = seen.receivedAt();
    long distance = Duration.between(observed, received).toMillis();
    boolean fresh =
        new AgeWindow(maxAge.toMillis(), maxSkew.toMillis())
            .contains(observed.toEpochMilli(), received.toEpochMilli());
    if (!fresh && distance < 0) {
      throw new SourceException(
          FailureReason.CLOCK_SKEW,
          "observed %d ms ahead of our clock; at most %d are allowed"
              .formatted(-distance, maxSkew.toMillis()));
    }
    if (!fresh) {
      throw new SourceException(
          FailureReason.STALE,
          "observed %d ms ago; at most %d are allowed".formatted(distance, maxAge.toMillis()));
    }
  }
}
