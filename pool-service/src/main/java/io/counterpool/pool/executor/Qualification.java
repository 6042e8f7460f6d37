package io.counterpool.pool.executor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a price was unknown to everybody when a command was accepted: every report of the round
 * was taken in after the command's watermark and observed later than its acceptance and the clocks'
 * possible difference.
 */
public final class Qualification {

  private Qualification() {}

  public static boolean qualifies(FeedRound round, TakenCommand command, long maxClockSkewMillis) {
    return qualifies(round, command.acceptedAt(), command.watermark(), maxClockSkewMillis);
  }

  /** Never without a watermark. */
  public static boolean qualifies(
      FeedRound round, Instant acceptedAt, @Nullable Long watermark, long maxClockSkewMillis) {
    Long firstIntake = round.firstIntakeSequence();
    Instant firstObserved = round.firstObservedAt();
    return watermark != null
        && firstIntake != null
        && firstObserved != null
        && firstIntake > watermark
        && firstObserved.isAfter(acceptedAt.plusMillis(maxClockSkewMillis));
  }
}
