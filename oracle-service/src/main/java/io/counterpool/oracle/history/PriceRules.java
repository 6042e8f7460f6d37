package io.counterpool.oracle.history;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.average.StepSum;
import io.counterpool.oracle.round.Round;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which price a round puts in force. Pure. */
final class PriceRules {

  private PriceRules() {}

  /** The round's price, if any action may use a price of its grade. */
  static @Nullable Decimal usable(Round round) {
    return switch (round.grade()) {
      case VALID, UNCERTAIN, VOLATILE -> round.price();
      case STALE, BELOW_QUORUM, OUT_OF_BAND, HALTED -> null;
    };
  }

  /** The step that {@code round} begins, after {@code before} or as the first of its feed. */
  static PriceStep next(@Nullable PriceStep before, Round round, Duration holds) {
    return new PriceStep(
        round.feed(),
        round.number(),
        round.publishedAt(),
        usable(round),
        holds,
        before == null ? StepSum.ZERO : before.sumAt(round.publishedAt()));
  }
}
