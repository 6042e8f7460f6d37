package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A constant-product curve without real reserves, and where on it the traders stand.
 *
 * <p>With X and Y the reserves when all traders are flat and s their net size, the curve holds
 * {@code x = X − s} and {@code y = X·Y ÷ x}; its price is {@code peg × y ÷ x}. The state is s
 * itself and y is never stored, so no rounding builds up: a trade's cash depends only on where it
 * starts and ends, and only the cash is rounded. Source: Perpetual Protocol v1 (Amm) for the curve,
 * Drift v2 (repeg, cp_curve) for the peg and its costs.
 *
 * @param baseReserve X, base units, above 0
 * @param quoteReserve Y, virtual quote units, above 0
 * @param peg settlement units for one virtual quote unit, above 0
 * @param skewSize s, longs minus shorts, base units, below X
 */
public record VirtualAmm(Decimal baseReserve, Decimal quoteReserve, Decimal peg, Decimal skewSize) {

  private static final RoundingMode NEAREST = RoundingMode.HALF_EVEN;

  /** Digits that a decimal has before the point. */
  private static final int WHOLE_DIGITS = 20;

  public VirtualAmm {
    Bounds.positive("baseReserve", baseReserve);
    Bounds.positive("quoteReserve", quoteReserve);
    Bounds.positive("peg", peg);
    if (skewSize.compareTo(baseReserve) >= 0) {
      throw new OutOfRangeException(
          "skewSize must be below the base reserve " + baseReserve + ", was " + skewSize);
    }
  }

  /** Price of the next unit, settlement units for one base unit, nearest at eighteen digits. */
  public Decimal price() {
    BigDecimal x = remaining(skewSize);
    return ratio(constant(), x.multiply(x), Decimal.SCALE, NEAREST);
  }

  /**
   * {@code index ÷ (∂price ÷ ∂s)}: the base units that would move {@link #price} by the index, to
   * first order.
   *
   * @param index settlement units for one base unit, above 0
   * @return base units, nearest at eighteen digits; null if that is 0 or more than a decimal holds
   */
  @Nullable Decimal localDepth(Decimal index) {
    BigDecimal x = remaining(skewSize);
    BigDecimal depth =
        index
            .toBigDecimal()
            .multiply(x.pow(3))
            .divide(constant().multiply(BigDecimal.TWO), Decimal.SCALE, NEAREST);
    return depth.signum() > 0 && depth.precision() - depth.scale() <= WHOLE_DIGITS
        ? Decimal.of(depth)
        : null;
  }

  /**
   * Cash for {@code baseSize}: above 0 the trader pays for buying, below 0 the trader receives for
   * selling.
   *
   * @param baseSize signed base units
   * @return {@code peg × X·Y × baseSize ÷ ((X − s)(X − s − baseSize))}, settlement units, rounded
   *     up to {@code scale} digits: against the trader on both sides
   * @throws OutOfRangeException if the trade would take the whole base reserve
   */
  public Decimal quoteFor(Decimal baseSize, int scale) {
    return ratio(cash(baseSize), path(baseSize), scale, RoundingMode.CEILING);
  }

  /**
   * {@link #quoteFor} less {@code baseSize × index}, rounded up once.
   *
   * @param index settlement units for one base unit
   */
  public Decimal premium(Decimal index, Decimal baseSize, int scale) {
    BigDecimal path = path(baseSize);
    BigDecimal atIndex = index.toBigDecimal().multiply(baseSize.toBigDecimal());
    return ratio(
        cash(baseSize).subtract(atIndex.multiply(path)), path, scale, RoundingMode.CEILING);
  }

  /**
   * Base units for {@code quote} virtual quote units put in (above 0, a buy) or taken out (below 0,
   * a sale).
   *
   * @return signed size: what a buyer receives rounded down, what a seller owes rounded away from 0
   * @throws OutOfRangeException if the quote reserve would be emptied
   */
  public Decimal sizeFor(Decimal quote, int scale) {
    // Buying moves x to X·Y ÷ (y + quote); with y = X·Y ÷ x this is x·quote ÷ (y + quote).
    BigDecimal x = remaining(skewSize);
    BigDecimal product = product();
    BigDecimal yTimesX = product.add(quote.toBigDecimal().multiply(x));
    if (yTimesX.signum() <= 0) {
      throw new OutOfRangeException("the trade would empty the quote reserve: " + quote);
    }
    return ratio(x.multiply(x).multiply(quote.toBigDecimal()), yTimesX, scale, RoundingMode.FLOOR);
  }

