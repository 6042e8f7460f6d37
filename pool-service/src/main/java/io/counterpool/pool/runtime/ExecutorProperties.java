package io.counterpool.pool.runtime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pools are executed by this process.
 *
 * @param enabled false: this process only accepts and reads
 * @param leaseTtl how long the pool of a process that died stands still, database time
 * @param ordersPerStep about how many orders are taken in by one commit
 * @param tick how often a live pool looks whether something is due
 * @param attempts how often another service is asked before a round goes on without it
 * @param retryPause between two attempts
 * @param advanceTimeout how long a step of a driven clock waits for its rounds
 */
@Validated
@ConfigurationProperties(prefix = "counterpool.executor", ignoreUnknownFields = false)
record ExecutorProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("5s") Duration leaseTtl,
    @DefaultValue("1000") @Min(1) @Max(10_000) int ordersPerStep,
    @DefaultValue("200ms") Duration tick,
    @DefaultValue("3") @Min(1) @Max(100) int attempts,
    @DefaultValue("200ms") Duration retryPause,
    @DefaultValue("60s") Duration advanceTimeout) {}
