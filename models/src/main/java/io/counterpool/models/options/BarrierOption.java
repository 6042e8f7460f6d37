package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * A European option that comes alive or ends when the price reaches a barrier. With b = rate −
 * yield, μ = (b − v²/2)/v², s = v√T, f = ±1 for call and put, e = +1 for a barrier below and −1
 * above, c = e^((b−r)T), p = e^(−rT):
 *
 * <pre>
 * B = f S c Φ(f x) − f K p Φ(f (x − s)),                                x = ln(S/H)/s + (1+μ)s
 * C = f S c (H/S)^(2(μ+1)) Φ(e y) − f K p (H/S)^(2μ) Φ(e (y − s)),      y = ln(H²/(S K))/s + (1+μ)s
 * D = as C with y = ln(H/S)/s + (1+μ)s;   A = the plain option
 *                 K ≥ H                          K &lt; H
 * down-in         call C      put B − C + D      call A − B + D   put A
 * up-in           call A      put A − B + D      call B − C + D   put C
 * </pre>
 *
 * <p>and knock-out = A − knock-in, each computed for itself where it is the smaller one. The rebate
 * of a knock-out is paid at the touch, that of a knock-in at expiry if it never came alive. Once
 * the barrier is reached a knock-out is worth its rebate, a knock-in the plain option. Source: E.
 * Reiner and M. Rubinstein, "Breaking down the barriers", Risk 4, 1991.
 *
 * @param strike settlement units, ≥ 0
 * @param barrier settlement units, above 0
 * @param rebate settlement units, ≥ 0
 */
public record BarrierOption(
    OptionType type, BarrierSide side, Knock knock, Decimal strike, Decimal barrier, Decimal rebate)
    implements OptionPricer {

  public static final String TAG = "barrier";

  public BarrierOption {
    Bounds.notNegative("strike", strike);
    Bounds.positive("barrier", barrier);
    Bounds.notNegative("rebate", rebate);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double plain = new EuropeanOption(type, strike).value(market, years);
    double h = barrier.toDouble();
    if (side.isReached(market.spot(), h)) {
      return knock == Knock.IN ? plain : rebate.toDouble();
    }
    if (CertainPath.holds(market, years)) {
      return certain(market, years, plain);
    }
    double knockIn = Terms.of(this, market, years).knockIn(plain);
    return knock == Knock.IN
        ? knockIn + unusedRebate(market, years)
        : plain - knockIn + touchRebate(market, years);
  }

  private double certain(OptionMarket market, double years, double plain) {
    CertainPath path = CertainPath.of(market, years);
    double h = barrier.toDouble();
    boolean reached = path.reaches(side, h);
    if (knock == Knock.IN) {
      return reached ? plain : rebate.toDouble() * market.discount(years);
    }
    return reached ? rebate.toDouble() * market.discount(path.yearsTo(side, h)) : plain;
  }

  private double unusedRebate(OptionMarket market, double years) {
    return new TouchOption(side, TouchTerm.NO_TOUCH, Payout.CASH, barrier, rebate)
        .value(market, years);
  }

  private double touchRebate(OptionMarket market, double years) {
    return rebate.isZero()
        ? 0
        : new TouchOption(side, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH, barrier, rebate)
            .value(market, years);
  }

  /** The terms of the formula, each settlement units. */
  private record Terms(double b, double c, double d, boolean strikeAbove, int f, int e) {

    static Terms of(BarrierOption option, OptionMarket market, double years) {
      double spot = market.spot();
      double k = option.strike.toDouble();
      double h = option.barrier.toDouble();
      double v = market.volatility();
      double s = market.deviation(years);
      double mu = market.carry() / (v * v) - 0.5;
      double drift = (1 + mu) * s;
      double toBarrier = OutOfTheMoney.logRatio(h, spot);
      double toStrike = k == 0 ? Double.NEGATIVE_INFINITY : OutOfTheMoney.logRatio(k, spot);
      double asset = spot * market.yieldDiscount(years);
      double cash = k * market.discount(years);
      int f = option.type.sign();
      int e = option.side.sign();
      double x = -toBarrier / s + drift;
      double strikeImage = (2 * toBarrier - toStrike) / s + drift;
      double barrierImage = toBarrier / s + drift;
      double assetWeight = 2 * (mu + 1) * toBarrier;
      double cashWeight = 2 * mu * toBarrier;
      return new Terms(
          f * (asset * Gaussian.below(f * x) - cash * Gaussian.below(f * (x - s))),
          image(f, asset, assetWeight, cash, cashWeight, e * strikeImage, e * (strikeImage - s)),
          image(f, asset, assetWeight, cash, cashWeight, e * barrierImage, e * (barrierImage - s)),
          k >= h,
          f,
          e);
    }

    private static double image(
        int f,
        double asset,
        double assetWeight,
        double cash,
        double cashWeight,
        double first,
        double second) {
      return f
          * (asset * Gaussian.weighted(assetWeight, first)
              - cash * Gaussian.weighted(cashWeight, second));
    }

    /** Knock-in without rebate, from 0 to the plain option {@code a}. */
    double knockIn(double a) {
      double in = in(a);
      if (in <= a / 2) {
        return Math.max(in, 0);
      }
      return a - Math.clamp(out(a), 0, a);
    }

    private double in(double a) {
      return switch (shape()) {
        case IMAGE -> c;
        case ALL -> a;
        case BEYOND_STRIKE -> b - c + d;
        case BEYOND_BARRIER -> a - b + d;
      };
    }

    private double out(double a) {
      return switch (shape()) {
        case IMAGE -> a - c;
        case ALL -> 0;
        case BEYOND_STRIKE -> a - b + c - d;
        case BEYOND_BARRIER -> b - d;
      };
    }

    private Shape shape() {
      boolean towards = f == e; // a call with its barrier below, a put with its barrier above
      if (towards) {
        return strikeAbove == (f > 0) ? Shape.IMAGE : Shape.BEYOND_BARRIER;
      }
      return strikeAbove == (f < 0) ? Shape.BEYOND_STRIKE : Shape.ALL;
    }
  }

  private enum Shape {
    IMAGE,
    ALL,
    BEYOND_STRIKE,
    BEYOND_BARRIER
  }
}
