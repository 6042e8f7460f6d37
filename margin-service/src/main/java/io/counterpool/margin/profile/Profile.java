package io.counterpool.margin.profile;

import static io.counterpool.models.Bounds.atMost;
import static io.counterpool.models.Bounds.fraction;
import static io.counterpool.models.Bounds.notNegative;
import static io.counterpool.models.Bounds.positive;
import static io.counterpool.models.Bounds.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.jspecify.annotations.Nullable;

/**
 * How one market's positions are margined.
 *
 * @param feed oracle feed whose price marks the market
 * @param initialRate fraction of notional needed to add risk, in (0, 1]
 * @param maintenanceRate fraction of notional needed to keep it, at most {@code initialRate}
 * @param sizeScale base units; the initial rate rises by |size| ÷ this and the maintenance rate in
 *     the same proportion; null: rates do not depend on size
 * @param bufferFraction a liquidation closes until equity is (1 + this) × maintenance
 * @param closeOutFeeRate fraction of the notional closed by force, below {@code maintenanceRate}
 * @param payableProfitFraction part of an unrealised profit that counts as equity
 * @param sizeStep sizes are multiples of this
 * @param termsValiditySeconds how long terms made from this profile may be used
 */
public record Profile(
    FeedId feed,
    Decimal initialRate,
    Decimal maintenanceRate,
    @Nullable Decimal sizeScale,
    Decimal bufferFraction,
    Decimal closeOutFeeRate,
    Decimal payableProfitFraction,
    Decimal sizeStep,
    int termsValiditySeconds) {

  private static final int DAY_SECONDS = 86_400;

  public Profile {
    positive("initialRate", fraction("initialRate", initialRate));
    positive("maintenanceRate", maintenanceRate);
    atMost("maintenanceRate", maintenanceRate, "initialRate", initialRate);
    if (sizeScale != null) {
      positive("sizeScale", sizeScale);
    }
    notNegative("bufferFraction", bufferFraction);
    notNegative("closeOutFeeRate", closeOutFeeRate);
    if (closeOutFeeRate.compareTo(maintenanceRate) >= 0) {
      throw new OutOfRangeException(
          "closeOutFeeRate must be below maintenanceRate "
              + maintenanceRate
              + ", was "
              + closeOutFeeRate
              + ": a forced close would cost more than it frees");
    }
    fraction("payableProfitFraction", payableProfitFraction);
    positive("sizeStep", sizeStep);
    within("termsValiditySeconds", termsValiditySeconds, 1, DAY_SECONDS);
  }
}
