package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * The volatility at which {@link Black76} gives a price, one at a time: the reference of {@link
 * ImpliedVolatilityBulk}.
 *
 * <p>The price is reduced to ω, the out-of-the-money value over the smaller of forward and strike
 * (see {@link OutOfTheMoney}); an in-the-money price gives up its intrinsic part with one rounding.
 * The total deviation s is then found by Householder's third-order step on ln ω below the
 * inflection d₁ = 0, on ln(1 − ω) above it, and on ω itself near the forward where both would lose
 * digits. Each starts from a closed guess within about a tenth, so that two steps reach the last
 * digits for all but extreme quotes. The use of the inflection and of third-order steps follows P.
 * Jäckel, "Let's be rational", Wilmott 2015.
 *
 * <p>Domain: D max(±(F − K), 0) ≤ price &lt; D F for a call, D K for a put. A price that rounding
 * put a few units of its last place below the intrinsic value has volatility 0. Error: at most
 * 10^-9 relative, or what a rounding of the price itself allows, {@code 4 × ulp(price) ÷ vega}.
 */
public final class ImpliedVolatility {

  /** In place of a volatility: the price is below the discounted intrinsic value. */
  public static final double BELOW_INTRINSIC = -1;

  /** In place of a volatility: the price is not below what an endless volatility gives. */
  public static final double ABOVE_BOUND = -2;

  /** Below this distance and this value ω is solved for itself. */
  static final double NEAR_DISTANCE = 0.25;

  static final double NEAR_VALUE = 0.3;

  private static final int MOST_STEPS = 32;
  private static final double LARGEST_DEVIATION = 80;
  private static final double LN_HALF = -0.6931471805599453;

  private ImpliedVolatility() {}

  /**
   * Volatility per year, ≥ 0.
   *
   * @param price discounted, settlement units
   * @param years above 0
   * @throws OutOfRangeException if the price is outside the bounds that hold without arbitrage, or
   *     another argument out of range; the message says which
   */
  public static double of(
      OptionType type, double price, double forward, double strike, double years, double discount) {
    double volatility = find(type, price, forward, strike, years, discount);
    if (volatility == BELOW_INTRINSIC) {
      throw new OutOfRangeException(
          "price must not be below the intrinsic value "
              + discount * type.intrinsic(forward, strike)
              + ", was "
              + price);
    }
    if (volatility == ABOVE_BOUND) {
      throw new OutOfRangeException(
          "price must be below "
              + discount * (type == OptionType.CALL ? forward : strike)
              + ", was "
              + price);
    }
    return volatility;
  }

  /** The volatility or one of the two codes. */
  static double find(
      OptionType type, double price, double forward, double strike, double years, double discount) {
    Finite.number("price", price);
    Finite.notNegative("forward", forward);
    Finite.notNegative("strike", strike);
    Finite.positive("years", years);
    Finite.positive("discount", discount);
    double low = Math.min(forward, strike);
    double high = Math.max(forward, strike);
    double outside = outside(type, price, forward, strike, discount);
    double unit = discount * low;
    if (outside < 0) {
      return BELOW_INTRINSIC;
    }
    if (!(outside < unit)) {
      return ABOVE_BOUND;
    }
    if (outside == 0) {
      return 0;
    }
    double x = OutOfTheMoney.logRatio(high, low);
    double s = deviation(x, (high - low) / low, outside / unit, (unit - outside) / unit);
    return s / Math.sqrt(years);
  }

  /** What the price is worth beyond exercise now; 0 if only its rounding put it below. */
  static double outside(
      OptionType type, double price, double forward, double strike, double discount) {
    boolean inTheMoney = type.sign() * (forward - strike) > 0;
    double outside = inTheMoney ? withoutIntrinsic(price, forward, strike, discount) : price;
    return outside < 0 && inTheMoney && outside >= -4 * Math.ulp(price) ? 0 : outside;
  }

  private static double withoutIntrinsic(
      double price, double forward, double strike, double discount) {
    double low = Math.min(forward, strike);
    double high = Math.max(forward, strike);
    double gap = high - low;
    double shadow = gap - high;
    double lost = (high - (gap - shadow)) - (low + shadow);
    return Math.fma(-discount, gap, price) - discount * lost;
  }

  /**
   * Total deviation.
   *
   * @param x {@code ln(larger ÷ smaller)}
   * @param gap {@code larger ÷ smaller − 1}
   * @param value ω, above 0
   * @param rest 1 − ω, above 0
   */
  static double deviation(double x, double gap, double value, double rest) {
    double inflection = Math.sqrt(2 * x);
    if (value <= OutOfTheMoney.value(x, gap, inflection)) {
      return below(x, StrictMath.log(value), inflection);
    }
    if (x <= NEAR_DISTANCE && value <= NEAR_VALUE) {
      return near(x, gap, value, inflection);
    }
    return above(x, StrictMath.log(rest), inflection);
  }

