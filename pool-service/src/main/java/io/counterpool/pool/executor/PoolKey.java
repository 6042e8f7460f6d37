package io.counterpool.pool.executor;

/**
 * What never changes about a pool.
 *
 * @param settlementScale fraction digits of the settlement asset
 */
public record PoolKey(String pool, String settlementAsset, int settlementScale) {}
