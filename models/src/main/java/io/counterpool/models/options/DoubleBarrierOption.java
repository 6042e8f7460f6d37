package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;

/**
 * A European option that ends, or comes alive, when the price reaches either of two flat barriers L
 * and U; no rebate. With λ = ln(U/L), y = ln(S/L), s = v√T, m = 2b/v² + 1, h = m s²/2, and N(z) the
 * probability that z plus a normal deviation s lies where the option pays (call: ln max(K, L)/L to
 * λ; put: 0 to ln min(K, U)/L):
 *
 * <pre>
 * knock-out call = S e^((b−r)T) Σ(m) − K e^(−rT) Σ(m − 2), put with the sign turned
 * Σ(m) = Σ_k { e^(kmλ) N(y + 2kλ + h) − e^(−m(y + kλ)) N(−y − 2kλ + h) },  k = 0, ±1, ±2, …
 * </pre>
 *
 * <p>Source: N. Kunitomo and M. Ikeda, "Pricing options with curved boundaries", Mathematical
 * Finance 2, 1992. It is summed from k = 0 outwards until both neighbours add nothing, at most
 * {@value #MOST_IMAGES} a side; where π²s²/(2λ²) is above 745 no path stays inside and the
 * knock-out is worth 0. Knock-in = plain − knock-out. Outside the barriers the knock-out is worth
 * 0, the knock-in the plain option.
 *
 * @param strike settlement units, ≥ 0
 * @param lower settlement units, above 0
 * @param upper settlement units, above lower
 */
public record DoubleBarrierOption(
    OptionType type, Knock knock, Decimal strike, Decimal lower, Decimal upper)
    implements OptionPricer {

  public static final String TAG = "double-barrier";

  static final int MOST_IMAGES = 100;

  private static final double NEGLIGIBLE = 1e-18;

  public DoubleBarrierOption {
    Bounds.notNegative("strike", strike);
    Bounds.positive("lower", lower);
    if (!lower.isLessThan(upper)) {
      throw new OutOfRangeException("upper must be above lower " + lower + ", was " + upper);
    }
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double plain = new EuropeanOption(type, strike).value(market, years);
    double out = Math.clamp(knockOut(market, years, plain), 0, plain);
    return knock == Knock.OUT ? out : plain - out;
  }

  private double knockOut(OptionMarket market, double years, double plain) {
    double low = lower.toDouble();
    double high = upper.toDouble();
    double spot = market.spot();
    if (spot <= low || spot >= high) {
      return 0;
    }
    if (CertainPath.holds(market, years)) {
      CertainPath path = CertainPath.of(market, years);
      boolean reached = path.reaches(BarrierSide.DOWN, low) || path.reaches(BarrierSide.UP, high);
      return reached ? 0 : plain;
    }
    double from = type == OptionType.CALL ? Math.max(strike.toDouble(), low) : low;
    double to = type == OptionType.CALL ? high : Math.min(strike.toDouble(), high);
    if (from >= to) {
      return 0;
    }
    double width = OutOfTheMoney.logRatio(high, low);
    double s = market.deviation(years);
    if (Math.PI * Math.PI * s * s / (2 * width * width) > 745) {
      return 0;
    }
    double b = market.carry() / (market.volatility() * market.volatility());
    Images images =
        new Images(
            OutOfTheMoney.logRatio(spot, low),
            width,
            OutOfTheMoney.logRatio(from, low),
            OutOfTheMoney.logRatio(to, low),
            s);
    double asset = spot * market.yieldDiscount(years) * images.sum(2 * b + 1, (b + 0.5) * s * s);
    double cash =
        strike.toDouble() * market.discount(years) * images.sum(2 * b - 1, (b - 0.5) * s * s);
    return type.sign() * (asset - cash);
  }

  /**
   * Images of the start, all logarithms over the lower barrier.
   *
   * @param start y = ln(S/L)
   * @param width λ = ln(U/L)
   * @param from lower end of what pays
   * @param to upper end of what pays
   */
  private record Images(double start, double width, double from, double to, double s) {

    /** Probability of ending inside without a touch, for weights to the power m and drift h. */
    double sum(double m, double drift) {
      double total = image(0, m, drift);
      for (int k = 1; k <= MOST_IMAGES; k++) {
        double above = image(k, m, drift);
        double below = image(-k, m, drift);
        total += above + below;
        if (Math.abs(above) + Math.abs(below) <= NEGLIGIBLE) {
          break;
        }
      }
      return total;
    }

    private double image(int k, double m, double drift) {
      double shifted = start + 2 * k * width + drift;
      double mirrored = -start - 2 * k * width + drift;
      return Gaussian.weightedBetween(k * m * width, (from - shifted) / s, (to - shifted) / s)
          - Gaussian.weightedBetween(
              -m * (start + k * width), (from - mirrored) / s, (to - mirrored) / s);
    }
  }
}
