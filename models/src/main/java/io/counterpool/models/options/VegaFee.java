package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Charges a trade that leaves the pool with more vega, of either sign: {@code coefficient ×
 * volatility × |vega after| ÷ pool value × amount}, 0 if |vega after| ≤ |vega before|. Rounded up.
 * Source: Lyra v1, OptionMarketPricer.
 *
 * @param coefficient ≥ 0
 */
public record VegaFee(Decimal coefficient) implements OptionFee {

  public static final String TAG = "vega";

  public VegaFee {
    Bounds.notNegative("coefficient", coefficient);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.counterpool.models.OutOfRangeException if a fee is due and the pool is worth nothing
   */
  @Override
  public Decimal fee(OptionTrade trade, int scale) {
    if (!trade.vegaAfter().abs().isGreaterThan(trade.vegaBefore().abs())) {
      return Decimal.ZERO;
    }
    Bounds.positive("poolValue", trade.poolValue());
    BigDecimal over =
        coefficient
            .toBigDecimal()
            .multiply(trade.volatility().toBigDecimal())
            .multiply(trade.vegaAfter().abs().toBigDecimal())
            .multiply(trade.amount().toBigDecimal());
    return Decimal.of(over.divide(trade.poolValue().toBigDecimal(), scale, RoundingMode.UP));
  }
}
