package io.counterpool.models.fees;

import io.counterpool.models.Decimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fee rate that rises with a measure of volatility which the model names, up to a bound. */
public sealed interface VolatilityFee extends TradeFeeModel permits SigmoidFee, SurgeFee {

  /**
   * Fraction of the amount, 0 to 1, rounded up at eighteen digits. Never falls as volatility rises.
   *
   * @param volatility in the unit of the model, ≥ 0
   */
  Decimal rate(Decimal volatility);

  /** The rate no volatility exceeds. */
  @Override
  Decimal highestRate();

  /** The rate without any volatility. */
  Decimal baseRate();

  /** What the model charges if {@code volatility} is that of the round. */
  default FeeResolution at(Decimal volatility, @Nullable SurgeMemory memory) {
    Decimal rate = rate(volatility);
    Decimal calm = baseRate().min(rate);
    return new FeeResolution(new FlatFee(rate), rate.minus(calm), memory);
  }

  /** The fees of this family by the name they have in configuration. */
  static Map<String, Class<? extends VolatilityFee>> models() {
    return Map.of(SigmoidFee.TAG, SigmoidFee.class, SurgeFee.TAG, SurgeFee.class);
  }
}
