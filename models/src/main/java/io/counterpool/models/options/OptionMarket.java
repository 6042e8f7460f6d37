package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * What a lognormal price needs to be known by. The cost of carry is rate − dividendYield: the rate
 * for an asset that pays nothing, 0 for a forward (dividendYield = rate), the difference of two
 * rates for a currency.
 *
 * @param spot price now, settlement units, ≥ 0
 * @param rate continuous, per year, any sign
 * @param dividendYield continuous, per year, any sign
 * @param volatility per year, 0 to {@value #LARGEST_VOLATILITY} (100,000 %)
 */
public record OptionMarket(double spot, double rate, double dividendYield, double volatility) {

  /** Far beyond any market; its square, and what it is divided by, stay doubles. */
  public static final double LARGEST_VOLATILITY = 1000;

  private static final double LARGEST_EXPONENT = 700;

  public OptionMarket {
    RealBounds.notNegative("spot", spot);
    RealBounds.finite("rate", rate);
    RealBounds.finite("dividendYield", dividendYield);
    RealBounds.within("volatility", volatility, 0, LARGEST_VOLATILITY);
  }

  /** Growth of the forward: rate − dividendYield. */
  public double carry() {
    return rate - dividendYield;
  }

  /** Price for delivery after {@code years}: spot × e^(carry × years). */
  public double forward(double years) {
    return spot * growth("carry", carry(), years);
  }

  /** Value now of one unit after {@code years}: e^(−rate × years). */
  public double discount(double years) {
    return growth("rate", -rate, years);
  }

  /** Value now of one base unit delivered after {@code years}, over spot: e^(−yield × years). */
  public double yieldDiscount(double years) {
    return growth("dividendYield", -dividendYield, years);
  }

  /** Standard deviation of the log price after {@code years}, at most 80: beyond all is certain. */
  public double deviation(double years) {
    RealBounds.notNegative("years", years);
    return Black76.deviation(volatility, years);
  }

  /**
   * ln(forward ÷ strike) as ln(spot ÷ strike) + carry × years, which keeps digits that the rounded
   * forward has lost; infinite where spot or strike is 0.
   */
  double distance(double strike, double years) {
    double atSpot = Black76.distance(spot, strike);
    return Double.isInfinite(atSpot) ? atSpot : atSpot + carry() * years;
  }

  OptionMarket withSpot(double other) {
    return new OptionMarket(other, rate, dividendYield, volatility);
  }

  OptionMarket withRate(double other) {
    return new OptionMarket(spot, other, dividendYield, volatility);
  }

  OptionMarket withDividendYield(double other) {
    return new OptionMarket(spot, rate, other, volatility);
  }

  OptionMarket withVolatility(double other) {
    return new OptionMarket(spot, rate, dividendYield, other);
  }

  private static double growth(String name, double rate, double years) {
    RealBounds.notNegative("years", years);
    double exponent = rate * years;
    if (!(Math.abs(exponent) <= LARGEST_EXPONENT)) {
      throw new OutOfRangeException(name + " × years must be from -700 to 700, was " + exponent);
    }
    return StrictMath.exp(exponent);
  }
}
