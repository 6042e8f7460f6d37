package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Pays a fixed amount if a barrier is touched, or if it is not. With the passage of {@link
 * FirstPassage}: at once H-or-cash × unit; at expiry {@code e^(−rT) Q(b − v²/2)} for one settlement
 * unit, {@code S e^((b−r)T) Q(b + v²/2)} for one base unit; without a touch the same with 1 − Q.
 * Once touched it pays now what it pays at the touch (one base unit is worth the spot). Source: E.
 * Reiner and M. Rubinstein, "Unscrambling the binary code", Risk 4, 1991.
 *
 * @param barrier settlement units, above 0
 * @param amount what is paid, ≥ 0: settlement units or base units
 */
public record TouchOption(
    BarrierSide side, TouchTerm term, Payout payout, Decimal barrier, Decimal amount)
    implements OptionPricer {

  public static final String TAG = "touch";

  public TouchOption {
    Bounds.positive("barrier", barrier);
    Bounds.notNegative("amount", amount);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    return amount.toDouble()
        * switch (term) {
          case TOUCH_PAYS_AT_ONCE -> atOnce(market, years);
          case TOUCH_PAYS_AT_EXPIRY -> unit(market, years) * touched(market, years);
          case NO_TOUCH -> unit(market, years) * Math.max(1 - touched(market, years), 0);
        };
  }

  private double atOnce(OptionMarket market, double years) {
    double h = barrier.toDouble();
    if (side.isReached(market.spot(), h)) {
      return payout == Payout.ASSET ? market.spot() : 1;
    }
    double paid = payout == Payout.ASSET ? h : 1;
    if (CertainPath.holds(market, years)) {
      CertainPath path = CertainPath.of(market, years);
      return path.reaches(side, h) ? paid * market.discount(path.yearsTo(side, h)) : 0;
    }
    FirstPassage passage = new FirstPassage(market, years, side, h);
    return paid * passage.unitAtTouch(market.carry(), market.rate());
  }

  /** Value of one unit for certain at expiry. */
  private double unit(OptionMarket market, double years) {
    return switch (payout) {
      case CASH -> market.discount(years);
      case ASSET -> market.spot() * market.yieldDiscount(years);
    };
  }

  /** Probability of a touch, in the measure of what is paid. */
  private double touched(OptionMarket market, double years) {
    double h = barrier.toDouble();
    if (side.isReached(market.spot(), h)) {
      return 1;
    }
    if (CertainPath.holds(market, years)) {
      return CertainPath.of(market, years).reaches(side, h) ? 1 : 0;
    }
    double half = market.volatility() * market.volatility() / 2;
    double drift = market.carry() + (payout == Payout.ASSET ? half : -half);
    return new FirstPassage(market, years, side, h).probability(drift);
  }
}
