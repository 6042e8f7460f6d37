package io.counterpool.oracle.connector;

import io.counterpool.models.oracle.venue.ClockSkew;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole answer of status 2xx.
 *
 * @param sentAt by our clock, when the request went out
 * @param receivedAt by our clock, when the answer was whole
 * @param date what the server's clock showed, in whole seconds, if it said so
 * @param age how long a cache on the way has held the answer
 */
record VenueAnswer(
    String body, Instant sentAt, Instant receivedAt, Optional<Instant> date, Duration age) {

  /** How far the server's clock is ahead of ours, in milliseconds. */
  OptionalLong skewMillis() {
    return date.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            ClockSkew.ofSecondStamp(
                date.get().plus(age).toEpochMilli(),
                sentAt.toEpochMilli(),
                receivedAt.toEpochMilli()));
  }

  /** When an answer without a time of its own was true: on receipt, less its time in a cache. */
  Instant asOf() {
    return receivedAt.minus(age);
  }
}
