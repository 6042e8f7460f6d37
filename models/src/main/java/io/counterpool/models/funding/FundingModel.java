package io.counterpool.models.funding;

import io.counterpool.models.Decimal;
import java.util.Map;

/**
 * How the funding rate answers the skew over time.
 *
 * <p>Every model bounds its rate and accrues the same in one step as in two, up to the last digit.
 */
public sealed interface FundingModel extends MarketFunding
    permits NoFunding, SkewVelocityFunding, PremiumFunding, ZonedFunding {

  /**
   * The state after {@code seconds} during which skew and price stood still.
   *
   * @param skewSize longs minus shorts, base units
   * @param price settlement units for one base unit, above 0
   * @param seconds 0 or more
   * @return the new rate, rounded towards 0, and the new index, rounded for the pool: up while
   *     longs outweigh shorts, down otherwise
   */
  FundingState advance(FundingState state, Decimal skewSize, Decimal price, long seconds);

  /**
   * The most the index moves in either direction in {@code seconds} at {@code price}: the declared
   * step of INV-15.
   *
   * @param price settlement units for one base unit, above 0
   * @param seconds 0 or more
   * @return settlement units for one unit of size, ≥ 0, rounded up
   */
  Decimal largestStep(Decimal price, long seconds);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends FundingModel>> models() {
    return Map.of(
        NoFunding.TAG, NoFunding.class,
        SkewVelocityFunding.TAG, SkewVelocityFunding.class,
        PremiumFunding.TAG, PremiumFunding.class,
        ZonedFunding.TAG, ZonedFunding.class);
  }
}
