package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A venue's price in the unit of the feed: many venues quote in a stablecoin or the other way
 * round.
 *
 * <p>Results are truncated to the grid of the market. A price of 0 converts to 0: a venue without a
 * price must not become an infinite one. The other market's index counts only with enough sources
 * of its own: skipping the conversion was 13 % wrong on 2023-03-11. Source: dYdX v4, lib/prices and
 * price_encoder.
 */
public enum QuoteConversion {
  /** The price as it is. */
  NONE,
  /** {@code price × adjust}: BTC-USDT × USDT-USD. */
  MULTIPLY,
  /** {@code adjust ÷ price}: BTC-USD ÷ BTC-USDT gives USDT-USD. */
  DIVIDE,
  /** {@code 1 ÷ price}. */
  INVERT;

  /**
   * The index of the market that a price is adjusted by.
   *
   * @param price ≥ 0
   * @param sources venues behind it
   * @param minSources venues it needs
   */
  public record Adjustment(Decimal price, int sources, int minSources) {

    public Adjustment {
      Bounds.notNegative("adjustment price", price);
    }
  }

  /** Whether this conversion needs an {@link Adjustment}. */
  public boolean needsAdjustment() {
    return this == MULTIPLY || this == DIVIDE;
  }

  /**
   * The converted price, truncated to {@code scale} fraction digits.
   *
   * @param ticker the venue's price, ≥ 0
   * @throws OutOfRangeException if the adjustment is missing or has too few sources
   */
  public Decimal convert(Decimal ticker, Optional<Adjustment> adjustment, int scale) {
    Bounds.notNegative("ticker price", ticker);
    Decimal by = needsAdjustment() ? required(adjustment) : Decimal.ONE;
    if (ticker.isZero()) {
      return ticker;
    }
    return switch (this) {
      case NONE, MULTIPLY -> ticker.times(by, scale, RoundingMode.DOWN);
      case DIVIDE, INVERT -> by.dividedBy(ticker, scale, RoundingMode.DOWN);
    };
  }

  /**
   * The converted price with its confidence: the relative confidences of the quote and of the other
   * market's index add up ({@link CrossRate}). Not rounded to a grid.
   *
   * @param quote the venue's, its price above 0
   * @param by the index of the other market, above 0 where it is used
   * @param confidence of that index, in units of its price, ≥ 0
   * @throws OutOfRangeException if the index has too few sources, or a price is not above 0
   */
  public CrossRate convert(Quote quote, Adjustment by, Decimal confidence) {
    BigDecimal price = Bounds.positive("price", quote.price()).toBigDecimal();
    BigDecimal own = quote.confidence().toBigDecimal();
    return switch (this) {
      case NONE -> new CrossRate(price, own);
      case INVERT -> CrossRate.of(BigDecimal.ONE, BigDecimal.ZERO, price, own);
      case MULTIPLY, DIVIDE -> {
        BigDecimal index =
            Bounds.positive("adjustment price", required(Optional.of(by))).toBigDecimal();
        yield this == MULTIPLY
            ? CrossRate.product(price, own, index, confidence.toBigDecimal())
            : CrossRate.of(index, confidence.toBigDecimal(), price, own);
      }
    };
  }

  private static Decimal required(Optional<Adjustment> adjustment) {
    Adjustment by =
        adjustment.orElseThrow(() -> new OutOfRangeException("there is no price to adjust by"));
    if (by.sources() < by.minSources()) {
      throw new OutOfRangeException(
          "the market to adjust by needs " + by.minSources() + " sources, it has " + by.sources());
    }
    return by.price();
  }
}
