package io.counterpool.pool.configuration;

import io.counterpool.models.Decimal;
import io.counterpool.pool.configuration.PoolContent.Asset;
import io.counterpool.pool.configuration.PoolContent.Subordination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pool as it is configured. */
record PoolView(
    String pool,
    long version,
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

  static PoolView of(String pool, Versioned<PoolContent> stored) {
    PoolContent content = stored.content();
    return new PoolView(
        pool,
        stored.version(),
        content.settlementAsset(),
        content.assets(),
        content.utilisationStop(),
        content.redemptionStop(),
        content.epochSeconds(),
        content.roundIntervalSeconds(),
        content.minimumRoundMillis(),
        content.maxClockSkewMillis(),
        content.subordination(),
        content.outflowPerEpoch(),
        content.insuranceTarget(),
        content.incomeStreamSeconds());
  }
}
