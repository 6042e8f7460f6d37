package io.counterpool.models.oracle.average;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Average that forgets, in which a sure observation counts more than an unsure one.
 *
 * <p>Weight of an observation {@code w = 1 ÷ confidence}, 1 if the confidence is 0. After each:
 * {@code N ← kN + pw}, {@code W ← kW + w}, with k what the {@link Decay} keeps; the average is
 * {@code N ÷ W}. Both sums are held to fifty digits, so that a constant price averages to itself; a
 * state of eight digits, as on chain, drifts. Source: Pyth, upd_ema.
 *
 * @param weighted N, price × weight
 * @param weight W, ≥ 0; 0 before the first observation
 */
public record ExponentialAverage(BigDecimal weighted, BigDecimal weight) {

  public static final ExponentialAverage EMPTY =
      new ExponentialAverage(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final MathContext SUM = new MathContext(50, RoundingMode.HALF_EVEN);
  private static final MathContext MEAN = new MathContext(34, RoundingMode.HALF_EVEN);

  public ExponentialAverage {
    if (weight.signum() < 0) {
      throw new OutOfRangeException("weight must not be below 0, was " + weight);
    }
  }

  /**
   * The average after one more observation.
   *
   * @param confidence in the unit of the price, ≥ 0
   * @param elapsed time since the observation before, ≥ 0; without meaning for the first
   */
  public ExponentialAverage plus(
      BigDecimal price, BigDecimal confidence, long elapsed, Decay decay) {
    if (confidence.signum() < 0) {
      throw new OutOfRangeException("confidence must not be below 0, was " + confidence);
    }
    BigDecimal counts =
        confidence.signum() == 0 ? BigDecimal.ONE : BigDecimal.ONE.divide(confidence, SUM);
    BigDecimal kept = decay.kept(elapsed);
    return new ExponentialAverage(
        weighted.multiply(kept).add(price.multiply(counts), SUM),
        weight.multiply(kept).add(counts, SUM));
  }

  /** The average to thirty-four digits; empty before the first observation. */
  public Optional<BigDecimal> mean() {
    return weight.signum() == 0
        ? Optional.empty()
        : Optional.of(weighted.divide(weight, SUM).round(MEAN));
  }

  /** The average on a grid of {@code scale} fraction digits, rounded half to even. */
  public Optional<Decimal> price(int scale) {
    return mean().map(mean -> Decimal.of(mean, scale, RoundingMode.HALF_EVEN));
  }
}
