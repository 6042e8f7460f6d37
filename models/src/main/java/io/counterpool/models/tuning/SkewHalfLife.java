package io.counterpool.models.tuning;

import java.util.OptionalDouble;

/**
 * How long a skew takes to halve, from its own history: the slope {@code φ} of each skew on the one
 * before, through the origin, gives {@code step × ln 2 ÷ −ln φ}. Real numbers.
 *
 * <p>Source: the half-life of a first-order autoregression. Funding is taken to pull in proportion
 * to its strength: {@code c} times the funding, {@code 1 ÷ c} of the half-life.
 */
public final class SkewHalfLife {

  private SkewHalfLife() {}

  /**
   * The half-life in the unit of {@code step}.
   *
   * @param skews n ≥ 2, ascending time, evenly spaced as far as it goes
   * @param step mean time between two of them, above 0
   * @return empty if the skew does not return ({@code φ ≥ 1}) or there is none; 0 if it turns
   *     within one step ({@code φ ≤ 0})
   */
  public static OptionalDouble of(double[] skews, double step) {
    double cross = 0;
    double square = 0;
    for (int i = 1; i < skews.length; i++) {
      cross += skews[i] * skews[i - 1];
      square += skews[i - 1] * skews[i - 1];
    }
    if (square == 0) {
      return OptionalDouble.empty();
    }
    double slope = cross / square;
    if (slope >= 1) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(slope <= 0 ? 0 : step * Math.log(2) / -Math.log(slope));
  }
}
