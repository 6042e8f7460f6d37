package io.counterpool.pool.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of acceptance.
 *
 * @param commandsPerCommit most commands in one transaction
 * @param queue most commands of this process that wait for the writer
 * @param backlogOrders most orders of a pool that are accepted and not finished; at least the rate
 *     of acceptance × the time between rounds
 * @param answerTimeout after this a caller is told to repeat with the same id
 * @param laneTtl how long the lane of a process that died stays closed, database time
 */
@Validated
@ConfigurationProperties(prefix = "counterpool.intake", ignoreUnknownFields = false)
record IntakeProperties(
    @DefaultValue("256") @Min(1) @Max(1000) int commandsPerCommit,
    @DefaultValue("4096") @Min(1) @Max(100_000) int queue,
    @DefaultValue("50000") @Min(100) @Max(1_000_000) long backlogOrders,
    @DefaultValue("10s") Duration answerTimeout,
    @DefaultValue("10s") Duration laneTtl) {}
