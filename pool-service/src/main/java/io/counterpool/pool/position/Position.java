package io.counterpool.pool.position;

import io.counterpool.models.Decimal;

/**
 * What an account holds in one market.
 *
 * @param size signed base units, never 0
 * @param entryNotional Σ size × side price of the opening trades, settlement asset, same sign as
 *     size; rounded up at each opening and at each part closed
 * @param fundingIndex funding index of its side at the last touch
 * @param borrowIndex borrowing index at the last touch
 */
public record Position(
    Decimal size, Decimal entryNotional, Decimal fundingIndex, Decimal borrowIndex) {

  public boolean isLong() {
    return size.isPositive();
  }
}
