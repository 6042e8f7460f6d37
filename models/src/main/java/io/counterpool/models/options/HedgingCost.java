package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;

/**
 * Volatility that pays for hedging in steps at a cost: with Le = √(2/π) k ÷ (v √interval) the
 * hedger sells at v √(1 + Le) and buys at v √(1 − Le). Source: H. Leland, "Option pricing and
 * replication with transactions costs", J. Finance 40, 1985.
 *
 * @param roundTripCost k, cost of buying and selling again as a fraction of what is traded, ≥ 0
 * @param hedgeIntervalYears time between two hedges, above 0
 */
public record HedgingCost(Decimal roundTripCost, Decimal hedgeIntervalYears) {

  private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;

  public HedgingCost {
    Bounds.notNegative("roundTripCost", roundTripCost);
    Bounds.positive("hedgeIntervalYears", hedgeIntervalYears);
  }

  /**
   * Leland's number.
   *
   * @param volatility per year, above 0
   */
  public double lelandNumber(double volatility) {
    Finite.positive("volatility", volatility);
    double deviation = volatility * Math.sqrt(hedgeIntervalYears.toDouble());
    return ROOT_TWO_OVER_PI * roundTripCost.toDouble() / deviation;
  }

  /** Volatility at which an option is sold. */
  public double soldVolatility(double volatility) {
    return volatility * Math.sqrt(1 + lelandNumber(volatility));
  }

  /** Whether an option can be bought at all: Leland's number is below 1. */
  public boolean canBuy(double volatility) {
    return lelandNumber(volatility) < 1;
  }

  /**
   * Volatility at which an option is bought.
   *
   * @throws OutOfRangeException if hedging this often costs more than the option can bring
   */
  public double boughtVolatility(double volatility) {
    double number = lelandNumber(volatility);
    if (!(number < 1)) {
      throw new OutOfRangeException("Leland's number must be below 1 to buy, was " + number);
    }
    return volatility * Math.sqrt(1 - number);
  }

  /**
   * Standard deviation of what hedging in steps leaves, gamma held constant: √(steps/2) |gamma| S²
   * v² interval. Source: P. Boyle and D. Emanuel, "Discretely adjusted option hedges", J. Financial
   * Economics 8, 1980.
   *
   * @param steps number of hedges, ≥ 0
   */
  public static double errorDeviation(
      double spot, double gamma, double volatility, double intervalYears, double steps) {
    Finite.notNegative("spot", spot);
    Finite.number("gamma", gamma);
    Finite.notNegative("volatility", volatility);
    Finite.notNegative("intervalYears", intervalYears);
    Finite.notNegative("steps", steps);
    double variance = volatility * volatility * intervalYears;
    return Finite.number(
        "deviation", Math.sqrt(steps / 2) * Math.abs(gamma) * spot * spot * variance);
  }
}
