package io.counterpool.pool.configuration;

import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/** A tranche as it is configured. */
record TrancheView(
    String pool,
    String tranche,
    long version,
    int rank,
    Decimal targetReturnAnnual,
    @Nullable Decimal performanceFee) {

  static TrancheView of(String pool, String tranche, Versioned<TrancheContent> stored) {
    return new TrancheView(
        pool,
        tranche,
        stored.version(),
        stored.content().rank(),
        stored.content().targetReturnAnnual(),
        stored.content().performanceFee());
  }
}
