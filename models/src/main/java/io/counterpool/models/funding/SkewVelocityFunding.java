package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * A rate that drifts with the skew until somebody takes the other side, and is bounded.
 *
 * <p>{@code velocity = clamp(skewSize ÷ skewScale, −1, 1) × maxVelocityPerDay}; {@code rate' =
 * clamp(rate + velocity × days, ±maxRatePerDay)}; the index grows by price × the integral of the
 * rate over the interval, exact, the instant included at which the bound is met. Longs pay the
 * increase. Source: Synthetix v3, PerpsMarket; the bound is ours, because a velocity alone never
 * stops (SIP-279 leaves it to governance).
 *
 * @param maxVelocityPerDay most the rate moves in a day, fraction per day per day, ≥ 0
 * @param skewScale skew at which it moves the most, base units, ≥ 0; 0 switches the drift off
 * @param maxRatePerDay bound of the rate's size, fraction per day, ≥ 0
 */
public record SkewVelocityFunding(
    Decimal maxVelocityPerDay, Decimal skewScale, Decimal maxRatePerDay) implements FundingModel {

  public static final String TAG = "skew-velocity";

  public SkewVelocityFunding {
    Bounds.notNegative("maxVelocityPerDay", maxVelocityPerDay);
    Bounds.notNegative("skewScale", skewScale);
    Bounds.notNegative("maxRatePerDay", maxRatePerDay);
  }

  /** Change of the rate per day at this skew, rounded towards 0 at eighteen digits. */
  public Decimal velocityPerDay(Decimal skewSize) {
    if (skewScale.isZero()) {
      return Decimal.ZERO;
    }
    Decimal inside = skewSize.max(skewScale.negate()).min(skewScale);
    return maxVelocityPerDay.timesOver(inside, skewScale, Decimal.SCALE, RoundingMode.DOWN);
  }

  @Override
  public FundingState advance(FundingState state, Decimal skewSize, Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return ramp(state.ratePerDay(), skewSize).advance(state, skewSize, price, seconds);
  }

  RateRamp ramp(Decimal ratePerDay, Decimal skewSize) {
    Decimal velocity = velocityPerDay(skewSize);
    Decimal goal = velocity.isNegative() ? maxRatePerDay.negate() : maxRatePerDay;
    return new RateRamp(bounded(ratePerDay), velocity, goal);
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return RateRamp.largestStep(maxRatePerDay, price, seconds);
  }

  private Decimal bounded(Decimal rate) {
    return rate.max(maxRatePerDay.negate()).min(maxRatePerDay);
  }
}
