package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * A position as valuation sees it.
 *
 * @param market its market at this round
 * @param size signed base quantity
 * @param entryNotional signed like the size, settlement asset
 * @param fundingAtTouch funding index of its side when it was last settled
 * @param borrowAtTouch borrowing index when it was last settled
 */
public record PositionMark(
    MarketMark market,
    Decimal size,
    Decimal entryNotional,
    Decimal fundingAtTouch,
    Decimal borrowAtTouch) {

  /** Unrealised profit less funding and borrowing owed, rounded down. */
  Decimal equity(Bound bound) {
    Decimal price =
        switch (bound) {
          case MIDDLE -> market.price();
          // Worst for the pool is the holder who cannot pay: the price where he has least.
          case LOWER -> market.towards(size);
          case UPPER -> market.against(size);
        };
    Decimal profit = size.times(price, RoundingMode.FLOOR).minus(entryNotional);
    Decimal funding =
        size.times(market.funding().of(size).minus(fundingAtTouch), RoundingMode.CEILING);
    Decimal borrowing =
        size.abs().times(market.borrowIndex().minus(borrowAtTouch), RoundingMode.CEILING);
    return profit.minus(funding).minus(borrowing);
  }
}
