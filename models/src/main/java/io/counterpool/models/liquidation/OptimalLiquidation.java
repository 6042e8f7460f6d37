package io.counterpool.models.liquidation;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * The sale that costs least for its risk, with linear impact. Source: Almgren and Chriss 2000.
 *
 * <p>With {@code τ = days ÷ periods}, {@code η̃ = η − γ τ ÷ 2}, {@code κ̃² = λ σ² ÷ η̃} and {@code
 * κ = acosh(κ̃² τ² ÷ 2 + 1) ÷ τ}: holdings {@code x(j) = X sinh(κ (T − j τ)) ÷ sinh(κ T)}, trades
 * {@code n(j) = x(j − 1) − x(j)}, {@code E = γ X² ÷ 2 + ε |X| + (η̃ ÷ τ) Σ n²}, {@code V = σ² τ Σ
 * x²}. λ = 0 sells evenly.
 *
 * @param days T, above 0
 * @param periods trades, 1 to 100,000
 * @param dailyVolatility σ, price units per square root of a day, ≥ 0
 * @param fixedCost ε, price units per base unit, ≥ 0
 * @param permanentImpact γ, price units per base unit sold, ≥ 0
 * @param temporaryImpact η, price units per base unit and day, above γ τ ÷ 2
 */
public record OptimalLiquidation(
    double days,
    int periods,
    double dailyVolatility,
    double fixedCost,
    double permanentImpact,
    double temporaryImpact) {

  private static final int MOST_PERIODS = 100_000;

  public OptimalLiquidation {
    RealBounds.positive("days", days);
    RealBounds.within("periods", periods, 1, MOST_PERIODS);
    RealBounds.notNegative("dailyVolatility", dailyVolatility);
    RealBounds.notNegative("fixedCost", fixedCost);
    RealBounds.notNegative("permanentImpact", permanentImpact);
    RealBounds.notNegative("temporaryImpact", temporaryImpact);
    double least = permanentImpact * (days / periods) / 2;
    if (!(temporaryImpact > least)) {
      throw new OutOfRangeException(
          "temporaryImpact must be above permanentImpact × days ÷ periods ÷ 2 = "
              + least
              + ", was "
              + temporaryImpact);
    }
  }

  /**
   * A schedule and what it costs.
   *
   * @param kappaPerDay urgency; 0 sells evenly
   * @param holdings {@code [periods + 1]}, from the whole to exactly 0
   * @param trades {@code [periods]}
   * @param expectedCost E, settlement currency
   * @param variance V of the cost, settlement currency squared
   * @param objective E + λ V
   */
  @SuppressWarnings("ArrayRecordComponent") // Long, and made for this one result.
  public record Schedule(
      double kappaPerDay,
      double[] holdings,
      double[] trades,
      double expectedCost,
      double variance,
      double objective) {

    /** 1 ÷ κ: days after which 1 ÷ e is left of a sale without end; infinite where κ is 0. */
    public double halfLifeDays() {
      return 1 / kappaPerDay;
    }
  }

  /**
   * The best schedule.
   *
   * @param size base units; below 0 is bought back
   * @param riskAversion λ ≥ 0, per unit of settlement currency
   */
  public Schedule schedule(double size, double riskAversion) {
    RealBounds.finite("size", size);
    RealBounds.notNegative("riskAversion", riskAversion);
    double step = days / periods;
    double impact = temporaryImpact - permanentImpact * step / 2;
    double square = riskAversion * dailyVolatility * dailyVolatility / impact * step * step;
    RealBounds.finite("λ σ² τ² ÷ η", square);
    // acosh(1 + y) = ln(1 + y + √(y (y + 2))), without losing a small y.
    double y = square / 2;
    double perStep = StrictMath.log1p(y + StrictMath.sqrt(y) * StrictMath.sqrt(y + 2));
    double[] holdings = new double[periods + 1];
    double[] trades = new double[periods];
    double tradeSquares = 0;
    double holdingSquares = 0;
    holdings[0] = size;
    for (int j = 1; j <= periods; j++) {
      holdings[j] = size * left(perStep, j);
      trades[j - 1] = holdings[j - 1] - holdings[j];
      tradeSquares += trades[j - 1] * trades[j - 1];
      holdingSquares += holdings[j] * holdings[j];
    }
    double cost =
        permanentImpact * size * size / 2
            + fixedCost * Math.abs(size)
            + impact / step * tradeSquares;
    double variance = dailyVolatility * dailyVolatility * step * holdingSquares;
    return new Schedule(
        perStep / step,
        holdings,
        trades,
        RealBounds.finite("expectedCost", cost),
        RealBounds.finite("variance", variance),
        cost + riskAversion * variance);
  }

  /** sinh(a (n − j)) ÷ sinh(a n) as e^(−a j) (1 − e^(−2 a (n − j))) ÷ (1 − e^(−2 a n)). */
  private double left(double perStep, int j) {
    if (perStep == 0) {
      return (double) (periods - j) / periods;
    }
    return StrictMath.exp(-perStep * j)
        * (StrictMath.expm1(-2 * perStep * (periods - j))
            / StrictMath.expm1(-2 * perStep * periods));
  }
}
