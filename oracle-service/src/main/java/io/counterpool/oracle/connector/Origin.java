package io.counterpool.oracle.connector;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One host that sources share: venues count calls by address, so its rate limit and the wait that
 * it asks for hold for all of them together.
 */
final class Origin {

  /** Nobody queues longer than this for a turn. */
  private static final Duration LONGEST_TURN = Duration.ofMinutes(1);

  private final RateLimiter limiter;
  private Instant heldUntil = Instant.MIN;

  Origin(String name, int callsPerSecond, Clock clock) {
    this.limiter =
        RateLimiter.of(
            name,
            RateLimiterConfig.custom()
                .limitForPeriod(callsPerSecond)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(LONGEST_TURN)
                .build(),
            () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
  }

  /**
   * Takes a turn.
   *
   * @return how long to wait for it
   * @throws SourceException {@code THROTTLED} if it is too far off
   */
  Duration turn() throws SourceException {
    long nanos = limiter.reservePermission();
    if (nanos < 0) {
      throw new SourceException(
          FailureReason.THROTTLED, "no turn within " + LONGEST_TURN.toSeconds() + " s");
    }
    return Duration.ofNanos(nanos);
  }

  /** Nobody asks before {@code instant}. */
  synchronized void holdUntil(Instant instant) {
    if (instant.isAfter(heldUntil)) {
      heldUntil = instant;
    }
  }

  synchronized Instant heldUntil() {
    return heldUntil;
  }
}
