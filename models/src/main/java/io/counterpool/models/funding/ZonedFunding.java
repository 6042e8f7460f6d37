package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * An adaptive rate: it grows while the skew is wide, holds while it is moderate and decays while it
 * is narrow, so that a rate which has brought the market into balance stays there.
 *
 * <p>With {@code imbalance = min(|skewSize| ÷ skewScale, 1)}: a rate on the side of the skew grows
 * by {@code imbalance × growthPerDay} a day above {@code growAbove}, up to {@code maxRatePerDay},
 * and decays by {@code decayPerDay} a day below {@code decayBelow}, down to 0. A rate against the
 * skew moves to 0 at the speed of growth and past it only above {@code growAbove}; a market in
 * balance leaves the rate alone. The index grows by price × the integral of the rate, exact, so
 * that it does not matter how often the market is updated; that is why a rate of 0 does not start
 * to grow in the zone of holding, where an update later would send it back. Source: GMX v2
 * (adaptive funding), see {@link AdaptiveRate} for its own step; the imbalance there is a share of
 * the open interest.
 *
 * @param skewScale skew at which the imbalance is 1, base units, above 0
 * @param decayBelow imbalance below which the rate decays, 0 to 1
 * @param growAbove imbalance above which the rate grows, 0 to 1, at least {@code decayBelow}
 * @param growthPerDay growth at an imbalance of 1, fraction per day per day, ≥ 0
 * @param decayPerDay fraction per day per day, ≥ 0
 * @param maxRatePerDay bound of the rate's size, fraction per day, ≥ 0
 */
public record ZonedFunding(
    Decimal skewScale,
    Decimal decayBelow,
    Decimal growAbove,
    Decimal growthPerDay,
    Decimal decayPerDay,
    Decimal maxRatePerDay)
    implements FundingModel {

  public static final String TAG = "adaptive";

  public ZonedFunding {
    Bounds.positive("skewScale", skewScale);
    Bounds.fraction("decayBelow", decayBelow);
    Bounds.fraction("growAbove", growAbove);
    Bounds.atMost("decayBelow", decayBelow, "growAbove", growAbove);
    Bounds.notNegative("growthPerDay", growthPerDay);
    Bounds.notNegative("decayPerDay", decayPerDay);
    Bounds.notNegative("maxRatePerDay", maxRatePerDay);
  }

  @Override
  public FundingState advance(FundingState state, Decimal skewSize, Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return ramp(state.ratePerDay(), skewSize).advance(state, skewSize, price, seconds);
  }

  @Override
  public Decimal largestStep(Decimal price, long seconds) {
    Bounds.positive("price", price);
    Bounds.notNegativeSeconds(seconds);
    return RateRamp.largestStep(maxRatePerDay, price, seconds);
  }

  RateRamp ramp(Decimal ratePerDay, Decimal skewSize) {
    Decimal rate = ratePerDay.max(maxRatePerDay.negate()).min(maxRatePerDay);
    Decimal imbalance = skewSize.abs().min(skewScale).dividedBy(skewScale, RoundingMode.DOWN);
    int side = skewSize.signum();
    RateZone zone =
        RateZone.of(
            rate.signum(),
            side,
            imbalance.toBigDecimal(),
            decayBelow.toBigDecimal(),
            growAbove.toBigDecimal());
    return switch (zone) {
      case HOLD -> RateRamp.flat(rate);
      case DECAY -> new RateRamp(rate, signed(decayPerDay, -rate.signum()), Decimal.ZERO);
      case GROW -> {
        Decimal speed = signed(growthPerDay.times(imbalance, RoundingMode.DOWN), side);
        if (imbalance.isGreaterThan(growAbove)) {
          yield new RateRamp(rate, speed, signed(maxRatePerDay, side));
        }
        yield rate.isZero() ? RateRamp.flat(rate) : new RateRamp(rate, speed, Decimal.ZERO);
      }
    };
  }

  private static Decimal signed(Decimal magnitude, int sign) {
    return sign < 0 ? magnitude.negate() : magnitude;
  }
}
