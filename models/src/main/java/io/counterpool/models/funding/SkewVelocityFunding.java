package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
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

  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

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
    if (seconds == 0) {
      return state;
    }
    // Everything in rate-seconds, so that nothing is divided before the end.
    BigDecimal time = BigDecimal.valueOf(seconds);
    BigDecimal start = bounded(state.ratePerDay()).toBigDecimal();
    BigDecimal velocity = velocityPerDay(skewSize).toBigDecimal();
    BigDecimal bound = maxRatePerDay.toBigDecimal();
    BigDecimal goal = velocity.signum() < 0 ? bound.negate() : bound;
    BigDecimal rise = velocity.multiply(time); // per day × seconds
    BigDecimal room = goal.subtract(start).multiply(DAY_SECONDS);

    if (rise.abs().compareTo(room.abs()) <= 0 || velocity.signum() == 0) {
      BigDecimal doubled = start.multiply(BigDecimal.TWO).multiply(DAY_SECONDS).add(rise);
      Decimal rate =
          Decimal.of(
              start
                  .multiply(DAY_SECONDS)
                  .add(rise)
                  .divide(DAY_SECONDS, Decimal.SCALE, RoundingMode.DOWN));
      return new FundingState(
          rate,
          grown(
              state,
              skewSize,
              doubled.multiply(time).multiply(price.toBigDecimal()),
              BigDecimal.TWO.multiply(DAY_SECONDS).multiply(DAY_SECONDS)));
    }
    // The bound is met after room ÷ velocity seconds; the rate then stays at it:
    // integral = goal × time − (goal − start) × meeting ÷ 2, meeting = room ÷ velocity.
    BigDecimal twiceVelocity = velocity.multiply(BigDecimal.TWO);
    BigDecimal integral =
        goal.multiply(time).multiply(twiceVelocity).subtract(goal.subtract(start).multiply(room));
    return new FundingState(
        Decimal.of(goal),
        grown(
            state,
            skewSize,
            integral.multiply(price.toBigDecimal()),
            twiceVelocity.multiply(DAY_SECONDS)));
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return Decimal.of(
        maxRatePerDay
            .toBigDecimal()
            .multiply(price.toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .divide(DAY_SECONDS, Decimal.SCALE, RoundingMode.CEILING));
  }

  private Decimal bounded(Decimal rate) {
    return rate.max(maxRatePerDay.negate()).min(maxRatePerDay);
  }

  /** The pool collects skew × growth: up while longs outweigh, down while shorts do. */
  private static Decimal grown(
      FundingState state, Decimal skewSize, BigDecimal numerator, BigDecimal denominator) {
    RoundingMode forPool = skewSize.isPositive() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return state.index().plus(Decimal.of(numerator.divide(denominator, Decimal.SCALE, forPool)));
  }
}
