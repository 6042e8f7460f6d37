package io.counterpool.pool.executor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command with its place in the pool's order of acceptance.
 *
 * @param sequence dense per pool, from 1
 * @param acceptedAt venue clock when it was made durable
 * @param watermark the oracle's intake sequence after the acceptance was durable; needed by orders,
 *     batches, cancels, withdrawals and transfers; null for the others
 */
public record TakenCommand(
    long sequence, Instant acceptedAt, @Nullable Long watermark, Command command) {}
