package io.counterpool.models;

import java.math.BigDecimal;

/** Checks of parameters and arguments, each with a message that names the bound and the value. */
public final class Bounds {

  private Bounds() {}

  /** {@code value} if it is above zero. */
  public static Decimal positive(String name, Decimal value) {
    if (!value.isPositive()) {
      throw new OutOfRangeException(name + " must be above 0, was " + value);
    }
    return value;
  }

  /** {@code value} if it is zero or above. */
  public static Decimal notNegative(String name, Decimal value) {
    if (value.isNegative()) {
      throw new OutOfRangeException(name + " must not be below 0, was " + value);
    }
    return value;
  }

  /** {@code value} if it lies in [0, 1]. */
  public static Decimal fraction(String name, Decimal value) {
    return within(name, value, Decimal.ZERO, Decimal.ONE);
  }

  /** {@code value} if it lies in [{@code low}, {@code high}], both ends included. */
  public static Decimal within(String name, Decimal value, Decimal low, Decimal high) {
    if (value.isLessThan(low) || value.isGreaterThan(high)) {
      throw new OutOfRangeException(
          name + " must be from " + low + " to " + high + ", was " + value);
    }
    return value;
  }

  /** {@code value} if it is at most {@code bound}, which {@code boundName} names. */
  public static Decimal atMost(String name, Decimal value, String boundName, Decimal bound) {
    if (value.isGreaterThan(bound)) {
      throw new OutOfRangeException(
          name + " must be at most " + boundName + " " + bound + ", was " + value);
    }
    return value;
  }

  /** {@code value} if it lies in [{@code low}, {@code high}], both ends included. */
  public static int within(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new OutOfRangeException(
          name + " must be from " + low + " to " + high + ", was " + value);
    }
    return value;
  }

  /** {@code seconds} if it is zero or more. */
  public static long notNegativeSeconds(long seconds) {
    if (seconds < 0) {
      throw new OutOfRangeException("seconds must not be below 0, was " + seconds);
    }
    return seconds;
  }

  /** {@code value} if it is above zero; for grids finer than that of {@link Decimal}. */
  public static BigDecimal positive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new OutOfRangeException(name + " must be above 0, was " + value);
    }
    return value;
  }

  /** {@code value} if it is zero or above; for grids finer than that of {@link Decimal}. */
  public static BigDecimal notNegative(String name, BigDecimal value) {
    if (value.signum() < 0) {
      throw new OutOfRangeException(name + " must not be below 0, was " + value);
    }
    return value;
  }

  /** {@code value} if it lies in [0, 1]; for grids finer than that of {@link Decimal}. */
  public static BigDecimal fraction(String name, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new OutOfRangeException(name + " must be from 0 to 1, was " + value);
    }
    return value;
  }

  /** {@code value} if it is at most {@code bound}, which {@code boundName} names. */
  public static BigDecimal atMost(
      String name, BigDecimal value, String boundName, BigDecimal bound) {
    if (value.compareTo(bound) > 0) {
      throw new OutOfRangeException(
          name + " must be at most " + boundName + " " + bound + ", was " + value);
    }
    return value;
  }
}
