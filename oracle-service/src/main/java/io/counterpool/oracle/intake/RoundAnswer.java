package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.Round;

/** What a request for a round was told. */
sealed interface RoundAnswer {

  /** A round in which every counted report meets the request. */
  record Answered(Round round) implements RoundAnswer {}

  /** Too few reports meet the request. */
  record BelowQuorum(FeedId feed, int valid, int quorum) implements RoundAnswer {}

  /** The request's id was used for another request. */
  record IdReused() implements RoundAnswer {}
}
