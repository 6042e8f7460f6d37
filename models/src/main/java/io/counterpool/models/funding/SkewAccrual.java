package io.counterpool.models.funding;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Accrual of a model that answers the skew. */
final class SkewAccrual {

  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
  private static final MathContext DOWN = new MathContext(40, RoundingMode.DOWN);

  private SkewAccrual() {}

  static FundingCarry advance(FundingModel model, FundingCarry before, FundingInterval over) {
    Decimal skew = over.skewSize();
    long seconds = over.span().seconds();
    FundingState after =
        model.advance(
            new FundingState(before.ratePerDay(), Decimal.ZERO), skew, over.price(), seconds);
    Decimal rate = after.ratePerDay();
    BigDecimal allowed = allowed(over);
    Decimal cut =
        allowed == null ? Decimal.ZERO : cut(ramp(model, before.ratePerDay(), skew), allowed, over);
    // Who receives is the larger side, or the pool would not pay.
    boolean longsReceive = skew.isPositive();
    Decimal scaled = allowed == null ? rate : scaled(rate, allowed, over);
    return new FundingCarry(
        rate,
        longsReceive ? scaled : rate,
        longsReceive ? rate : scaled,
        before.longIndex().plus(after.index()).plus(longsReceive ? cut : Decimal.ZERO),
        before.shortIndex().plus(after.index()).minus(longsReceive ? Decimal.ZERO : cut),
        null);
  }

  private static RateRamp ramp(FundingModel model, Decimal rate, Decimal skew) {
    return switch (model) {
      case NoFunding none -> none.ramp();
      case PremiumFunding premium -> premium.ramp(skew);
      case SkewVelocityFunding velocity -> velocity.ramp(rate, skew);
      case ZonedFunding zoned -> zoned.ramp(rate, skew);
    };
  }

  /** The rate up to which the pool can pay the skew; null: any. */
  private static @Nullable BigDecimal allowed(FundingInterval over) {
    Decimal skew = over.skewSize();
    return over.budgetPerDay() == null || skew.isZero()
        ? null
        : over.budgetPerDay()
            .toBigDecimal()
            .divide(over.price().toBigDecimal().multiply(skew.abs().toBigDecimal()), DOWN);
  }

  /** What a unit of the receiving side gets less: price × (1 − payers ÷ receivers) × excess. */
  private static Decimal cut(RateRamp ramp, BigDecimal allowed, FundingInterval over) {
    Decimal skew = over.skewSize();
    return Decimal.of(
        ramp.excess(-skew.signum(), allowed, over.span().seconds())
            .multiply(over.price().toBigDecimal())
            .multiply(skew.abs().toBigDecimal())
            .divide(
                over.largerSize().toBigDecimal().multiply(DAY_SECONDS),
                Decimal.SCALE,
                RoundingMode.CEILING));
  }

  private static Decimal scaled(Decimal rate, BigDecimal allowed, FundingInterval over) {
    Decimal budget = over.budgetPerDay();
    BigDecimal size = rate.abs().toBigDecimal();
    if (budget == null
        || rate.signum() * over.skewSize().signum() >= 0
        || size.compareTo(allowed) <= 0) {
      return rate;
    }
    // (budget ÷ price + rate × payers) ÷ receivers, divided once.
    BigDecimal price = over.price().toBigDecimal();
    BigDecimal payers = over.longSize().min(over.shortSize()).toBigDecimal();
    Decimal paid =
        Decimal.of(
            budget
                .toBigDecimal()
                .add(size.multiply(payers).multiply(price))
                .divide(
                    over.largerSize().toBigDecimal().multiply(price),
                    Decimal.SCALE,
                    RoundingMode.DOWN));
    return rate.isNegative() ? paid.negate() : paid;
  }
}
