package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;

/**
 * Total variance as a hyperbola of the log moneyness k = ln(K/F), J. Gatheral's raw "stochastic
 * volatility inspired" form (2004), held within bounds so that far strikes stay finite:
 *
 * <pre>
 * k within ±widest × √(a + bσ)
 * w = a + b (ρ (k − m) + √((k − m)² + σ²)),  at most largestVariance;  volatility = √(w/years)
 * </pre>
 *
 * <p>Beyond the widest k the volatility is flat. A strike of 0 has volatility 0. A negative w is
 * refused where it is met; {@link #leastVariance} says before whether that can be.
 *
 * @param a level, any sign
 * @param b slope of the wings, ≥ 0
 * @param rho tilt, −1 to 1
 * @param m place of the turn
 * @param sigma width of the turn, ≥ 0; a + bσ must not be below 0
 * @param widest in deviations √(a + bσ), ≥ 0; 4 is usual
 * @param largestVariance above 0; 144 is usual
 */
public record SviSmile(
    Decimal a,
    Decimal b,
    Decimal rho,
    Decimal m,
    Decimal sigma,
    Decimal widest,
    Decimal largestVariance)
    implements VolatilitySmile {

  public static final String TAG = "svi";

  private static final Decimal WIDEST = Decimal.of(4);
  private static final Decimal LARGEST_VARIANCE = Decimal.of(144);

  public SviSmile {
    Bounds.notNegative("b", b);
    Bounds.within("rho", rho, Decimal.ONE.negate(), Decimal.ONE);
    Bounds.notNegative("sigma", sigma);
    Bounds.notNegative("widest", widest);
    Bounds.positive("largestVariance", largestVariance);
    if (a.toDouble() + b.toDouble() * sigma.toDouble() < 0) {
      throw new OutOfRangeException(
          "a + b × sigma must not be below 0, was a " + a + ", b " + b + ", sigma " + sigma);
    }
  }

  /** With the usual bounds: four deviations and a total variance of 144. */
  public SviSmile(Decimal a, Decimal b, Decimal rho, Decimal m, Decimal sigma) {
    this(a, b, rho, m, sigma, WIDEST, LARGEST_VARIANCE);
  }

  @Override
  public double volatility(double forward, double strike, double years) {
    Finite.positive("years", years);
    if (Finite.notNegative("strike", strike) == 0) {
      Finite.positive("forward", forward);
      return 0;
    }
    return Math.sqrt(totalVariance(logMoneyness(forward, strike)) / years);
  }

  /** ln(strike ÷ forward) within its bounds. */
  public double logMoneyness(double forward, double strike) {
    Finite.positive("forward", forward);
    Finite.positive("strike", strike);
    double bound = widest.toDouble() * Math.sqrt(a.toDouble() + b.toDouble() * sigma.toDouble());
    return Math.clamp(OutOfTheMoney.logRatio(strike, forward), -bound, bound);
  }

  /**
   * Variance to expiry at a log moneyness that is within its bounds.
   *
   * @throws OutOfRangeException if the hyperbola is below 0 there
   */
  public double totalVariance(double k) {
    double distance = Finite.number("log moneyness", k) - m.toDouble();
    double width = sigma.toDouble();
    double root = Math.sqrt(distance * distance + width * width);
    double w = a.toDouble() + b.toDouble() * (rho.toDouble() * distance + root);
    if (!(w >= 0)) {
      throw new OutOfRangeException(
          "total variance must not be below 0, was " + w + " at log moneyness " + k);
    }
    return Math.min(w, largestVariance.toDouble());
  }

  /** The lowest total variance of the hyperbola: a + bσ√(1 − ρ²). */
  public double leastVariance() {
    double tilt = rho.toDouble();
    return a.toDouble() + b.toDouble() * sigma.toDouble() * Math.sqrt(1 - tilt * tilt);
  }

  /**
   * Slope b (1 + |ρ|) of the steeper wing. Above 2 far strikes can be arbitraged (R. Lee, "The
   * moment formula for implied volatility at extreme strikes", Mathematical Finance 14, 2004).
   */
  public Decimal steepestWing() {
    return b.times(Decimal.ONE.plus(rho.abs()), java.math.RoundingMode.UP);
  }
}
