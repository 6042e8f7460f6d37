package io.counterpool.pool.configuration;

import io.counterpool.models.Decimal;

/** A tranche as it is configured. */
record TrancheView(
    String pool, String tranche, long version, int rank, Decimal targetReturnAnnual) {

  static TrancheView of(String pool, String tranche, Versioned<TrancheContent> stored) {
    return new TrancheView(
        pool,
        tranche,
        stored.version(),
        stored.content().rank(),
        stored.content().targetReturnAnnual());
  }
}
