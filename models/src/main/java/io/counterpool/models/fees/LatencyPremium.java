package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.options.PriceLatency;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a fill at a price that is late pays for the move the pool cannot see: {@code deviations ×
 * volatility × √(seconds ÷ year)} of the notional, at most {@code maxRate}. See {@link
 * PriceLatency#buffer}.
 *
 * @param seconds high quantile of the measured latency, 0 to 3,600
 * @param deviations standard deviations that are charged, 0 to 10
 * @param maxRate bound of the rate, fraction of the notional, 0 to 1; charged while nobody knows
 *     the volatility
 */
public record LatencyPremium(Decimal seconds, Decimal deviations, Decimal maxRate) {

  private static final Decimal LONGEST = Decimal.of(3600);
  private static final Decimal MOST_DEVIATIONS = Decimal.of(10);

  /** Volatilities are fractions; beyond this the rate is at its bound anyway. */
  private static final Decimal WILDEST = Decimal.of(1_000_000);

  public LatencyPremium {
    Bounds.within("seconds", seconds, Decimal.ZERO, LONGEST);
    Bounds.within("deviations", deviations, Decimal.ZERO, MOST_DEVIATIONS);
    Bounds.fraction("maxRate", maxRate);
  }

  /**
   * Fraction of the notional, rounded up at twelve digits: that many a double carries surely.
   *
   * @param volatilityAnnual fraction per √year, ≥ 0; null: not known
   */
  public Decimal rate(@Nullable Decimal volatilityAnnual) {
    if (volatilityAnnual == null) {
      return maxRate;
    }
    Bounds.notNegative("volatilityAnnual", volatilityAnnual);
    double rate =
        new PriceLatency(seconds, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO)
            .buffer(volatilityAnnual.min(WILDEST).toDouble(), deviations.toDouble());
    return Decimal.of(rate, 12, RoundingMode.CEILING).min(maxRate);
  }
}
