package io.counterpool.oracle.average;

/** How prices of a window are weighed. */
public enum AverageKind {
  /** Each by the time it was in force. */
  TIME_WEIGHTED,
  /** Each by the time it was in force, an instant one half-life back half as much. */
  EXPONENTIAL
}
