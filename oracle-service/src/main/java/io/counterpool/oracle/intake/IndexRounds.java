package io.counterpool.oracle.intake;

import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.IndexGraph;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.PriceIndex;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundCause;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last rounds of feeds as prices by which reports of other feeds are converted. Pure.
 *
 * @param books working state of the feeds and of every index that they lead to
 */
record IndexRounds(Map<FeedId, FeedBook> books) {

  /** Which feed converts by which. */
  IndexGraph graph() {
    return new IndexGraph(
        feed -> {
          FeedBook book = books.get(feed);
          return book == null ? Set.of() : book.configured().indexes();
        });
  }

  /** What the newest reports of a feed say, converted by the indexes that are usable now. */
  Assessment assess(FeedBook book, Instant now, RoundConstraint constraint) {
    return assess(book, now, constraint, book.standing());
  }

  /** The same as if the feed's past were {@code standing}. */
  Assessment assess(FeedBook book, Instant now, RoundConstraint constraint, Standing standing) {
    return book.assess(now, constraint, usable(book, now), standing);
  }

  private Map<FeedId, PriceIndex> usable(FeedBook book, Instant now) {
    Map<FeedId, PriceIndex> usable = new TreeMap<>();
    for (FeedId feed : book.configured().indexes()) {
      FeedBook index = books.get(feed);
      if (index != null) {
        PriceIndex.of(book.settings(), index.settings(), index.last(), now)
            .ifPresent(price -> usable.put(feed, price));
      }
    }
    return usable;
  }

  /**
   * Whether a report was taken in, or an index published, after {@code round} was made, or after
   * the instant that it speaks of.
   */
  boolean hasNewsSince(Round round, FeedBook book) {
    return book.hasNewsSince(round)
        || book.configured().indexes().stream()
            .map(books::get)
            .anyMatch(index -> index != null && isNews(index.last(), round));
  }

  private static boolean isNews(@Nullable Round index, Round round) {
    return index != null
        && (index.eventSequence() > round.eventSequence()
            || (round.cause() == RoundCause.SCHEDULED && !index.precedes(round.publishedAt())));
  }
}
