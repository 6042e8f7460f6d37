package io.counterpool.models;

import java.math.RoundingMode;

/**
 * How far {@code n} touches of an interval may leave a market from where one touch leaves it, while
 * its state stands still: the rate by {@code n × rateDigits} units of 10^-18, the index by {@code n
 * × indexDigits} of them and by what the rate's difference makes of the price over the interval.
 *
 * @param rateDigits last digits of the rate a touch may lose, ≥ 0
 * @param indexDigits last digits of the index a touch may add, ≥ 0
 */
public record TouchBound(int rateDigits, int indexDigits) {

  private static final Decimal DAY_SECONDS = Decimal.of(86_400);

  /** Largest difference of the rate. */
  public Decimal rate(long touches) {
    return Decimal.ofUnits(1, Decimal.SCALE).times(rateDigits).times(touches);
  }

  /**
   * Largest difference of the index.
   *
   * @param price settlement units for one base unit
   * @param seconds of the whole interval
   */
  public Decimal index(long touches, Decimal price, long seconds) {
    return rate(touches)
        .times(
            price.timesOver(Decimal.of(seconds), DAY_SECONDS, Decimal.SCALE, RoundingMode.UP),
            RoundingMode.UP)
        .plus(Decimal.ofUnits(1, Decimal.SCALE).times(indexDigits).times(touches));
  }
}
