package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Charges vega that is traded while volatility or skew stand away from where they were: the product
 * of three straight lines,
 *
 * <pre>
 * coefficient × (leastVega + vega × vegaCoefficient)
 *             × (leastSkew + |skew − referenceSkew| × skewCoefficient)
 *             × (leastVariance + volatilityVariance × varianceCoefficient) × amount
 * </pre>
 *
 * <p>rounded up once. Source: Lyra v1, OptionMarketPricer. Every parameter ≥ 0.
 *
 * @param coefficient of the whole; 0 takes no fee
 * @param referenceSkew the skew at rest, usually 1
 */
public record VarianceFee(
    Decimal coefficient,
    Decimal leastVega,
    Decimal vegaCoefficient,
    Decimal referenceSkew,
    Decimal leastSkew,
    Decimal skewCoefficient,
    Decimal leastVariance,
    Decimal varianceCoefficient)
    implements OptionFee {

  public static final String TAG = "variance";

  public VarianceFee {
    Bounds.notNegative("coefficient", coefficient);
    Bounds.notNegative("leastVega", leastVega);
    Bounds.notNegative("vegaCoefficient", vegaCoefficient);
    Bounds.notNegative("referenceSkew", referenceSkew);
    Bounds.notNegative("leastSkew", leastSkew);
    Bounds.notNegative("skewCoefficient", skewCoefficient);
    Bounds.notNegative("leastVariance", leastVariance);
    Bounds.notNegative("varianceCoefficient", varianceCoefficient);
  }

  @Override
  public Decimal fee(OptionTrade trade, int scale) {
    Decimal skewMove = trade.skew().minus(referenceSkew).abs();
    BigDecimal fee =
        coefficient
            .toBigDecimal()
            .multiply(line(leastVega, trade.vega(), vegaCoefficient))
            .multiply(line(leastSkew, skewMove, skewCoefficient))
            .multiply(line(leastVariance, trade.volatilityVariance(), varianceCoefficient))
            .multiply(trade.amount().toBigDecimal());
    return Decimal.of(fee, scale, RoundingMode.UP);
  }

  private static BigDecimal line(Decimal least, Decimal distance, Decimal slope) {
    return least.toBigDecimal().add(distance.toBigDecimal().multiply(slope.toBigDecimal()));
  }
}
