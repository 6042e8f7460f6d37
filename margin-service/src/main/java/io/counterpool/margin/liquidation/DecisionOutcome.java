package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.margin.profile.MarketId;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What became of a request for decisions. */
sealed interface DecisionOutcome {

  /**
   * The decisions, new or as they were first answered.
   *
   * @param body the answer as it was sent, a JSON text
   * @param judgement behind a new answer; null when the answer is repeated
   */
  record Answered(String body, @Nullable Judgement judgement) implements DecisionOutcome {}

  /** Why there are none. Listed in the order they are checked. */
  sealed interface Refused extends DecisionOutcome {

    /** The round was judged on another request. */
    record IdReused(PoolId pool, long round) implements Refused {}

    /** A later round of the pool was judged already. */
    record RoundOutOfOrder(PoolId pool, long round, long last) implements Refused {}

    /** Markets of the request have no terms of this round and pool. */
    record TermsMissing(PoolId pool, long round, SortedSet<MarketId> markets) implements Refused {}
  }
}
