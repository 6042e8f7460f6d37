package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What positions of one market require.
 *
 * @param initialRate fraction of notional to open a small position, above 0
 * @param maintenanceRate fraction of notional to keep it, above 0, at most the initial rate
 * @param sizeScale base units; the initial rate rises by |size| ÷ sizeScale, the maintenance rate
 *     in the same proportion; null: no rise
 * @param closeOutFeeRate fraction of notional a forced close costs the account, 0 to 1
 * @param payableProfitFraction part of an unrealised profit that counts, 0 to 1
 * @param bufferFraction how far above maintenance a partial liquidation aims, ≥ 0
 */
public record MarginTerms(
    Decimal initialRate,
    Decimal maintenanceRate,
    @Nullable Decimal sizeScale,
    Decimal closeOutFeeRate,
    Decimal payableProfitFraction,
    Decimal bufferFraction) {

  public MarginTerms {
    Bounds.positive("initialRate", initialRate);
    Bounds.positive("maintenanceRate", maintenanceRate);
    Bounds.atMost("maintenanceRate", maintenanceRate, "initialRate", initialRate);
    if (sizeScale != null) {
      Bounds.positive("sizeScale", sizeScale);
    }
    Bounds.fraction("closeOutFeeRate", closeOutFeeRate);
    Bounds.fraction("payableProfitFraction", payableProfitFraction);
    Bounds.notNegative("bufferFraction", bufferFraction);
  }

  /**
   * Fraction of the notional that a size requires: {@code rate × (1 + |size| ÷ (initialRate ×
   * sizeScale))}.
   *
   * @param rate the initial or the maintenance rate
   * @return rounded up at eighteen digits
   */
  Decimal rateAt(Decimal rate, Decimal absoluteSize) {
    return sizeScale == null
        ? rate
        : rate.plus(
            rate.dividedBy(initialRate, RoundingMode.UP)
                .timesOver(absoluteSize, sizeScale, Decimal.SCALE, RoundingMode.UP));
  }
}