  private static double below(double x, double logValue, double inflection) {
    double s = Math.min(guessBelow(x, logValue), inflection);
    for (int i = 0; i < MOST_STEPS; i++) {
      double h = x / s;
      double a1 = Math.max(h - s / 2, 0);
      double spread = OutOfTheMoney.spread(h, s);
      double error = StrictMath.log(spread) - 0.5 * a1 * a1 - Gaussian.LOG_ROOT_TWO_PI - logValue;
      double next = Math.min(s + step(h, s, -error * spread, 1 / spread), inflection);
      if (settled(s, next)) {
        return next;
      }
      s = next > 0 ? next : s / 2;
    }
    return s;
  }

  private static double above(double x, double logRest, double inflection) {
    double s = Math.max(guessAbove(x, logRest), inflection);
    for (int i = 0; i < MOST_STEPS; i++) {
      double h = x / s;
      double a1 = Math.max(s / 2 - h, 0);
      double sum = Gaussian.mills(a1) + Gaussian.mills(s / 2 + h);
      double error = StrictMath.log(sum) - 0.5 * a1 * a1 - Gaussian.LOG_ROOT_TWO_PI - logRest;
      double next = Math.max(s + step(h, s, error * sum, -1 / sum), inflection);
      if (settled(s, next)) {
        return next;
      }
      s = Math.min(next, LARGEST_DEVIATION);
    }
    return s;
  }

  private static double near(double x, double gap, double value, double inflection) {
    double s = Math.max(guessNear(gap, value), inflection);
    for (int i = 0; i < MOST_STEPS; i++) {
      double h = x / s;
      double error = OutOfTheMoney.value(x, gap, s) - value;
      double newton = -error / Gaussian.density(s / 2 - h);
      double next = Math.max(s + step(h, s, newton, 0), inflection);
      if (settled(s, next)) {
        return next;
      }
      s = next;
    }
    return s;
  }

  /** Whether the third-order step from {@code s} left nothing that another one could improve. */
  private static boolean settled(double s, double next) {
    return Math.abs(next - s) <= 1e-6 * s;
  }

  /**
   * Householder's third-order step on g(ω(s)), with the derivatives of ω: ω″/ω′ = p = (x/s −
   * s/2)(x/s + s/2)/s and ω‴/ω′ = p² − 3 x²/s⁴ − ¼.
   *
   * @param newton −g ÷ g′
   * @param slope for g = ln: ω′ over its argument (negative for 1 − ω); 0 for ω itself
   */
  private static double step(double h, double s, double newton, double slope) {
    double t = s / 2;
    double p = (h - t) * (h + t) / s;
    double q = h / s;
    double second = p - slope;
    double third = p * p - 3 * q * q - 0.25 - 3 * slope * p + 2 * slope * slope;
    return newton
        * (1 + 0.5 * second * newton)
        / (1 + newton * (second + third * newton * (1.0 / 6)));
  }

  /**
   * From the normal model: with a = x/s, {@code ω ≈ x φ(a) (1/a − M(a)) e^(x/4)}; its inverse by a
   * rational function of √ln(1 + z), z = x e^(x/4) ÷ (ω √(2π)), fitted to 0.2 %.
   */
  private static double guessBelow(double x, double logValue) {
    double log = StrictMath.log(x) - logValue - Gaussian.LOG_ROOT_TWO_PI + 0.25 * x;
    double y = Math.sqrt(log > 30 ? log : StrictMath.log1p(StrictMath.exp(log)));
    return x / distance(y);
  }

  static double distance(double y) {
    double over = 1 + y * (0.211224857 + y * y * 0.314321879);
    double under =
        1 + y * (0.204415841 + y * (0.861907549 + y * (2.85121318e-2 + y * 0.221961768)));
    return y * y * over / under;
  }

  /**
   * {@code 1 − ω = κ Φ(−a)} with κ taken at the inflection, and the rational quantile of M.
   * Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.2.23 in its short form
   * 26.2.22.
   */
  private static double guessAbove(double x, double logRest) {
    double y = twist(x);
    double tail = Math.min(logRest - y / (1 + 0.4427 * y), LN_HALF);
    double a = quantile(Math.sqrt(-2 * tail));
    return a + Math.sqrt(a * a + 2 * x);
  }

  /** Roughly M(√(2x)) ÷ M(0). */
  static double twist(double x) {
    double k = Math.sqrt(2 * x);
    return 1.5957691216057308 / (k + Math.sqrt(k * k + 2.546479089470325));
  }

  static double quantile(double t) {
    return Math.max(t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)), 0);
  }

  /**
   * C. Corrado and T. Miller, "A note on a simple, accurate formula to compute implied standard
   * deviations", J. Banking and Finance 20, 1996, over the smaller of forward and strike.
   */
  static double guessNear(double gap, double value) {
    double g = value + 0.5 * gap;
    double square = Math.max(g * g - gap * gap * (1 / Math.PI), 0);
    return 2.5066282746310002 / (2 + gap) * (g + Math.sqrt(square));
  }
}
