package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate that follows the premium of the mark over the index, with a default rate and a bound.
 *
 * <p>{@code rate = clamp(premium + defaultRate, ±maxRate)} for one interval, {@code premium = (mark
 * − index) ÷ index}. It has no memory. In a live market the premium is the one a linear curve of
 * this depth quotes, {@code skewSize ÷ depth} (see {@code SkewPremium}), so that nobody can move
 * the rate by printing a mark; {@link #rate} and {@link #growth} take a measured one.
 *
 * <p>Source: dYdX v4 (clamped premium plus default rate for eight hours); Perpetual Protocol v1
 * (premium of one day, neither default rate nor bound); GMX v2 and Gains for a rate in proportion
 * to the skew.
 *
 * @param depth base units of skew at which the premium is 1, above 0
 * @param intervalSeconds time for which the rates are stated, 1 to 31,536,000
 * @param defaultRate paid by longs at no premium, fraction per interval; negative: by shorts
 * @param maxRate bound of the rate's size, fraction per interval, ≥ 0
 */
public record PremiumFunding(
    Decimal depth, int intervalSeconds, Decimal defaultRate, Decimal maxRate)
    implements FundingModel {

  public static final String TAG = "premium";

  private static final int YEAR_SECONDS = 31_536_000;
  private static final Decimal DAY_SECONDS = Decimal.of(86_400);

  public PremiumFunding {
    Bounds.positive("depth", depth);
    Bounds.within("intervalSeconds", intervalSeconds, 1, YEAR_SECONDS);
    Bounds.notNegative("maxRate", maxRate);
  }

  /**
   * The bound that margin sets: {@code clampFactor × (initialRate − maintenanceRate)}, so that one
   * interval never costs more than what lies between opening and liquidation, times the factor.
   * Source: dYdX v4, liquidity tiers.
   *
   * @param clampFactor ≥ 0
   * @param maintenanceRate fraction of notional, at most the initial rate
   * @param scale fraction digits of the result
   * @return rounded down
   */
  public static Decimal maxRate(
      Decimal clampFactor, Decimal initialRate, Decimal maintenanceRate, int scale) {
    Bounds.notNegative("clampFactor", clampFactor);
    Bounds.atMost("maintenanceRate", maintenanceRate, "initialRate", initialRate);
    return clampFactor.times(initialRate.minus(maintenanceRate), scale, RoundingMode.DOWN);
  }

  /**
   * Rate of one interval.
   *
   * @param premium fraction of the index, of any size
   * @return fraction per interval that longs pay, rounded towards 0 at eighteen digits
   */
  public Decimal rate(BigDecimal premium) {
    return Decimal.of(
        clamped(premium.add(defaultRate.toBigDecimal()), maxRate.toBigDecimal()),
        Decimal.SCALE,
        RoundingMode.DOWN);
  }

  /**
   * What one unit of long size pays for {@code seconds} at measured prices: {@code clamp(mark −
   * index + defaultRate × index, ±maxRate × index) × seconds ÷ intervalSeconds}.
   *
   * @param mark average of the market over the interval, ≥ 0
   * @param index average of the index over the interval, above 0
   * @param seconds 0 or more
   * @param scale fraction digits of the result
   * @return settlement units for one base unit, rounded towards 0
   */
  public BigDecimal growth(Decimal mark, Decimal index, long seconds, int scale) {
    Bounds.notNegative("mark", mark);
    Bounds.positive("index", index);
    Bounds.notNegativeSeconds(seconds);
    BigDecimal base = index.toBigDecimal();
    BigDecimal premium =
        mark.toBigDecimal().subtract(base).add(base.multiply(defaultRate.toBigDecimal()));
    return clamped(premium, base.multiply(maxRate.toBigDecimal()))
        .multiply(BigDecimal.valueOf(seconds))
        .divide(BigDecimal.valueOf(intervalSeconds), scale, RoundingMode.DOWN);
  }

  @Override
  public FundingState advance(FundingState state, Decimal skewSize, Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return ramp(skewSize).advance(state, skewSize, price, seconds);
  }

  RateRamp ramp(Decimal skewSize) {
    BigDecimal premium =
        skewSize
            .toBigDecimal()
            .divide(depth.toBigDecimal(), 2 * Decimal.SCALE, RoundingMode.HALF_EVEN);
    return RateRamp.flat(perDay(rate(premium), RoundingMode.DOWN));
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return RateRamp.largestStep(perDay(maxRate, RoundingMode.UP), price, seconds);
  }

  private Decimal perDay(Decimal rate, RoundingMode rounding) {
    return rate.timesOver(DAY_SECONDS, Decimal.of(intervalSeconds), Decimal.SCALE, rounding);
  }

  private static BigDecimal clamped(BigDecimal value, BigDecimal bound) {
    return value.max(bound.negate()).min(bound);
  }
}
