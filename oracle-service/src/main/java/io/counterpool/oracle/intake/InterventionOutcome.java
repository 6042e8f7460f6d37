package io.counterpool.oracle.intake;

import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;

/** What became of an {@link Intervention}. */
sealed interface InterventionOutcome {

  /**
   * Done, and every consumer told by a round.
   *
   * @param by who gave the order first
   * @param round that was published for it
   */
  record Done(String by, Instant at, long round) implements InterventionOutcome {}

  /** The id was used for another order. */
  record IdReused() implements InterventionOutcome {}

  /** Why nothing was done. Listed in the order they are checked. */
  sealed interface Refused extends InterventionOutcome {

    /** There is nothing to resume: the feed is neither halted nor out of its band. */
    record NotHalted(PriceGrade grade) implements Refused {}

    /**
     * The reports observed since the halt come to no price that could be used.
     *
     * @param grade that the price would have
     * @param valid reports that count
     */
    record NotResumable(PriceGrade grade, int valid, int quorum) implements Refused {}
  }
}
