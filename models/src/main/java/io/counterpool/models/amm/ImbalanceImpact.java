package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Impact as a power of the imbalance in settlement units.
 *
 * <p>With d the absolute skew × index before the trade, d' after it, and {@code g(d; f, e) = f ×
 * d^e} (0 below one unit):
 *
 * <ul>
 *   <li>same side, smaller: rebate {@code g(d; f+, e+) − g(d'; f+, e+)}
 *   <li>same side, larger: premium {@code g(d'; f−, e−) − g(d; f−, e−)}
 *   <li>through zero: rebate {@code g(d; f+, e+)}, premium {@code g(d'; f−, e−)}
 * </ul>
 *
 * <p>{@code f+ ≤ f−} and {@code e+ ≤ e−}, so no round trip pays. Source: GMX v2, PricingUtils and
 * PositionPricingUtils.
 *
 * @param positiveFactor f+ of trades that reduce the imbalance, ≥ 0, at most the negative factor
 * @param negativeFactor f− of trades that add to it, ≥ 0
 * @param positiveExponent e+, 0.1 to 4, at most the negative exponent
 * @param negativeExponent e−, 0.1 to 4
 */
public record ImbalanceImpact(
    Decimal positiveFactor,
    Decimal negativeFactor,
    Decimal positiveExponent,
    Decimal negativeExponent)
    implements PricingModel {

  public static final String TAG = "imbalance-impact";

  private static final Decimal LEAST_EXPONENT = Decimal.of("0.1");
  private static final Decimal LARGEST_EXPONENT = Decimal.of(4);

  /** Fraction digits of one term before the result is rounded to the settlement scale. */
  private static final int WORKING_SCALE = 30;

  public ImbalanceImpact {
    Bounds.notNegative("positiveFactor", positiveFactor);
    Bounds.atMost("positiveFactor", positiveFactor, "negativeFactor", negativeFactor);
    Bounds.within("positiveExponent", positiveExponent, LEAST_EXPONENT, LARGEST_EXPONENT);
    Bounds.within("negativeExponent", negativeExponent, LEAST_EXPONENT, LARGEST_EXPONENT);
    Bounds.atMost("positiveExponent", positiveExponent, "negativeExponent", negativeExponent);
  }

  /** One exponent for both directions. */
  public ImbalanceImpact(Decimal positiveFactor, Decimal negativeFactor, Decimal exponent) {
    this(positiveFactor, negativeFactor, exponent, exponent);
  }

  @Override
  public Decimal premium(Decimal index, Decimal skewSize, Decimal size, int scale) {
    Bounds.positive("index", index);
    BigDecimal price = index.toBigDecimal();
    BigDecimal impact =
        impact(
            skewSize.toBigDecimal().multiply(price),
            skewSize.plus(size).toBigDecimal().multiply(price));
    return Decimal.of(impact.negate(), scale, RoundingMode.CEILING);
  }

  /** None: who reduces the imbalance trades at another price than who adds to it. */
  @Override
  public @Nullable Decimal markPremium(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return null;
  }

  /** None, as {@link #markPremium}. */
  @Override
  public @Nullable Decimal localDepth(Decimal index, Decimal skewSize) {
    Bounds.positive("index", index);
    return null;
  }

  /**
   * Impact of moving the signed imbalance from {@code before} to {@code after}, both settlement
   * units: positive is paid to the trader. Rounded against the trader at thirty digits.
   */
  public BigDecimal impact(BigDecimal before, BigDecimal after) {
    boolean sameSide = before.signum() * after.signum() >= 0;
    BigDecimal wide = before.abs();
    BigDecimal left = after.abs();
    if (!sameSide) {
      return rebate(wide).subtract(cost(left));
    }
    return left.compareTo(wide) < 0
        ? rebate(wide).subtract(rebate(left))
        : cost(wide).subtract(cost(left));
  }

  private BigDecimal rebate(BigDecimal imbalance) {
    return curve(imbalance, positiveFactor, positiveExponent);
  }

  private BigDecimal cost(BigDecimal imbalance) {
    return curve(imbalance, negativeFactor, negativeExponent);
  }

  /**
   * {@code factor × imbalance^exponent}, 0 below one settlement unit; rounded down at thirty
   * fraction digits.
   */
  public static BigDecimal curve(BigDecimal imbalance, Decimal factor, Decimal exponent) {
    if (imbalance.compareTo(BigDecimal.ONE) < 0) {
      return BigDecimal.ZERO;
    }
    return Power.of(imbalance, exponent.toBigDecimal())
        .multiply(factor.toBigDecimal())
        .setScale(WORKING_SCALE, RoundingMode.DOWN);
  }
}
