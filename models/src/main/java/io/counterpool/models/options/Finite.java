package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/** Bounds of doubles, each refusal with the name and the value. */
final class Finite {

  private Finite() {}

  static double number(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new OutOfRangeException(name + " must be a finite number, was " + value);
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new OutOfRangeException(name + " must be finite and not below 0, was " + value);
    }
    return value;
  }

  static double positive(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new OutOfRangeException(name + " must be finite and above 0, was " + value);
    }
    return value;
  }
}
