package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import java.time.Instant;

/** What became of a request for terms. */
sealed interface TermsOutcome {

  /** The terms were made. */
  record Made(TermsContent content, IndexSteps steps) implements TermsOutcome {}

  /** Why there are no such terms. Listed in the order they are checked. */
  sealed interface Refused extends TermsOutcome {

    /** The market belongs to another pool. */
    record OtherPool(MarketId market, PoolId pool, PoolId asked) implements Refused {}

    /** Terms are made in ascending order of rounds, each once. */
    record RoundOutOfOrder(MarketId market, long lastRound, long round) implements Refused {}

    /** A model of the schedule whose charges these terms cannot carry from round to round. */
    record NotAccrued(MarketId market, String part, String model) implements Refused {}

    /** The instant of a round lies before that of the round before. */
    record TimeWentBack(MarketId market, Instant lastAt, Instant at) implements Refused {}
  }
}
