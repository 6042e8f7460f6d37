package io.counterpool.fee.schedule;

/** A version of the schedule of a market was stored. */
record SchedulePut(MarketId market) {}
