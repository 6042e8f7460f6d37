package io.counterpool.models.queue;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;

/**
 * Which proposal for an epoch is better.
 *
 * <p>Among valid ones the higher {@link #of} wins: {@code 10⁶ × seniorRedeem + 10⁵ × juniorRedeem +
 * 10⁴ × juniorSupply + 10³ × seniorSupply}. Where none is valid, one that merely improves is
 * accepted: the senior ratio nearer to the middle of its band wins (all ratios inside the band
 * tie), then the smaller excess of the reserve over its limit (all within it tie); doing nothing is
 * the benchmark. The source scores the inverse of the distance; its order is what counts and is
 * compared here exactly. Source: Tinlake, EpochCoordinator.
 */
public final class EpochScore {

  private static final BigDecimal SENIOR_REDEEM = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal JUNIOR_REDEEM = BigDecimal.valueOf(100_000);
  private static final BigDecimal JUNIOR_SUPPLY = BigDecimal.valueOf(10_000);
  private static final BigDecimal SENIOR_SUPPLY = BigDecimal.valueOf(1_000);

  private EpochScore() {}

  /** The score of a valid proposal; exact, higher is better. */
  public static BigDecimal of(EpochOrders fills) {
    return fills
        .seniorRedeem()
        .toBigDecimal()
        .multiply(SENIOR_REDEEM)
        .add(fills.juniorRedeem().toBigDecimal().multiply(JUNIOR_REDEEM))
        .add(fills.juniorSupply().toBigDecimal().multiply(JUNIOR_SUPPLY))
        .add(fills.seniorSupply().toBigDecimal().multiply(SENIOR_SUPPLY));
  }

  /**
   * Compares the senior ratios of two proposals that are not valid.
   *
   * @return above 0 if the first is better, 0 if they tie, below 0 if the second is better
   */
  public static int compareRatios(EpochLimits limits, Decimal first, Decimal second) {
    return distance(limits, second).compareTo(distance(limits, first));
  }

  /**
   * Compares the reserves of two proposals that are not valid.
   *
   * @return above 0 if the first is better, 0 if they tie, below 0 if the second is better
   */
  public static int compareReserves(Decimal mostReserve, Decimal first, Decimal second) {
    return excess(mostReserve, second).compareTo(excess(mostReserve, first));
  }

  /** Twice the distance from the middle of the band; 0 inside the band. */
  private static BigDecimal distance(EpochLimits limits, Decimal ratio) {
    Bounds.notNegative("ratio", ratio);
    if (ratio.compareTo(limits.leastSeniorRatio()) >= 0
        && ratio.compareTo(limits.mostSeniorRatio()) <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal ends =
        limits.leastSeniorRatio().toBigDecimal().add(limits.mostSeniorRatio().toBigDecimal());
    BigDecimal twice = ratio.toBigDecimal().add(ratio.toBigDecimal());
    return twice.subtract(ends).abs();
  }

  private static Decimal excess(Decimal mostReserve, Decimal reserve) {
    Bounds.notNegative("mostReserve", mostReserve);
    return Bounds.notNegative("reserve", reserve).minus(mostReserve).max(Decimal.ZERO);
  }
}
