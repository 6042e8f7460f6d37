package io.counterpool.models.options;

/** Which mean of the fixings an Asian option pays on. */
public enum AverageKind {
  /** The n-th root of the product: exactly lognormal. */
  GEOMETRIC,
  /** The sum over n: taken as lognormal with its true first two moments. */
  ARITHMETIC
}
