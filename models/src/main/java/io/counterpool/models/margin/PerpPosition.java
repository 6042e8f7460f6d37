package io.counterpool.models.margin;

import io.counterpool.models.RealBounds;

/**
 * A perpetual position beside options.
 *
 * @param size base units, shorts below 0
 * @param price mark, ≥ 0
 * @param confidence of the mark, 0 to 1
 * @param unrealised profit and funding not yet settled
 */
public record PerpPosition(double size, double price, double confidence, double unrealised) {

  /** No position. */
  public static final PerpPosition NONE = new PerpPosition(0, 0, 1, 0);

  public PerpPosition {
    RealBounds.finite("size", size);
    RealBounds.notNegative("price", price);
    RealBounds.within("confidence", confidence, 0, 1);
    RealBounds.finite("unrealised", unrealised);
  }

  /**
   * A position by its entry: unrealised is {@code size × (price − entry) − size × fundingDelta}.
   *
   * @param fundingDelta change of the cumulative funding of one long since it was last settled
   */
  public static PerpPosition entered(
      double size, double price, double confidence, double entry, double fundingDelta) {
    return new PerpPosition(size, price, confidence, size * (price - entry) - size * fundingDelta);
  }
}
