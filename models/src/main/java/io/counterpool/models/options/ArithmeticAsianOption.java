package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Pays on the arithmetic average of the price over the last T years to expiry, watched without
 * pause, part of which may have passed. With t years left, b = rate − yield, φ(u) = (e^u − 1)/u:
 *
 * <pre>
 * E = S (t/T) φ(bt)                          mean of the part to come, over T
 * D = 2 (S t/T)² φ[(2b + v²)t, bt]           its second moment; φ[x, y] the divided difference
 * V = ln(D/E²),  X = K − (1 − t/T) averageSoFar
 * value = Black-76 of forward E, strike X and total variance V, discounted over t
 * </pre>
 *
 * <p>Source: E. Levy, "Pricing European average rate currency options", J. International Money and
 * Finance 11, 1992. The lognormal stand-in has the true first two moments. If X is not above 0 the
 * call ends in the money for certain: E − X discounted, the put 0. Carry 0 and carry −v² are
 * ordinary values here.
 *
 * @param strike settlement units, ≥ 0
 * @param averagingYears length T of the whole window, above 0; years to expiry must not exceed it
 * @param averageSoFar settlement units, ≥ 0: average over the part of the window that has passed
 */
public record ArithmeticAsianOption(
    OptionType type, Decimal strike, Decimal averagingYears, Decimal averageSoFar)
    implements OptionPricer {

  public static final String TAG = "arithmetic-asian";

  /** Both arguments below this: the divided difference is summed as a power series. */
  private static final double SERIES = 0.5;

  public ArithmeticAsianOption {
    Bounds.notNegative("strike", strike);
    Bounds.positive("averagingYears", averagingYears);
    Bounds.notNegative("averageSoFar", averageSoFar);
  }

  @Override
  public double formula(OptionMarket market, double years) {
    double whole = averagingYears.toDouble();
    if (RealBounds.notNegative("years", years) > whole) {
      throw new OutOfRangeException(
          "years must be at most averagingYears " + averagingYears + ", was " + years);
    }
    double left = years / whole;
    double v = market.volatility();
    double carry = market.carry() * years;
    double mean = RealBounds.finite("mean", market.spot() * left * growth(carry));
    double rest = strike.toDouble() - (1 - left) * averageSoFar.toDouble();
    double discount = market.discount(years);
    if (rest <= 0) {
      return type == OptionType.CALL ? discount * (mean - rest) : 0;
    }
    double second = 2 * difference(2 * carry + v * v * years, carry);
    double variance = StrictMath.log(second / (growth(carry) * growth(carry)));
    RealBounds.finite("variance of the average", variance);
    double s = Math.sqrt(Math.max(variance, 0));
    return discount * Black76.undiscounted(type, mean, rest, s);
  }

  /** φ(u) = (e^u − 1)/u, 1 at 0. */
  private static double growth(double u) {
    return u == 0 ? 1 : StrictMath.expm1(u) / u;
  }

  /** (φ(x) − φ(y))/(x − y), its limit φ′ where they meet. */
  private static double difference(double x, double y) {
    if (Math.max(Math.abs(x), Math.abs(y)) < SERIES) {
      // φ(u) = Σ u^n/(n+1)!, and (x^n − y^n)/(x − y) = Σ x^j y^(n−1−j).
      double sum = 0;
      double power = 1;
      double yPower = 1;
      double factorial = 1;
      for (int n = 1; n <= 20; n++) {
        factorial *= n + 1;
        sum += power / factorial;
        yPower *= y;
        power = power * x + yPower;
      }
      return sum;
    }
    // x φ[x, y] = e^y φ(x − y) − φ(y), and the same with x and y exchanged: divide by the larger.
    return Math.abs(x) >= Math.abs(y)
        ? (StrictMath.exp(y) * growth(x - y) - growth(y)) / x
        : (StrictMath.exp(x) * growth(y - x) - growth(x)) / y;
  }
}
