package io.counterpool.oracle.round;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.feed.FeedId;
import java.time.Instant;

/**
 * Which rounds of a feed are there: all from the first kept to the last. What lies before was
 * removed by retention, and to ask for it is a problem of its own: it was there, so it is no 404.
 *
 * @param first number of the first round that is kept, as are all after it
 * @param firstAt when that was published
 * @param last number of the last round
 */
public record KeptRounds(FeedId feed, long first, Instant firstAt, long last) {

  /** Refuses an instant at which a round was in force that is gone. */
  public void requireInstant(Instant at) {
    if (first > 1 && at.isBefore(firstAt)) {
      throw removed("What was published before " + InstantForm.write(firstAt));
    }
  }

  /** Refuses a number below the first that is kept. */
  public void requireNumber(long number) {
    if (number >= 1 && number < first) {
      throw removed("Round " + number);
    }
  }

  private ProblemException removed(String what) {
    return Problem.of(KitProblems.HISTORY_REMOVED)
        .detail(what + " of " + feed + " was removed: it is older than what is kept.")
        .with("feed", feed)
        .with("oldestRound", first)
        .with("oldestAt", firstAt)
        .asException();
  }
}
