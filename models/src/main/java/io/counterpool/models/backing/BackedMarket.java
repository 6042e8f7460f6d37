package io.counterpool.models.backing;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.util.List;

/**
 * A market that the pool backs.
 *
 * @param exposure base units to be offset, signed
 * @param price settlement units for one base unit, ≥ 0
 * @param hedges how the market moves with assets of the pool; assets that the pool does not hold
 *     are left unhedged
 */
public record BackedMarket(Decimal exposure, Decimal price, List<Hedge> hedges) {

  /**
   * Part of a market's exposure that one asset offsets.
   *
   * @param asset name of the asset
   * @param beta value of the asset that moves with one unit of value of the market, either sign
   */
  public record Hedge(String asset, Decimal beta) {}

  public BackedMarket {
    Bounds.notNegative("price", price);
    hedges = List.copyOf(hedges);
  }
}
