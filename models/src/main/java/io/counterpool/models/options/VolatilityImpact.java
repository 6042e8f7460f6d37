package io.counterpool.models.options;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;

/**
 * How a trade moves the volatility an option pool quotes: by one hundredth for each standard size
 * bought (up) or sold (down), the skew of its strike by a factor of that. The move is rounded up,
 * against the trader. Splitting a trade moves the same, up to rounding. Source: Lyra v1,
 * OptionMarketPricer.
 *
 * @param standardSize options that move the base volatility by 0.01, above 0
 * @param skewFactor move of the skew per move of the base, ≥ 0
 */
public record VolatilityImpact(Decimal standardSize, Decimal skewFactor) {

  private static final Decimal HUNDRED = Decimal.of(100);

  public VolatilityImpact {
    Bounds.positive("standardSize", standardSize);
    Bounds.notNegative("skewFactor", skewFactor);
  }

  /**
   * The quote after a trade.
   *
   * @param size signed, positive if the trader buys
   * @throws OutOfRangeException if base or skew would fall below 0
   */
  public QuotedVolatility after(QuotedVolatility quote, Decimal size) {
    Decimal move =
        size.abs().dividedBy(standardSize, RoundingMode.UP).dividedBy(HUNDRED, RoundingMode.UP);
    Decimal skewMove = move.times(skewFactor, RoundingMode.UP);
    boolean sells = size.isNegative();
    return new QuotedVolatility(
        moved("base", quote.base(), sells ? move.negate() : move),
        moved("skew", quote.skew(), sells ? skewMove.negate() : skewMove));
  }

  private static Decimal moved(String name, Decimal from, Decimal by) {
    Decimal to = from.plus(by);
    if (to.isNegative()) {
      throw new OutOfRangeException(
          name + " must not be moved below 0, was " + from + " with a move of " + by);
    }
    return to;
  }
}
