package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Black76;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Scanning risk over the sixteen scenarios of SPAN: the price moves 0, ±1/3, ±2/3 and ±1 of its
 * scan range, each with volatility up and then down, and two extreme moves with volatility
 * unchanged, of which only a part counts. Source: CME, SPAN method.
 *
 * @param priceScanRange ≥ 0
 * @param volatilityScanRange absolute, per year, ≥ 0
 * @param extremeMultiple scan ranges of an extreme move, ≥ 0
 * @param extremeCover part of an extreme result that counts, 0 to 1
 * @param lookAheadYears by which time passes in every scenario, ≥ 0
 */
public record SpanScan(
    double priceScanRange,
    double volatilityScanRange,
    double extremeMultiple,
    double extremeCover,
    double lookAheadYears) {

  /** Scenarios of an array. */
  public static final int SCENARIOS = 16;

  private static final int NORMAL = 14;
  private static final double[] THIRDS = {0, 1, -1, 2, -2, 3, -3};

  public SpanScan {
    RealBounds.notNegative("priceScanRange", priceScanRange);
    RealBounds.notNegative("volatilityScanRange", volatilityScanRange);
    RealBounds.notNegative("extremeMultiple", extremeMultiple);
    RealBounds.within("extremeCover", extremeCover, 0, 1);
    RealBounds.notNegative("lookAheadYears", lookAheadYears);
  }

  /**
   * A holding with its published array.
   *
   * @param quantity contracts, shorts below 0
   * @param profitPerLong profit of one contract bought, in the order of the scenarios
   */
  public record Holding(Decimal quantity, List<Decimal> profitPerLong) {

    public Holding {
      profitPerLong = List.copyOf(profitPerLong);
      if (profitPerLong.size() != SCENARIOS) {
        throw new OutOfRangeException(
            "profitPerLong must hold " + SCENARIOS + " values, held " + profitPerLong.size());
      }
    }
  }

  /**
   * The risk of a portfolio.
   *
   * @param profits profit of each scenario
   * @param scanRisk largest loss, ≥ 0
   * @param worstScenario from 1; of equals the first
   */
  public record Risk(List<Decimal> profits, Decimal scanRisk, int worstScenario) {}

  /** Adds up arrays, each product rounded down: a gain less, a loss more. */
  public static Risk scan(List<Holding> holdings) {
    List<Decimal> profits = new ArrayList<>();
    for (int s = 0; s < SCENARIOS; s++) {
      Decimal sum = Decimal.ZERO;
      for (Holding holding : holdings) {
        sum =
            sum.plus(holding.quantity().times(holding.profitPerLong().get(s), RoundingMode.FLOOR));
      }
      profits.add(sum);
    }
    int worst = 0;
    for (int s = 1; s < SCENARIOS; s++) {
      worst = profits.get(s).isLessThan(profits.get(worst)) ? s : worst;
    }
    return new Risk(List.copyOf(profits), profits.get(worst).negate().max(Decimal.ZERO), worst + 1);
  }

  /**
   * The array of an option by undiscounted Black-76: amount × (value in the scenario − value now).
   * Prices, volatilities and times that a scenario takes below 0 are 0.
   *
   * @param option volatility now, amount with its sign
   * @param forward ≥ 0
   * @param years to expiry, ≥ 0
   * @return {@code [16]}
   */
  public double[] profits(OptionPosition option, double forward, double years) {
    RealBounds.notNegative("forward", forward);
    RealBounds.notNegative("years", years);
    double now = value(option, forward, option.volatility(), years);
    double later = Math.max(0, years - lookAheadYears);
    double[] out = new double[SCENARIOS];
    for (int s = 0; s < SCENARIOS; s++) {
      boolean extreme = s >= NORMAL;
      double side = s % 2 == 0 ? 1 : -1;
      double move =
          extreme ? side * extremeMultiple * priceScanRange : THIRDS[s / 2] * priceScanRange / 3;
      double volatility = option.volatility() + (extreme ? 0 : side * volatilityScanRange);
      double profit =
          value(option, Math.max(0, forward + move), Math.max(0, volatility), later) - now;
      out[s] = option.amount() * (extreme ? extremeCover * profit : profit);
      RealBounds.finite("profit", out[s]);
    }
    return out;
  }

  /** Largest loss of an array, ≥ 0. */
  public static double scanRisk(double[] profits) {
    return Math.max(0, -profits[worstScenario(profits) - 1]);
  }

  /** Scenario of the largest loss, from 1; of equals the first. */
  public static int worstScenario(double[] profits) {
    if (profits.length != SCENARIOS) {
      throw new OutOfRangeException(
          "profits must hold " + SCENARIOS + " values, held " + profits.length);
    }
    int worst = 0;
    for (int s = 1; s < SCENARIOS; s++) {
      worst = profits[s] < profits[worst] ? s : worst;
    }
    return worst + 1;
  }

  private static double value(
      OptionPosition option, double forward, double volatility, double years) {
    return Black76.price(option.type(), forward, option.strike(), volatility, years, 1);
  }
}
