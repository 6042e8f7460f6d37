package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a pool as of one round.
 *
 * @param assets every asset accepted as collateral besides the settlement asset
 * @param tranches by rank, senior (0) first; the last is the junior
 * @param utilisationStop U1: new risk stops here
 * @param redemptionStop U2: redemptions are filled only as far as utilisation stays below
 * @param seniorShare largest share of pool value that senior may hold
 * @param seniorAndMezzanineShare likewise for senior and mezzanine together
 * @param outflowPerEpoch largest part of pool value redeemed in one epoch
 * @param insuranceTarget fee income for insurance beyond it goes to the pool, settlement asset;
 *     null: no target
 * @param incomeStreamSeconds how long the pool's fee income takes to enter share value, from the
 *     strike after it was earned; null: at once
 */
public record PoolConfig(
    String pool,
    long version,
    String settlementAsset,
    int settlementScale,
    List<CollateralAsset> assets,
    List<TrancheConfig> tranches,
    Decimal utilisationStop,
    Decimal redemptionStop,
    long epochSeconds,
    long maxClockSkewMillis,
    Decimal seniorShare,
    Decimal seniorAndMezzanineShare,
    Decimal outflowPerEpoch,
    @Nullable Decimal insuranceTarget,
    @Nullable Long incomeStreamSeconds) {

  /** A further collateral asset, valued by a feed in the settlement asset. */
  public record CollateralAsset(String asset, int scale, String feed) {}

  /**
   * One tranche; the junior's target is zero.
   *
   * @param performanceFee part of each holding's gain that goes to the treasury; null: none
   */
  public record TrancheConfig(
      String tranche, int rank, Decimal targetReturnAnnual, @Nullable Decimal performanceFee) {}
}
