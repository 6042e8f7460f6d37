package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Who gets a trade fee: the trader's discount, the referrer's reward, the venue, the pool.
 *
 * <p>A referral gives up {@code rebate} of the fee: {@code rebate × discountShare} to the trader,
 * the rest to the referrer. A trader may have a discount by volume as well; the larger of the two
 * holds, they do not add. If it is the one by volume, the referrer keeps what it leaves of the
 * rebate, but at least {@code leastReward}. Of what remains the venue takes {@code venueShare} and
 * the pool the rest, the last digits included. Source: GMX v2, PositionPricingUtils.
 *
 * @param rebate part of the fee that a referral gives up, 0 to 1; 0: nobody referred the trader
 * @param discountShare part of the rebate that is the trader's, 0 to 1
 * @param tierDiscount discount by volume, part of the fee, 0 to 1
 * @param leastReward part of the fee that a referrer gets beside a discount by volume, 0 to 1
 * @param venueShare part of what remains, 0 to 1
 */
public record ReferralSplit(
    Decimal rebate,
    Decimal discountShare,
    Decimal tierDiscount,
    Decimal leastReward,
    Decimal venueShare) {

  public ReferralSplit {
    Bounds.fraction("rebate", rebate);
    Bounds.fraction("discountShare", discountShare);
    Bounds.fraction("tierDiscount", tierDiscount);
    Bounds.fraction("leastReward", leastReward);
    Bounds.fraction("venueShare", venueShare);
    Decimal given =
        reward(rebate, discountShare, tierDiscount, leastReward)
            .plus(tierDiscount.max(discount(rebate, discountShare)));
    if (given.isGreaterThan(Decimal.ONE)) {
      throw new OutOfRangeException(
          "discount and reward must be at most 1 of the fee, were " + given);
    }
  }

  /**
   * The parts of one fee; {@code discount + reward + venue + pool} is the fee.
   *
   * @param discount what the trader does not pay
   * @param reward of the referrer
   */
  public record Parts(Decimal discount, Decimal reward, Decimal venue, Decimal pool) {

    /** What the trader pays: everything but the discount. */
    public Decimal paid() {
      return reward.plus(venue).plus(pool);
    }
  }

  /**
   * The fee itself: {@code size × rate ÷ collateralPrice}.
   *
   * @param size settlement units, ≥ 0
   * @param rate fraction of the size, ≥ 0; it may differ for trades that better the balance
   * @param collateralPrice settlement units for one collateral unit, above 0
   * @param scale fraction digits of the collateral, 0 to 18
   * @return collateral units, rounded down
   */
  public static Decimal fee(
      BigDecimal size, BigDecimal rate, BigDecimal collateralPrice, int scale) {
    Bounds.notNegative("size", size);
    Bounds.notNegative("rate", rate);
    Bounds.positive("collateralPrice", collateralPrice);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
    return Decimal.of(size.multiply(rate).divide(collateralPrice, scale, RoundingMode.DOWN));
  }

  /** Part of the fee that the referrer gets. */
  public Decimal rewardFraction() {
    return reward(rebate, discountShare, tierDiscount, leastReward);
  }

  /** Part of the fee that the trader does not pay. */
  public Decimal discountFraction() {
    return tierDiscount.max(discount(rebate, discountShare));
  }

  /**
   * Splits one fee.
   *
   * @param fee collateral units, ≥ 0
   * @param scale fraction digits of the collateral, 0 to 18
   * @return discount, reward and the venue's part rounded down, the pool's is the rest
   */
  public Parts split(Decimal fee, int scale) {
    Bounds.notNegative("fee", fee);
    Decimal discount = fee.times(discountFraction(), scale, RoundingMode.DOWN);
    Decimal reward = fee.times(rewardFraction(), scale, RoundingMode.DOWN);
    Decimal rest = fee.minus(discount).minus(reward);
    Decimal venue = rest.times(venueShare, scale, RoundingMode.DOWN);
    return new Parts(discount, reward, venue, rest.minus(venue));
  }

  private static Decimal discount(Decimal rebate, Decimal discountShare) {
    return rebate.times(discountShare, RoundingMode.DOWN);
  }

  private static Decimal reward(
      Decimal rebate, Decimal discountShare, Decimal tierDiscount, Decimal leastReward) {
    Decimal ofReferral = discount(rebate, discountShare);
    boolean byVolume = rebate.isPositive() && tierDiscount.isGreaterThan(ofReferral);
    return byVolume ? rebate.minus(tierDiscount).max(leastReward) : rebate.minus(ofReferral);
  }
}
