package io.counterpool.models.options;

/**
 * European options on a forward (F. Black, "The pricing of commodity contracts", J. Financial
 * Economics 3, 1976), one at a time: the reference of {@link EuropeanBulk}.
 *
 * <pre>
 * call = D (F Φ(d₁) − K Φ(d₂)),  put = D (K Φ(−d₂) − F Φ(−d₁))
 * d₁ = ln(F/K)/s + s/2,  d₂ = d₁ − s,  s = volatility × √years
 * </pre>
 *
 * <p>The out-of-the-money side is computed, the other one is it plus {@code D |F − K|}: both keep
 * their digits, and put-call parity holds to rounding. Domain: F, K, volatility and years ≥ 0, D
 * above 0, all finite; otherwise {@link io.counterpool.models.OutOfRangeException}. Limits: s = 0
 * gives the discounted intrinsic value (delta at F = K is the half between, gamma of that kink is
 * reported as 0), K = 0 gives D F for the call, F = 0 gives D K for the put. Error: at most 10^-12
 * relative or 10^-15 of the forward.
 */
public final class Black76 {

  /** Beyond this total deviation the price is at its upper bound to the last digit. */
  private static final double LARGEST_DEVIATION = 80;

  private Black76() {}

  /** Price, settlement units. */
  public static double price(
      OptionType type,
      double forward,
      double strike,
      double volatility,
      double years,
      double discount) {
    check(forward, strike, volatility, years, discount);
    return discount * undiscounted(type, forward, strike, deviation(volatility, years));
  }

  /** Price and Greeks. */
  public static BlackGreeks greeks(
      OptionType type,
      double forward,
      double strike,
      double volatility,
      double years,
      double discount) {
    check(forward, strike, volatility, years, discount);
    double x = distance(forward, strike);
    return greeks(type, forward, strike, x, volatility, years, discount);
  }

  /**
   * Price and Greeks where {@code x = ln(forward ÷ strike)} is known better than the rounded
   * forward can tell; arguments are in range.
   */
  static BlackGreeks greeks(
      OptionType type,
      double forward,
      double strike,
      double x,
      double volatility,
      double years,
      double discount) {
    double s = deviation(volatility, years);
    double price = discount * undiscounted(type, forward, strike, x, s);
    int sign = type.sign();
    double d1 = d1(x, s);
    double delta = sign * discount * Gaussian.below(sign * d1);
    double density = Gaussian.density(d1);
    if (density == 0) {
      return new BlackGreeks(price, delta, 0, 0, 0);
    }
    double gamma = s == 0 ? 0 : discount * density / (forward * s);
    double flow = discount * forward * density;
    double rootYears = Math.sqrt(years);
    double theta = rootYears == 0 ? 0 : -flow * volatility / (2 * rootYears);
    return new BlackGreeks(price, delta, finite(gamma), flow * rootYears, finite(theta));
  }

  /** A sensitivity too large for a double is that of a kink: 0, as at the kink itself. */
  private static double finite(double sensitivity) {
    return Double.isFinite(sensitivity) ? sensitivity : 0;
  }

  /** Price without discount by total deviation {@code s}; arguments are in range. */
  static double undiscounted(OptionType type, double forward, double strike, double s) {
    double low = Math.min(forward, strike);
    double outside = 0;
    if (low > 0) {
      double high = Math.max(forward, strike);
      double x = OutOfTheMoney.logRatio(high, low);
      outside = low * OutOfTheMoney.value(x, (high - low) / low, s);
    }
    return outside + type.intrinsic(forward, strike);
  }

  /** The same by {@code x = ln(forward ÷ strike)}. */
  static double undiscounted(OptionType type, double forward, double strike, double x, double s) {
    if (Double.isInfinite(x)) {
      return type.intrinsic(forward, strike);
    }
    double distance = Math.abs(x);
    double value = OutOfTheMoney.value(distance, StrictMath.expm1(distance), s);
    return (x > 0 ? strike : forward) * value + type.intrinsic(forward, strike);
  }

  /** ln(forward ÷ strike); infinite where one of them is 0 and the outcome certain. */
  static double distance(double forward, double strike) {
    if (strike == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return forward == 0 ? Double.NEGATIVE_INFINITY : OutOfTheMoney.logRatio(forward, strike);
  }

  /** The larger of the two quantiles; infinite where the outcome is certain. */
  static double d1(double x, double s) {
    if (s == 0) {
      return x == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, x);
    }
    return x / s + s / 2;
  }

  static double deviation(double volatility, double years) {
    return Math.min(volatility * Math.sqrt(years), LARGEST_DEVIATION);
  }

  static void check(
      double forward, double strike, double volatility, double years, double discount) {
    Finite.notNegative("forward", forward);
    Finite.notNegative("strike", strike);
    Finite.notNegative("volatility", volatility);
    Finite.notNegative("years", years);
    Finite.positive("discount", discount);
  }
}
