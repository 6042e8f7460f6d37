package io.counterpool.fee.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of the schedule of a market.
 *
 * @param version dense from 1
 * @param effectiveFrom first instant at which it applies; null: it is the first and applies to
 *     every instant
 */
public record ScheduleVersion(
    MarketId market, long version, @Nullable Instant effectiveFrom, Schedule schedule) {}
