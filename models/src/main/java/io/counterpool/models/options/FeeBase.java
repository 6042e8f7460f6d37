package io.counterpool.models.options;

/** Of what a fee is a fraction. */
public enum FeeBase {
  /** The value of the options traded. */
  PREMIUM,
  /** Options traded × spot. */
  NOTIONAL
}
