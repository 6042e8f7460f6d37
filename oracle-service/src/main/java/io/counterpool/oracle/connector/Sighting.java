package io.counterpool.oracle.connector;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a source was seen to say.
 *
 * @param price quote units for one base unit, in the source's own quote
 * @param confidence about one standard error, in the unit of the price
 * @param observedAt in whole milliseconds
 * @param observedBy whose clock {@code observedAt} is of
 * @param receivedAt by our clock
 * @param skewMillis how far the source's server is ahead of our clock, if it said its time
 */
record Sighting(
    Decimal price,
    Decimal confidence,
    Instant observedAt,
    ObservedBy observedBy,
    Instant receivedAt,
    OptionalLong skewMillis) {

  /** Whose clock an observation's time is of. */
  enum ObservedBy {
    /** The source states when it observed. */
    SOURCE,
    /** It does not: the instant at which we received its answer. */
    RECEIVER
  }
}