  /**
   * {@link #price} after {@code quote} virtual quote units are put in or taken out: {@code peg × (y
   * + quote)² ÷ X·Y}, without the rounding of a size.
   *
   * @return settlement units for one base unit, rounded down at eighteen digits
   * @throws OutOfRangeException if the quote reserve would be emptied
   */
  public Decimal priceAfterQuote(Decimal quote) {
    BigDecimal x = remaining(skewSize);
    BigDecimal yTimesX = product().add(quote.toBigDecimal().multiply(x));
    if (yTimesX.signum() <= 0) {
      throw new OutOfRangeException("the trade would empty the quote reserve: " + quote);
    }
    return ratio(
        yTimesX.multiply(yTimesX).multiply(peg.toBigDecimal()),
        x.multiply(x).multiply(product()),
        Decimal.SCALE,
        RoundingMode.DOWN);
  }

  /** The curve after a trade of {@code baseSize}. */
  public VirtualAmm after(Decimal baseSize) {
    return new VirtualAmm(baseReserve, quoteReserve, peg, skewSize.plus(baseSize));
  }

  /** The same curve with another peg; {@link #repegCost} is what the pool pays for it. */
  public VirtualAmm withPeg(Decimal newPeg) {
    return new VirtualAmm(baseReserve, quoteReserve, newPeg, skewSize);
  }

  /**
   * Cost to the pool of moving the peg: what all traders together would receive more for closing.
   * {@code (y − Y) × (newPeg − peg)}; negative is a gain.
   *
   * @return settlement units, rounded up
   */
  public Decimal repegCost(Decimal newPeg, int scale) {
    Bounds.positive("peg", newPeg);
    return ratio(
        quoteReserve
            .toBigDecimal()
            .multiply(skewSize.toBigDecimal())
            .multiply(newPeg.minus(peg).toBigDecimal()),
        remaining(skewSize),
        scale,
        RoundingMode.CEILING);
  }

  /**
   * The peg that puts {@link #price} at {@code targetPrice}: {@code targetPrice × x ÷ y}, rounded
   * down, at least the last digit.
   *
   * @param scale fraction digits of the peg
   */
  public Decimal pegFor(Decimal targetPrice, int scale) {
    Bounds.positive("targetPrice", targetPrice);
    BigDecimal x = remaining(skewSize);
    Decimal peg =
        ratio(
            targetPrice.toBigDecimal().multiply(x).multiply(x),
            product(),
            scale,
            RoundingMode.DOWN);
    return peg.max(Decimal.ofUnits(1, scale));
  }

  /**
   * The present reserves times {@code factor} while the traders keep their sizes: the price stays,
   * the depth changes. {@link #depthCost} is what the pool pays for it. Reserves are rounded to the
   * nearest eighteenth digit.
   */
  public VirtualAmm withDepth(Decimal factor) {
    Bounds.positive("factor", factor);
    BigDecimal times = factor.toBigDecimal();
    BigDecimal base = remaining(skewSize).multiply(times).add(skewSize.toBigDecimal());
    BigDecimal scaled = product().multiply(times).multiply(times);
    return new VirtualAmm(
        Decimal.of(base, Decimal.SCALE, NEAREST),
        ratio(scaled, base, Decimal.SCALE, NEAREST),
        peg,
        skewSize);
  }

  /**
   * Cost to the pool of {@link #withDepth}: closing all traders along the new curve less closing
   * them along this one. A deeper curve costs when the traders are skewed; negative is a gain.
   *
   * @return settlement units, rounded up
   */
  public Decimal depthCost(Decimal factor, int scale) {
    return Decimal.of(
        withDepth(factor).closingCash().subtract(closingCash()), scale, RoundingMode.CEILING);
  }

  /** Cash of closing all traders now, to thirty-six digits: peg × Y × s ÷ (X − s). */
  private BigDecimal closingCash() {
    return peg.toBigDecimal()
        .multiply(quoteReserve.toBigDecimal())
        .multiply(skewSize.toBigDecimal())
        .divide(remaining(skewSize), 2 * Decimal.SCALE, NEAREST);
  }

  private BigDecimal remaining(Decimal skew) {
    return baseReserve.minus(skew).toBigDecimal();
  }

  private BigDecimal product() {
    return baseReserve.toBigDecimal().multiply(quoteReserve.toBigDecimal());
  }

  private BigDecimal constant() {
    return product().multiply(peg.toBigDecimal());
  }

  private BigDecimal cash(Decimal baseSize) {
    return constant().multiply(baseSize.toBigDecimal());
  }

  /** x before times x after the trade. */
  private BigDecimal path(Decimal baseSize) {
    BigDecimal left = remaining(skewSize.plus(baseSize));
    if (left.signum() <= 0) {
      throw new OutOfRangeException(
          "size must leave part of the base reserve "
              + baseReserve.minus(skewSize)
              + ", was "
              + baseSize);
    }
    return remaining(skewSize).multiply(left);
  }

  private static Decimal ratio(
      BigDecimal numerator, BigDecimal denominator, int scale, RoundingMode rounding) {
    return Decimal.of(numerator.divide(denominator, scale, rounding));
  }
}
