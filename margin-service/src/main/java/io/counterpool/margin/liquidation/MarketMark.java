package io.counterpool.margin.liquidation;

import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;

/**
 * What one market stands at in the round.
 *
 * @param price index price, settlement units per unit of the base asset
 * @param confidence half-width of the price's interval; a close fills at its worse end
 * @param fundingIndex cumulative funding index of the round, settlement units per unit of size
 * @param borrowIndex cumulative borrowing index of the round, settlement units per unit of |size|
 */
public record MarketMark(
    MarketId market,
    Decimal price,
    Decimal confidence,
    PriceGrade grade,
    Decimal fundingIndex,
    Decimal borrowIndex) {

  public MarketMark {
    Bounds.positive("price", price);
    Bounds.notNegative("confidence", confidence);
  }
}
