package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.valuation.PoolWorth;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much risk the pool still takes on in a round: utilisation stays at or below U1. */
public final class RiskCapacity {

  private final PoolWorth worth;
  private final Decimal stop;
  private Decimal reserved;

  public RiskCapacity(PoolWorth worth, Decimal utilisationStop) {
    this.worth = worth;
    this.stop = utilisationStop;
    this.reserved = worth.reserved();
  }

  /**
   * Refusal of an order that reserves {@code more}, or null.
   *
   * @param more budget of a market that had no open interest, else 0
   */
  public @Nullable Refusal check(Decimal more) {
    Decimal utilisation =
        worth.value().isPositive()
            ? reserved.plus(more).dividedBy(worth.value(), 6, RoundingMode.CEILING)
            : Decimal.ONE;
    return utilisation.isGreaterThan(stop)
        ? new Refusal(
            "pool-utilisation",
            "The pool takes on no more risk.",
            Map.of("utilisation", utilisation, "stop", stop))
        : null;
  }

  /** An order was filled that reserved {@code more}. */
  public void reserve(Decimal more) {
    reserved = reserved.plus(more);
  }
}
