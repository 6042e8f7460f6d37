package io.counterpool.models.funding;

import io.counterpool.models.Decimal;
import io.counterpool.models.TouchBound;

/**
 * Accrues the funding of a market from one round to the next, whatever its model, on an index for
 * each side.
 *
 * <p>Traders pay {@code signed size × change of the index of their side}; the pool is the other
 * side of the sum. Without a budget both indices move alike. With one, the side that receives is
 * scaled down at every instant at which the pool would pay more than its budget, in continuous
 * time: {@code q = (budget ÷ price + rate × payers) ÷ receivers}. The side that pays always pays in
 * full.
 *
 * <p>A model takes over the rate of another, held within its own bound; the indices go on in any
 * case. What a model that follows the premium has gathered goes on with a model of the same period
 * and is dropped otherwise: the premium in force is then 0 until the first period ends.
 */
public final class FundingAccrual {

  private FundingAccrual() {}

  /**
   * The state after an interval.
   *
   * @param before for the first round of a market {@link FundingCarry#START}
   */
  public static FundingCarry advance(
      MarketFunding model, FundingCarry before, FundingInterval over) {
    return switch (model) {
      case FundingModel bySkew -> SkewAccrual.advance(bySkew, before, over);
      case PoolFunding byBook -> BookAccrual.advance(byBook, before, over);
    };
  }

  /**
   * The most an index of either side moves in {@code seconds}: the declared step of INV-15.
   *
   * @param budgeted whether a budget may part the sides, which rounds once more
   * @return settlement units for one unit of size, ≥ 0
   */
  public static Decimal largestStep(
      MarketFunding model, boolean budgeted, Decimal price, long seconds) {
    Decimal step =
        switch (model) {
          case FundingModel bySkew -> bySkew.largestStep(price, seconds);
          case PoolFunding byBook -> byBook.largestStep(price, seconds);
        };
    return budgeted ? step.plus(Decimal.ofUnits(1, Decimal.SCALE)) : step;
  }

  /**
   * How exact a model is against being touched more often. A rate with a memory loses a last digit
   * a touch; an index is rounded once a touch, a scaled one twice.
   */
  public static TouchBound touchBound(Class<? extends MarketFunding> model) {
    boolean remembers = model == SkewVelocityFunding.class || model == ZonedFunding.class;
    return new TouchBound(remembers ? 1 : 0, 2);
  }
}
