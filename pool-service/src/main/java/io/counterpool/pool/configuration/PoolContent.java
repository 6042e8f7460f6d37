package io.counterpool.pool.configuration;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a pool.
 *
 * @param assets accepted as collateral besides the settlement asset
 * @param utilisationStop U1: new risk stops here
 * @param redemptionStop U2, above U1: redemptions are filled as far as utilisation stays at most
 *     this
 * @param roundIntervalSeconds a pool round is due at least this often
 * @param minimumRoundMillis orders and deviations cause rounds no closer than this
 * @param maxClockSkewMillis how much later than its acceptance an order's price must be observed
 * @param subordination largest shares of pool value above the junior tranche
 * @param outflowPerEpoch largest part of pool value redeemed in one epoch
 * @param insuranceTarget fee income for insurance beyond it goes to the pool, settlement asset;
 *     without it insurance takes all of its part
 * @param incomeStreamSeconds how long fee income of the pool takes to enter share value, from the
 *     strike that ends the epoch in which it was earned; without it at once
 */
public record PoolContent(
    String settlementAsset,
    List<Asset> assets,
    Decimal utilisationStop,
    Decimal redemptionStop,
    long epochSeconds,
    long roundIntervalSeconds,
    long minimumRoundMillis,
    long maxClockSkewMillis,
    Subordination subordination,
    Decimal outflowPerEpoch,
    @Nullable Decimal insuranceTarget,
    @Nullable Long incomeStreamSeconds) {

  /** Fraction digits of the settlement asset of every pool. */
  public static final int SETTLEMENT_SCALE = 6;

  static final int MAX_ASSETS = 16;
  private static final long MAX_EPOCH_SECONDS = 366L * 86_400;
  private static final long MAX_INTERVAL_SECONDS = 86_400;
  private static final long MAX_MILLIS = 3_600_000;

  /** A collateral asset, valued by a feed in the settlement asset. */
  public record Asset(String asset, int scale, String feed) {
    public Asset {
      Names.require("assets.asset", asset);
      Names.require("assets.feed", feed);
      within("assets.scale", scale, 0, Decimal.SCALE);
    }
  }

  /**
   * Shares of pool value, fractions.
   *
   * @param senior most that senior may hold
   * @param mezzanine most that senior and mezzanine may hold together
   */
  public record Subordination(Decimal senior, Decimal mezzanine) {
    public Subordination {
      Bounds.fraction("subordination.senior", senior);
      Bounds.fraction("subordination.mezzanine", mezzanine);
      Bounds.atMost("subordination.senior", senior, "subordination.mezzanine", mezzanine);
    }
  }

  public PoolContent {
    assets = List.copyOf(assets);
    Names.require("settlementAsset", settlementAsset);
    if (assets.size() > MAX_ASSETS) {
      throw KitProblems.invalidField("assets", "has at most " + MAX_ASSETS + " items");
    }
    Set<String> names = new HashSet<>(Set.of(settlementAsset));
    for (Asset asset : assets) {
      if (!names.add(asset.asset())) {
        throw KitProblems.invalidField("assets", "names " + asset.asset() + " twice");
      }
    }
    Bounds.fraction("utilisationStop", utilisationStop);
    Bounds.fraction("redemptionStop", redemptionStop);
    if (utilisationStop.compareTo(redemptionStop) >= 0) {
      throw new OutOfRangeException(
          "utilisationStop must be below redemptionStop "
              + redemptionStop
              + ", was "
              + utilisationStop);
    }
    Bounds.fraction("outflowPerEpoch", outflowPerEpoch);
    if (insuranceTarget != null) {
      Bounds.notNegative("insuranceTarget", insuranceTarget).requireScale(SETTLEMENT_SCALE);
    }
    if (incomeStreamSeconds != null) {
      within("incomeStreamSeconds", incomeStreamSeconds, 1, MAX_EPOCH_SECONDS);
    }
    within("epochSeconds", epochSeconds, 1, MAX_EPOCH_SECONDS);
    within("roundIntervalSeconds", roundIntervalSeconds, 1, MAX_INTERVAL_SECONDS);
    within("minimumRoundMillis", minimumRoundMillis, 1, MAX_MILLIS);
    within("maxClockSkewMillis", maxClockSkewMillis, 0, MAX_MILLIS);
  }

  private static void within(String field, long value, long least, long largest) {
    if (value < least || value > largest) {
      throw KitProblems.invalidField(field, "is from " + least + " to " + largest);
    }
  }
}
