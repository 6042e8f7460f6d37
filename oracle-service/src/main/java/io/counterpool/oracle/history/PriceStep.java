package io.counterpool.oracle.history;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.average.StepSum;
import io.counterpool.oracle.feed.FeedId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The price in force from one round to the next.
 *
 * @param price null if the round gave none that may be used
 * @param holds how long it may be used: the feed's greatest age of a price at that round
 * @param sum from the feed's first round up to this one, in milliseconds
 */
public record PriceStep(
    FeedId feed,
    long round,
    Instant publishedAt,
    @Nullable Decimal price,
    Duration holds,
    StepSum sum) {

  /** The sums up to {@code at}, which is not before this round and not after the next one. */
  public StepSum sumAt(Instant at) {
    return sum.plus(price, Duration.between(publishedAt, at).toMillis(), holds.toMillis());
  }
}
