package io.counterpool.margin.portfolio;

import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;

/**
 * An open position as its book of record last wrote it.
 *
 * @param size units of the base asset, positive long, never 0
 * @param entryNotional size × average entry price, settlement asset, sign of the size or 0
 * @param fundingIndex cumulative funding index of the market when the position was last touched
 * @param borrowIndex cumulative borrowing index at that moment
 */
public record Position(
    MarketId market,
    Decimal size,
    Decimal entryNotional,
    Decimal fundingIndex,
    Decimal borrowIndex) {

  public Position {
    if (size.isZero()) {
      throw new IllegalArgumentException("size must not be 0: a closed position is left out");
    }
    if (entryNotional.signum() == -size.signum()) {
      throw new IllegalArgumentException(
          "entryNotional must have the sign of size, was " + entryNotional);
    }
  }
}
