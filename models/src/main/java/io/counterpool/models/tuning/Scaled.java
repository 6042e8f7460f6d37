package io.counterpool.models.tuning;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.funding.NoFunding;
import io.counterpool.models.funding.PoolFunding;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.funding.ZonedFunding;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.rates.DriftingRate;
import io.counterpool.models.rates.FlatRate;
import io.counterpool.models.rates.HyperbolicRate;
import io.counterpool.models.rates.JumpRate;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.PowerRate;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.rates.TwoCurveRate;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models with their strength scaled: the same shape and the same skew, utilisation and time, higher
 * or lower. Empty for a model without one strength: it remembers, follows the volatility, or looks
 * at the pool.
 *
 * <p>Rates get at most eight fraction digits, rounded up, so that a person can read them; fractions
 * stay at most 1.
 */
public final class Scaled {

  private static final int DIGITS = 8;

  private Scaled() {}

  /** Maker and taker rate by the same factor, at most 1. */
  public static Optional<TradeFee> fee(TradeFeeModel model, Decimal factor) {
    Bounds.notNegative("factor", factor);
    return switch (model) {
      case FlatFee flat -> Optional.of(new FlatFee(fraction(flat.rate(), factor)));
      case SkewFee skew ->
          Optional.of(
              new SkewFee(fraction(skew.makerRate(), factor), fraction(skew.takerRate(), factor)));
      case VolatilityFee _ -> Optional.empty();
    };
  }

  /**
   * Every borrowing rate by the same factor; what providers are told they earn stays.
   *
   * @param kink where a curve with a kink bends from now on, above 0 and below 1; null: where it
   *     does
   */
  public static Optional<RateCurve> curve(
      BorrowModel model, Decimal factor, @Nullable Decimal kink) {
    Bounds.notNegative("factor", factor);
    return switch (model) {
      case FlatRate flat -> Optional.of(new FlatRate(rate(flat.rate(), factor)));
      case KinkedRate kinked ->
          Optional.of(
              new KinkedRate(
                  rate(kinked.base(), factor),
                  kink == null ? kinked.kink() : kink,
                  rate(kinked.slope1(), factor),
                  rate(kinked.slope2(), factor)));
      case JumpRate jump ->
          Optional.of(
              new JumpRate(
                  rate(jump.base(), factor),
                  rate(jump.slope(), factor),
                  kink == null ? jump.kink() : kink,
                  rate(jump.jumpSlope(), factor)));
      case PowerRate power ->
          Optional.of(
              new PowerRate(
                  rate(power.base(), factor), rate(power.factor(), factor), power.exponent()));
      case TwoCurveRate two ->
          Optional.of(
              new TwoCurveRate(
                  rate(two.borrowBase(), factor),
                  rate(two.borrowSlope(), factor),
                  kink == null ? two.borrowKink() : kink,
                  rate(two.borrowJumpSlope(), factor),
                  two.supplyBase(),
                  two.supplySlope(),
                  two.supplyKink(),
                  two.supplyJumpSlope()));
      case HyperbolicRate hyperbolic ->
          Optional.of(
              new HyperbolicRate(
                  rate(hyperbolic.atTarget(), factor),
                  hyperbolic.target(),
                  hyperbolic.lowRatio(),
                  hyperbolic.highRatio(),
                  rate(hyperbolic.shift(), factor)));
      case DriftingRate _ -> Optional.empty();
    };
  }

  /**
   * Speed and bound by the same factor; depth of a premium, by which it divides, by the inverse.
   */
  public static Optional<FundingModel> funding(MarketFunding model, Decimal factor) {
    Bounds.positive("factor", factor);
    return switch (model) {
      case SkewVelocityFunding velocity ->
          Optional.of(
              new SkewVelocityFunding(
                  rate(velocity.maxVelocityPerDay(), factor),
                  velocity.skewScale(),
                  rate(velocity.maxRatePerDay(), factor)));
      case PremiumFunding premium ->
          Optional.of(
              new PremiumFunding(
                  factor.equals(Decimal.ONE)
                      ? premium.depth()
                      : premium.depth().dividedBy(factor, DIGITS, RoundingMode.UP),
                  premium.intervalSeconds(),
                  premium.defaultRate(),
                  rate(premium.maxRate(), factor)));
      case ZonedFunding zoned ->
          Optional.of(
              new ZonedFunding(
                  zoned.skewScale(),
                  zoned.decayBelow(),
                  zoned.growAbove(),
                  rate(zoned.growthPerDay(), factor),
                  rate(zoned.decayPerDay(), factor),
                  rate(zoned.maxRatePerDay(), factor)));
      case NoFunding _ -> Optional.empty();
      case PoolFunding _ -> Optional.empty();
    };
  }

  private static Decimal rate(Decimal rate, Decimal factor) {
    return factor.equals(Decimal.ONE) ? rate : rate.times(factor, DIGITS, RoundingMode.UP);
  }

  private static Decimal fraction(Decimal rate, Decimal factor) {
    return rate(rate, factor).min(Decimal.ONE);
  }
}
