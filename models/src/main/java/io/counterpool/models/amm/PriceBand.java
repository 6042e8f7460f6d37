package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;

/**
 * How far trades may move the price of a curve until the band is drawn anew, for instance once a
 * round: {@code reference × (1 ± limit)}, both ends inside.
 *
 * <p>Nothing trades while the price stands outside. A trade whose end lies outside is refused,
 * unless it may leave the band once: closing and liquidation, which must not be stopped by others'
 * trades. Source: Perpetual Protocol v1, Amm.
 *
 * @param limit fraction of the reference, ≥ 0; 0: the price may not move
 */
public record PriceBand(Decimal limit) {

  public PriceBand {
    Bounds.notNegative("limit", limit);
  }

  /**
   * Whether a trade may happen.
   *
   * @param reference price that the band is drawn around, above 0
   * @param before price before the trade, ≥ 0
   * @param after price after it, ≥ 0
   * @param mayLeaveOnce true for closing and liquidation
   */
  public boolean accepts(Decimal reference, Decimal before, Decimal after, boolean mayLeaveOnce) {
    Bounds.positive("reference", reference);
    Bounds.notNegative("before", before);
    Bounds.notNegative("after", after);
    return isInside(reference, before) && (mayLeaveOnce || isInside(reference, after));
  }

  private boolean isInside(Decimal reference, Decimal price) {
    BigDecimal middle = reference.toBigDecimal();
    BigDecimal width = middle.multiply(limit.toBigDecimal());
    return price.toBigDecimal().subtract(middle).abs().compareTo(width) <= 0;
  }
}
