package io.counterpool.fee.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the schedule of a market was stored.
 *
 * @param fromNowOn its first instant where it applies from the moment it was stored; null: it is
 *     another one
 */
record SchedulePut(MarketId market, @Nullable Instant fromNowOn) {}
