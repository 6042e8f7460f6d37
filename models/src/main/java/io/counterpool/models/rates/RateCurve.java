package io.counterpool.models.rates;

import io.counterpool.models.Decimal;
import java.util.Map;

/** Annual borrowing rate by utilisation. */
public sealed interface RateCurve extends BorrowModel
    permits FlatRate, KinkedRate, JumpRate, PowerRate, TwoCurveRate, HyperbolicRate {

  /**
   * Annual rate as a fraction, rounded up at eighteen digits.
   *
   * @param utilisation reserved ÷ total, ≥ 0; above 1 (reserves already lost) counts as 1
   * @throws io.counterpool.models.OutOfRangeException if utilisation is below 0
   */
  Decimal annualRate(Decimal utilisation);

  /** The curves of this family by the name they have in configuration. */
  static Map<String, Class<? extends RateCurve>> models() {
    return Map.of(
        FlatRate.TAG, FlatRate.class,
        KinkedRate.TAG, KinkedRate.class,
        JumpRate.TAG, JumpRate.class,
        PowerRate.TAG, PowerRate.class,
        TwoCurveRate.TAG, TwoCurveRate.class,
        HyperbolicRate.TAG, HyperbolicRate.class);
  }
}
