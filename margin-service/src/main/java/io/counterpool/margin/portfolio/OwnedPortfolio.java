package io.counterpool.margin.portfolio;

/** A copy and the pool that sent it. */
public record OwnedPortfolio(PoolId pool, Portfolio portfolio) {}
