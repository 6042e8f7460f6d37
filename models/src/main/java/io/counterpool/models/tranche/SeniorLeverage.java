package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * Senior capital that follows junior capital: {@code max(0, junior × ratio − existing)}, rounded
 * down. Source: Goldfinch, FixedLeverageRatioStrategy.
 *
 * @param ratio senior units for one junior unit, ≥ 0
 */
public record SeniorLeverage(Decimal ratio) {

  public SeniorLeverage {
    Bounds.notNegative("ratio", ratio);
  }

  /**
   * What the senior may still put in, settlement units, ≥ 0.
   *
   * @param junior junior capital, ≥ 0
   * @param existing senior capital already in, ≥ 0
   */
  public Decimal investment(Decimal junior, Decimal existing) {
    Bounds.notNegative("junior", junior);
    Bounds.notNegative("existing", existing);
    return junior.times(ratio, RoundingMode.DOWN).minus(existing).max(Decimal.ZERO);
  }
}
