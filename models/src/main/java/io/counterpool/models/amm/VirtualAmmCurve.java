package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Prices by a constant-product curve without real reserves, as the premium over the index.
 *
 * <p>{@code premium = cash along the curve − size × index}, where the curve is {@link VirtualAmm}
 * at the market's skew. A re-peg or a change of depth is a new value of this record; {@link
 * VirtualAmm#repegCost} and {@link VirtualAmm#depthCost} say what it costs the pool.
 *
 * @param baseReserve virtual base units at no skew, above 0; the skew stays below it
 * @param quoteReserve virtual quote units at no skew, above 0
 * @param peg settlement units for one virtual quote unit, above 0
 * @param divergenceLimit fraction of the index beyond which the curve must re-peg or the market
 *     only reduces, above 0
 */
public record VirtualAmmCurve(
    Decimal baseReserve, Decimal quoteReserve, Decimal peg, Decimal divergenceLimit)
    implements PricingModel {

  public static final String TAG = "virtual-amm";

  public VirtualAmmCurve {
    Bounds.positive("baseReserve", baseReserve);
    Bounds.positive("quoteReserve", quoteReserve);
    Bounds.positive("peg", peg);
    Bounds.positive("divergenceLimit", divergenceLimit);
  }

  @Override
  public Decimal premium(Decimal index, Decimal skewSize, Decimal size, int scale) {
    Bounds.positive("index", index);
    return at(skewSize).premium(index, size, scale);
  }

  @Override
  public @Nullable Decimal markPremium(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return skewSize.isLessThan(baseReserve)
        ? at(skewSize).price().minus(index).dividedBy(index, RoundingMode.HALF_EVEN)
        : null;
  }

  /**
   * {@code index × (X − s) ÷ 2p}, as the price {@code p = peg × X·Y ÷ (X − s)²} rises by {@code 2p
   * ÷ (X − s)} with each base unit of skew.
   */
  @Override
  public @Nullable Decimal localDepth(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return skewSize.isLessThan(baseReserve) ? at(skewSize).localDepth(index) : null;
  }

  /** The curve at a skew. */
  public VirtualAmm at(Decimal skewSize) {
    return new VirtualAmm(baseReserve, quoteReserve, peg, skewSize);
  }

  /** Whether the curve's price at this skew is further from the index than the limit allows. */
  public boolean diverges(Decimal index, Decimal skewSize) {
    BigDecimal allowed = index.toBigDecimal().multiply(divergenceLimit.toBigDecimal());
    return at(skewSize).price().minus(index).abs().toBigDecimal().compareTo(allowed) > 0;
  }

  public VirtualAmmCurve withPeg(Decimal newPeg) {
    return new VirtualAmmCurve(baseReserve, quoteReserve, newPeg, divergenceLimit);
  }

  /** {@link VirtualAmm#withDepth} at a skew: the price there stays, the depth changes. */
  public VirtualAmmCurve withDepth(Decimal factor, Decimal skewSize) {
    VirtualAmm scaled = at(skewSize).withDepth(factor);
    return new VirtualAmmCurve(scaled.baseReserve(), scaled.quoteReserve(), peg, divergenceLimit);
  }
}
