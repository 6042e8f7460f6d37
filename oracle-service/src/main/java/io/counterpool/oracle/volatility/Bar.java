package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The price of a feed at the end of an interval in which it was seen.
 *
 * @param endsAt a multiple of the bar's length since 1970; the bar holds what was published from
 *     its beginning on and before its end
 * @param observations distinct fresh observations; null if it was brought in
 * @param round its last one; null if it was brought in
 */
record Bar(
    Instant endsAt,
    Decimal close,
    Source source,
    @Nullable Integer observations,
    @Nullable Long round) {

  /** Where a bar comes from. */
  enum Source {
    /** The feed's own rounds. */
    ROUNDS,
    /** An operator: history before them. */
    IMPORTED
  }
}
