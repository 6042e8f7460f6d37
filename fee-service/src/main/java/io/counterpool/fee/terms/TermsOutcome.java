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

    /** The instant of a round lies before that of the round before. */
    record TimeWentBack(MarketId market, Instant lastAt, Instant at) implements Refused {}

    /** The schedule needs a part of the state that the pool did not send. */
    record StateMissing(MarketId market, String field) implements Refused {}
  }
}
