package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.List;

/**
 * Cash and holdings of a pool that is the counterparty of several markets.
 *
 * @param cash settlement units before the funding that the holdings owe
 * @param holdings one a market that trades; markets that are closed are left out
 */
public record PoolInventory(Decimal cash, List<PoolHolding> holdings) {

  public PoolInventory {
    holdings = List.copyOf(holdings);
  }

  /** Cash less {@code Σ size × fundingIndex}, exact. */
  public BigDecimal availableCash() {
    BigDecimal available = cash.toBigDecimal();
    for (PoolHolding holding : holdings) {
      available = available.subtract(holding.fundingOwed());
    }
    return available;
  }

  /** {@code Σ size × index}, exact. */
  public BigDecimal value() {
    return holdings.stream().map(PoolHolding::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** {@code Σ slippage × value²}, exact. */
  public BigDecimal square() {
    return holdings.stream().map(PoolHolding::square).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Capital that all holdings tie up, rounded up. */
  public BigDecimal requirement() {
    return holdings.stream().map(PoolHolding::requirement).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The capital measure over all holdings at their own slippage. */
  public PoolMargin margin() {
    return new PoolMargin(availableCash().add(value()), square());
  }

  /** The same with {@code amount} more cash. */
  public PoolInventory plusCash(Decimal amount) {
    return new PoolInventory(cash.plus(amount), holdings);
  }
}
