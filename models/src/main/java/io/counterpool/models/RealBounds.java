package io.counterpool.models;

/**
 * Checks of doubles, each with a message that names the bound and the value. NaN and infinity never
 * pass.
 */
public final class RealBounds {

  private RealBounds() {}

  /** {@code value} if it is a number. */
  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new OutOfRangeException(name + " must be finite, was " + value);
    }
    return value;
  }

  /** {@code value} if it is above zero. */
  public static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new OutOfRangeException(name + " must be finite and above 0, was " + value);
    }
    return value;
  }

  /** {@code value} if it is zero or above. */
  public static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new OutOfRangeException(name + " must be finite and not below 0, was " + value);
    }
    return value;
  }

  /** {@code value} if it lies in [{@code low}, {@code high}], both ends included. */
  public static double within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new OutOfRangeException(
          name + " must be from " + low + " to " + high + ", was " + value);
    }
    return value;
  }

  /** {@code value} if it lies in ({@code low}, {@code high}), both ends excluded. */
  public static double between(String name, double value, double low, double high) {
    if (!(value > low && value < high)) {
      throw new OutOfRangeException(
          name + " must be above " + low + " and below " + high + ", was " + value);
    }
    return value;
  }

  /** {@code values} if there are at least {@code least} of them and each is a number. */
  public static double[] finite(String name, double[] values, int least) {
    if (values.length < least) {
      throw new OutOfRangeException(
          name + " must hold at least " + least + " values, held " + values.length);
    }
    for (double value : values) {
      finite(name, value);
    }
    return values;
  }
}
