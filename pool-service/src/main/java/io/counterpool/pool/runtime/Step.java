package io.counterpool.pool.runtime;

import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolRows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one commit of the executor writes.
 *
 * @param number dense per pool
 * @param journals in the order in which they were made
 * @param rows current state that changed
 * @param blockNumber of the last ledger block before this step
 * @param previousHash of that block
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Step(
    long number,
    List<Taken> taken,
    List<Journal> journals,
    PoolRows rows,
    @Nullable RoundDone round,
    long[] cursors,
    long unfinishedFrom,
    long ordersWaiting,
    long blockNumber,
    String previousHash) {

  /** A command with its place in the order of acceptance. */
  record Taken(long sequence, int lane, long laneSequence, @Nullable Long watermark) {}

  /**
   * A round that was run.
   *
   * @param input of the machine, canonical JSON
   */
  record RoundDone(long number, Instant at, String input) {}
}
