package io.counterpool.models.tuning;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * How a market is taken to answer other charges. First-order and without memory: what is recorded
 * stays as it is, scaled.
 *
 * <ul>
 *   <li>volume × {@code ratio^(−volumeElasticity)} for fees {@code ratio} times as high; below 1,
 *       so that a higher fee never earns less
 *   <li>utilisation × {@code exp(−utilisationSemiElasticity × (rate − recorded rate))} for another
 *       annual borrowing rate
 * </ul>
 *
 * @param volumeElasticity 0 to 0.95; 0: volume does not answer
 * @param utilisationSemiElasticity relative change for a change of the annual rate by 1, 0 to 100
 */
public record MarketResponse(Decimal volumeElasticity, Decimal utilisationSemiElasticity) {

  private static final Decimal MOST_ELASTIC = Decimal.of("0.95");
  private static final Decimal STRONGEST = Decimal.of(100);

  public MarketResponse {
    Bounds.within("volumeElasticity", volumeElasticity, Decimal.ZERO, MOST_ELASTIC);
    Bounds.within("utilisationSemiElasticity", utilisationSemiElasticity, Decimal.ZERO, STRONGEST);
  }

  /** Factor of the volume for fees {@code ratio} times as high, ratio above 0. */
  public double volumeFactor(double ratio) {
    return Math.pow(ratio, -volumeElasticity.toDouble());
  }

  /**
   * Factor of the utilisation.
   *
   * @param rate annual rate now
   * @param recordedRate annual rate when it was recorded
   */
  public double utilisationFactor(Decimal rate, Decimal recordedRate) {
    return Math.exp(-utilisationSemiElasticity.toDouble() * rate.minus(recordedRate).toDouble());
  }
}
