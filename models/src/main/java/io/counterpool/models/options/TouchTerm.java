package io.counterpool.models.options;

/** When a touch option pays. */
public enum TouchTerm {
  /** At the first touch. */
  TOUCH_PAYS_AT_ONCE,
  /** At expiry, if the barrier was touched. */
  TOUCH_PAYS_AT_EXPIRY,
  /** At expiry, if the barrier was never touched. */
  NO_TOUCH
}
