package io.counterpool.fee.economics;

import java.time.Instant;

/** The round that a window begins after. */
record WindowStart(Instant at, MarketSums sums) {}
