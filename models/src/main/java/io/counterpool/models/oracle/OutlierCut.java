package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Which prices are too far from the others to count: a distance from the median that widens with
 * the dispersion seen.
 *
 * <p>{@code allowed = max(fraction × |median|, spread × median distance from the median)}. Of one
 * or two prices none is cut: nobody can tell which is wrong. In a crash honest venues stand 5 % to
 * 7 % apart (Bitstamp and Binance 2020-03-12, Coinbase and Bitfinex 2017-12-23); a fixed narrow cut
 * would throw the honest ones away when they are needed most.
 *
 * @param fraction of the median that is always allowed, ≥ 0
 * @param spread multiples of the median distance that are allowed, ≥ 0
 */
public record OutlierCut(Decimal fraction, Decimal spread) {

  /** About four standard deviations of a normal sample: 6 × 0.6745. */
  public static final Decimal USUAL_SPREAD = Decimal.of(6);

  /** The prices that count, both ends included. */
  public record Band(Decimal lowest, Decimal highest) {

    public boolean contains(Decimal price) {
      return price.compareTo(lowest) >= 0 && price.compareTo(highest) <= 0;
    }
  }

  public OutlierCut {
    Bounds.notNegative("fraction", fraction);
    Bounds.notNegative("spread", spread);
  }

  public OutlierCut(Decimal fraction) {
    this(fraction, USUAL_SPREAD);
  }

  /**
   * The band of prices that count.
   *
   * @param prices at least one, in any order
   * @throws OutOfRangeException if there is none
   */
  public Band band(List<Decimal> prices) {
    List<Decimal> ascending = prices.stream().sorted().toList();
    if (ascending.isEmpty()) {
      throw new OutOfRangeException("an outlier cut needs at least 1 price, was 0");
    }
    if (ascending.size() < 3) {
      return new Band(ascending.getFirst(), ascending.getLast());
    }
    Decimal median = Median.of(ascending, Decimal.SCALE, RoundingMode.HALF_EVEN);
    List<Decimal> distances =
        ascending.stream().map(price -> price.minus(median).abs()).sorted().toList();
    BigDecimal typical = Median.of(distances, Decimal.SCALE, RoundingMode.CEILING).toBigDecimal();
    Decimal allowed =
        Decimal.of(
            median
                .abs()
                .toBigDecimal()
                .multiply(fraction.toBigDecimal())
                .max(typical.multiply(spread.toBigDecimal())),
            Decimal.SCALE,
            RoundingMode.CEILING);
    return new Band(median.minus(allowed), median.plus(allowed));
  }
}
