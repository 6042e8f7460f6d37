package io.counterpool.models.funding;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The most that a pool pays for the funding of one market: when the side that receives is larger
 * than the side that pays, the pool pays the difference. Beyond the budget the receiving side's
 * rate is scaled down.
 *
 * <p>Stated by the day and granted by the second, so that an interval of any length has its part
 * and nobody gains by touching a market more often; what an interval leaves is not saved up. Where
 * both are stated the smaller one holds.
 *
 * @param unitsPerDay settlement units a day, ≥ 0; null: no such limit
 * @param poolFractionPerDay fraction of the pool's value a day, 0 to 1; null: no such limit
 */
public record FundingBudget(@Nullable Decimal unitsPerDay, @Nullable Decimal poolFractionPerDay) {

  public FundingBudget {
    if (unitsPerDay == null && poolFractionPerDay == null) {
      throw new OutOfRangeException("a budget states unitsPerDay, poolFractionPerDay or both");
    }
    if (unitsPerDay != null) {
      Bounds.notNegative("unitsPerDay", unitsPerDay);
    }
    if (poolFractionPerDay != null) {
      Bounds.fraction("poolFractionPerDay", poolFractionPerDay);
    }
  }

  /**
   * Settlement units a day, rounded down.
   *
   * @param poolValue settlement units; below 0 counts as 0
   */
  public Decimal perDay(Decimal poolValue) {
    Decimal part =
        poolFractionPerDay == null
            ? null
            : poolFractionPerDay.times(poolValue.max(Decimal.ZERO), RoundingMode.DOWN);
    if (part == null) {
      return unitsPerDay == null ? Decimal.ZERO : unitsPerDay;
    }
    return unitsPerDay == null ? part : part.min(unitsPerDay);
  }
}
