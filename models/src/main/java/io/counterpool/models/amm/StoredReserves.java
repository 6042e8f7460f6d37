package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The virtual constant-product curve as systems keep it that store their reserves: every reserve is
 * rounded to a grid, beside {@link VirtualAmm}, which stores the traders' size and rounds cash
 * only.
 *
 * <p>After all traders have closed the reserves are {@code base + skewSize} and {@code depth² ÷
 * (base + skewSize)}. A deeper curve costs the pool when traders are skewed, because they all close
 * at a better price. Source: Drift v2, cp_curve.
 *
 * @param base virtual base units now, above 0
 * @param quote virtual quote units now, above 0
 * @param depth square root of the product that the curve keeps, above 0
 * @param peg settlement units for one virtual quote unit, above 0
 * @param skewSize longs minus shorts, base units; base + skewSize is above 0
 * @param reserveScale fraction digits of reserves and depth
 * @param cashScale fraction digits of settlement cash
 */
public record StoredReserves(
    Decimal base,
    Decimal quote,
    Decimal depth,
    Decimal peg,
    Decimal skewSize,
    int reserveScale,
    int cashScale) {

  public StoredReserves {
    Bounds.positive("base", base);
    Bounds.positive("quote", quote);
    Bounds.positive("depth", depth);
    Bounds.positive("peg", peg);
    Bounds.within("reserveScale", reserveScale, 0, Decimal.SCALE);
    Bounds.within("cashScale", cashScale, 0, Decimal.SCALE);
    if (!base.plus(skewSize).isPositive()) {
      throw new OutOfRangeException(
          "skewSize must be above minus the base reserve " + base + ", was " + skewSize);
    }
  }

  /** Base reserve after all traders have closed. */
  public Decimal terminalBase() {
    return base.plus(skewSize);
  }

  /** Quote reserve after all traders have closed, rounded down. */
  public Decimal terminalQuote() {
    BigDecimal root = depth.toBigDecimal();
    return Decimal.of(
        root.multiply(root).divide(terminalBase().toBigDecimal(), reserveScale, RoundingMode.DOWN));
  }

  /**
   * Absolute cash of closing all traders now: received by net longs, rounded down; paid by net
   * shorts, rounded up by one unit of each grid; 0 when they are flat.
   */
  public Decimal closingValue() {
    if (skewSize.isZero()) {
      return Decimal.ZERO;
    }
    if (skewSize.isPositive()) {
      return quote.minus(terminalQuote()).times(peg, cashScale, RoundingMode.DOWN);
    }
    return terminalQuote()
        .minus(quote)
        .plus(Decimal.ofUnits(1, reserveScale))
        .times(peg, cashScale, RoundingMode.DOWN)
        .plus(Decimal.ofUnits(1, cashScale));
  }

  /**
   * The curve with another depth at about the same price: base in proportion to the depth (the
   * proportion rounded down, and one unit up when the curve gets thinner), quote from the product,
   * rounded down.
   *
   * @throws OutOfRangeException if a reserve would be 0 or the traders could not close any more
   */
  public StoredReserves withDepth(Decimal newDepth) {
    Bounds.positive("depth", newDepth);
    Decimal ratio = newDepth.dividedBy(depth, reserveScale, RoundingMode.DOWN);
    if (ratio.isLessThan(Decimal.ONE)) {
      ratio = ratio.plus(Decimal.ofUnits(1, reserveScale));
    }
    Decimal newBase = Bounds.positive("base", base.times(ratio, reserveScale, RoundingMode.DOWN));
    BigDecimal root = newDepth.toBigDecimal();
    Decimal newQuote =
        Decimal.of(
            root.multiply(root).divide(newBase.toBigDecimal(), reserveScale, RoundingMode.DOWN));
    return new StoredReserves(newBase, newQuote, newDepth, peg, skewSize, reserveScale, cashScale);
  }

  /** Cost to the pool of {@link #withDepth}: above 0 it pays, below 0 it gains. */
  public Decimal depthCost(Decimal newDepth) {
    Decimal change = withDepth(newDepth).closingValue().minus(closingValue());
    return skewSize.isNegative() ? change.negate() : change;
  }
}
