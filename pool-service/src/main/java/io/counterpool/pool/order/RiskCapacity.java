package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.valuation.PoolWorth;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much risk the pool still takes on in a round: utilisation stays at or below U1. A pool that
 * is worth nothing takes on none.
 */
public final class RiskCapacity {

  private final PoolWorth worth;
  private final Decimal stop;
  private final Set<String> opened = new HashSet<>();
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
  public @Nullable Refusal check(String market, Decimal more) {
    Decimal utilisation =
        worth.value().isPositive()
            ? reserved.plus(fresh(market, more)).dividedBy(worth.value(), 6, RoundingMode.CEILING)
            : Decimal.ONE;
    return utilisation.isGreaterThan(stop)
        ? new Refusal(
            "pool-utilisation",
            "The pool takes on no more risk.",
            Map.of("utilisation", utilisation, "stop", stop))
        : null;
  }

  /**
   * An order was filled that reserved {@code more}. A market that is closed and opened again in one
   * round reserves its budget once.
   */
  public void reserve(String market, Decimal more) {
    reserved = reserved.plus(fresh(market, more));
    if (!more.isZero()) {
      opened.add(market);
    }
  }

  private Decimal fresh(String market, Decimal more) {
    return opened.contains(market) ? Decimal.ZERO : more;
  }
}
