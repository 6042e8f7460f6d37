package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Loss versus rebalancing: what a curve without fees loses to arbitrage against a portfolio that
 * holds the same reserves and rebalances at the market price, {@code σ²/2 × P² × |x′(P)|} per unit
 * of time. The volatility's unit of time is the result's: per √year gives a rate per year.
 *
 * <p>Results have 30 fraction digits, rounded half even. Source: Milionis, Moallemi, Roughgarden,
 * Zhang, arXiv 2208.06046.
 */
public final class RebalancingLoss {

  /** Fraction digits of the results. */
  public static final int SCALE = 30;

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);

  private RebalancingLoss() {}

  /** Fraction of the pool's value: {@code σ²/8}. */
  public static BigDecimal constantProduct(Decimal volatility) {
    return rounded(variance(volatility).divide(BigDecimal.valueOf(8), DIGITS));
  }

  /**
   * Fraction of the pool's value: {@code σ²/2 × θ × (1 − θ)}.
   *
   * @param weight θ, of the risky asset, 0 to 1
   */
  public static BigDecimal weighted(Decimal volatility, Decimal weight) {
    BigDecimal theta = Bounds.fraction("weight", weight).toBigDecimal();
    return rounded(
        variance(volatility)
            .divide(TWO, DIGITS)
            .multiply(theta)
            .multiply(BigDecimal.ONE.subtract(theta)));
  }

  /** In the second asset: {@code L × σ² × √P ÷ 4} inside the range, 0 outside it. */
  public static BigDecimal range(RangeCurve curve, Decimal price, Decimal volatility) {
    return rounded(rate(curve, price, volatility));
  }

  /** Fraction of the value of the range, whatever its liquidity. */
  public static BigDecimal rangeFraction(RangeCurve curve, Decimal price, Decimal volatility) {
    RangeCurve unit = new RangeCurve(curve.lower(), curve.upper(), Decimal.ONE);
    return rounded(rate(unit, price, volatility).divide(unit.value(price), DIGITS));
  }

  /**
   * Of a premium that is linear in the skew, in settlement units: {@code σ²/2 × K}, as {@code P² ×
   * |x′(P)|} is {@code K} for such a curve.
   *
   * @param depth K, settlement units of skew at which the premium is 1, ≥ 0
   */
  public static BigDecimal linear(Decimal volatility, BigDecimal depth) {
    return rounded(
        variance(volatility).divide(TWO, DIGITS).multiply(Bounds.notNegative("depth", depth)));
  }

  /**
   * Fee, as a fraction of the volume, that earns a constant product what it loses: {@code σ²/8 ÷
   * turnover}.
   *
   * @param turnover volume ÷ value per unit of time, above 0
   */
  public static BigDecimal breakEvenFee(Decimal volatility, BigDecimal turnover) {
    if (turnover.signum() <= 0) {
      throw new OutOfRangeException("turnover must be above 0, was " + turnover);
    }
    return rounded(variance(volatility).divide(turnover.multiply(BigDecimal.valueOf(8)), DIGITS));
  }

  private static BigDecimal rate(RangeCurve curve, Decimal price, Decimal volatility) {
    Bounds.positive("price", price);
    BigDecimal variance = variance(volatility);
    if (!curve.isActive(price)) {
      return BigDecimal.ZERO;
    }
    return curve
        .liquidity()
        .toBigDecimal()
        .multiply(variance)
        .multiply(price.toBigDecimal().sqrt(DIGITS))
        .divide(FOUR, DIGITS);
  }

  private static BigDecimal variance(Decimal volatility) {
    BigDecimal sigma = Bounds.notNegative("volatility", volatility).toBigDecimal();
    return sigma.multiply(sigma);
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
