package io.counterpool.oracle.round;

/** Why a round was published. */
public enum RoundCause {
  /** Enough publishers reported for the first time. */
  FIRST,
  /** The price moved by at least the feed's deviation. */
  DEVIATION,
  /** The last round was older than the feed's heartbeat. */
  HEARTBEAT,
  /** Somebody who may ask for a round did. */
  REQUEST,
  /** The clock reached one of the feed's scheduled instants. */
  SCHEDULED,
  /**
   * The feed went out of its band, or has a price again after a round without, or an operator
   * halted or resumed it.
   */
  GRADE
}
