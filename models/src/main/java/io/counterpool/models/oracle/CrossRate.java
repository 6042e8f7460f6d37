package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Price of one asset in another, from the prices of both in a third.
 *
 * <p>{@code price = p ÷ q}; {@code confidence = a ÷ |q| + |p ÷ q| × b ÷ |q|}: the relative
 * confidences add up, which is at most √2 above the root of their squares and needs no
 * independence. A cross rate is as old as the older of the two. Source: Pyth SDK, Price::div.
 *
 * @param price signed
 * @param confidence in units of the price, ≥ 0
 */
public record CrossRate(BigDecimal price, BigDecimal confidence) {

  private static final int DIGITS = 40;

  /**
   * The cross rate to forty digits: the price rounded half to even, the confidence up.
   *
   * @param base p, any sign
   * @param baseConfidence a, ≥ 0
   * @param quote q, not 0
   * @param quoteConfidence b, ≥ 0
   */
  public static CrossRate of(
      BigDecimal base, BigDecimal baseConfidence, BigDecimal quote, BigDecimal quoteConfidence) {
    if (quote.signum() == 0) {
      throw new OutOfRangeException("a cross rate needs a quote price other than 0");
    }
    requireConfidences(baseConfidence, quoteConfidence);
    BigDecimal wide =
        baseConfidence.multiply(quote.abs()).add(base.abs().multiply(quoteConfidence));
    return new CrossRate(
        base.divide(quote, new MathContext(DIGITS, RoundingMode.HALF_EVEN)),
        wide.divide(quote.multiply(quote), new MathContext(DIGITS, RoundingMode.CEILING)));
  }

  /**
   * The product {@code p × q} with {@code confidence = a × |q| + |p| × b}: the relative confidences
   * add up as they do in a quotient. Exact.
   *
   * @param base p, any sign
   * @param baseConfidence a, ≥ 0
   * @param quote q, any sign
   * @param quoteConfidence b, ≥ 0
   */
  public static CrossRate product(
      BigDecimal base, BigDecimal baseConfidence, BigDecimal quote, BigDecimal quoteConfidence) {
    requireConfidences(baseConfidence, quoteConfidence);
    return new CrossRate(
        base.multiply(quote),
        baseConfidence.multiply(quote.abs()).add(base.abs().multiply(quoteConfidence)));
  }

  private static void requireConfidences(BigDecimal base, BigDecimal quote) {
    if (base.signum() < 0 || quote.signum() < 0) {
      throw new OutOfRangeException(
          "confidences must not be below 0, were " + base + " and " + quote);
    }
  }

  /**
   * The quotient on the grid of a feed; the sources behind it are the fewer of the two.
   *
   * @throws OutOfRangeException if the result is out of the range of {@link Decimal}
   */
  public static Aggregate of(Aggregate base, Aggregate quote, int scale) {
    CrossRate rate =
        of(
            base.price().toBigDecimal(),
            base.confidence().toBigDecimal(),
            quote.price().toBigDecimal(),
            quote.confidence().toBigDecimal());
    return new Aggregate(
        Decimal.of(rate.price(), scale, RoundingMode.HALF_EVEN),
        Decimal.of(rate.confidence(), scale, RoundingMode.CEILING),
        Math.min(base.used(), quote.used()));
  }
}
