package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.Round;
import org.jspecify.annotations.Nullable;

/** What a request for a round was told. */
sealed interface RoundAnswer {

  /** A round in which every counted report meets the request. */
  record Answered(Round round) implements RoundAnswer {}

  /**
   * Too few reports meet the request.
   *
   * @param nodes how many nodes they come from, where the feed's aggregation asks for some
   */
  record BelowQuorum(FeedId feed, int valid, int quorum, @Nullable Nodes nodes)
      implements RoundAnswer {}

  /** Nodes with a report that counts, and how many a price needs. */
  record Nodes(int valid, int quorum) {}

  /** Answered before, with a round that retention has removed since. */
  record Removed(FeedId feed, long round) implements RoundAnswer {}

  /** The request's id was used for another request. */
  record IdReused() implements RoundAnswer {}
}
