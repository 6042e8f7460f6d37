package io.counterpool.models.oracle.venue;

import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;

/**
 * The latest round of a layer two's up-time feed, in the layout of {@link FeedRound}: answer 0 says
 * that the sequencer is up, 1 that it is down.
 *
 * <p>While it is down nobody but those who can write through layer one gets a transaction in; after
 * it has come back, prices written before are still the newest. A reader waits a grace period.
 * Source: Chainlink, L2 sequencer uptime feeds.
 *
 * @param startedAt unix seconds since which the status holds; 0 before the feed's first round
 */
public record SequencerStatus(boolean up, long startedAt) {

  /**
   * Reads the five words.
   *
   * @throws OutOfRangeException if there are not 160 bytes or the answer is neither 0 nor 1
   */
  public static SequencerStatus of(byte[] words) {
    FeedRound.requireRound(words);
    BigInteger answer = FeedRound.unsigned(words, 1);
    if (answer.bitLength() > 1) {
      throw new OutOfRangeException("answer of an up-time feed must be 0 or 1, was " + answer);
    }
    return new SequencerStatus(answer.signum() == 0, FeedRound.seconds(words, 2));
  }

  /**
   * Whether prices of that chain may be used: it is up, and has been for longer than the grace
   * period.
   */
  public boolean isUsable(long nowSeconds, long graceSeconds) {
    return up && startedAt > 0 && nowSeconds - startedAt > graceSeconds;
  }
}
