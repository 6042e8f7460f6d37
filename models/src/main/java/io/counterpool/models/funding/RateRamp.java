package io.counterpool.models.funding;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A rate that moves at one velocity until it meets its goal and stays there: what every live model
 * does between two rounds.
 *
 * <p>The index grows by price × the integral of the rate, exact, the instant included at which the
 * goal is met; only the end is rounded, so the result does not depend on how often it is asked.
 *
 * @param start rate at the beginning, fraction of the price per day
 * @param velocity change of the rate per day, fraction per day per day; 0: the rate stands still
 * @param goal where it stops, fraction per day; not behind {@code start} as the velocity goes
 */
record RateRamp(Decimal start, Decimal velocity, Decimal goal) {

  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
  private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

  /** A rate that stands still. */
  static RateRamp flat(Decimal rate) {
    return new RateRamp(rate, Decimal.ZERO, rate);
  }

  /** The most a rate of at most {@code maxRatePerDay} moves the index, rounded up. */
  static Decimal largestStep(Decimal maxRatePerDay, Decimal price, long seconds) {
    return Decimal.of(
        maxRatePerDay
            .toBigDecimal()
            .multiply(price.toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .divide(DAY_SECONDS, Decimal.SCALE, RoundingMode.CEILING));
  }

  /** A rate of a period as a rate per day, rounded up. */
  static Decimal perDay(Decimal rate, int periodSeconds) {
    return rate.timesOver(
        Decimal.of(DAY_SECONDS), Decimal.of(periodSeconds), Decimal.SCALE, RoundingMode.UP);
  }

  /**
   * How much of the rate lies beyond a threshold on one side of 0, over time: the integral of
   * max(0, side × rate − threshold), in rate-seconds, to forty digits.
   *
   * @param side 1 or −1
   * @param threshold fraction per day, ≥ 0
   */
  BigDecimal excess(int side, BigDecimal threshold, long seconds) {
    BigDecimal sign = BigDecimal.valueOf(side);
    BigDecimal from = start.toBigDecimal().multiply(sign).subtract(threshold);
    BigDecimal to = goal.toBigDecimal().multiply(sign).subtract(threshold);
    BigDecimal speed = velocity.toBigDecimal().multiply(sign); // per day × day
    BigDecimal time = BigDecimal.valueOf(seconds);
    if (speed.signum() == 0) {
      return from.max(BigDecimal.ZERO).multiply(time);
    }
    BigDecimal meeting = to.subtract(from).multiply(DAY_SECONDS).divide(speed, DIGITS).min(time);
    BigDecimal end =
        meeting.compareTo(time) < 0
            ? to
            : from.add(speed.multiply(time).divide(DAY_SECONDS, DIGITS));
    BigDecimal rest = to.max(BigDecimal.ZERO).multiply(time.subtract(meeting));
    return triangleOrTrapezoid(from, end, meeting).add(rest);
  }

  /** Integral of max(0, line) while the line goes from {@code from} to {@code to}. */
  private static BigDecimal triangleOrTrapezoid(BigDecimal from, BigDecimal to, BigDecimal time) {
    if (from.signum() <= 0 && to.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal above = from.max(BigDecimal.ZERO).add(to.max(BigDecimal.ZERO));
    BigDecimal share =
        from.signum() * to.signum() < 0
            ? from.max(to).divide(from.subtract(to).abs(), DIGITS)
            : BigDecimal.ONE;
    return above.multiply(share).multiply(time).divide(BigDecimal.TWO);
  }

  /**
   * The state after {@code seconds}.
   *
   * @return the rate rounded towards 0, the index rounded for the pool
   */
  FundingState advance(FundingState state, Decimal skewSize, Decimal price, long seconds) {
    if (seconds == 0) {
      return new FundingState(start, state.index());
    }
    // Everything in rate-seconds, so that nothing is divided before the end.
    BigDecimal time = BigDecimal.valueOf(seconds);
    BigDecimal from = start.toBigDecimal();
    BigDecimal to = goal.toBigDecimal();
    BigDecimal perDay = velocity.toBigDecimal();
    BigDecimal rise = perDay.multiply(time); // per day × seconds
    BigDecimal room = to.subtract(from).multiply(DAY_SECONDS);

    if (rise.abs().compareTo(room.abs()) <= 0 || perDay.signum() == 0) {
      BigDecimal doubled = from.multiply(BigDecimal.TWO).multiply(DAY_SECONDS).add(rise);
      Decimal rate =
          Decimal.of(
              from.multiply(DAY_SECONDS)
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
    // The goal is met after room ÷ velocity seconds; the rate then stays at it:
    // integral = goal × time − (goal − start) × meeting ÷ 2, meeting = room ÷ velocity.
    BigDecimal twiceVelocity = perDay.multiply(BigDecimal.TWO);
    BigDecimal integral =
        to.multiply(time).multiply(twiceVelocity).subtract(to.subtract(from).multiply(room));
    return new FundingState(
        goal,
        grown(
            state,
            skewSize,
            integral.multiply(price.toBigDecimal()),
            twiceVelocity.multiply(DAY_SECONDS)));
  }

  /** The pool collects skew × growth: up while longs outweigh, down while shorts do. */
  private static Decimal grown(
      FundingState state, Decimal skewSize, BigDecimal numerator, BigDecimal denominator) {
    RoundingMode forPool = skewSize.isPositive() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return state.index().plus(Decimal.of(numerator.divide(denominator, Decimal.SCALE, forPool)));
  }
}
