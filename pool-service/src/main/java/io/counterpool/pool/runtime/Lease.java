package io.counterpool.pool.runtime;

import java.util.Arrays;

/**
 * A pool held by this process, and how far its executor was when it was taken.
 *
 * @param fence named by every write of the holder
 * @param cursors element n is the highest number of lane n that was taken in
 * @param step number of the last commit
 * @param unfinishedFrom every command below this sequence has all its outcomes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Lease(String pool, long fence, long[] cursors, long step, long unfinishedFrom) {

  long cursor(int lane) {
    return lane < cursors.length ? cursors[lane] : 0;
  }

  Lease {
    cursors = Arrays.copyOf(cursors, cursors.length);
  }
}
