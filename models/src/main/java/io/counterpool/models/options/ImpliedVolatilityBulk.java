package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * Implied volatility of many prices. {@link #plain} is the same, price by price, with {@link
 * ImpliedVolatility}: the reference; both keep the error stated there.
 *
 * <p>Layout: {@link OptionColumns}[n] (its volatility is not read), {@code price[n]} in, {@code
 * volatility[n]} out. A call allocates its scratch of about 100 kB once; the loops allocate
 * nothing. Quotes are sorted by the three equations of {@link ImpliedVolatility} into blocks, each
 * of which takes its closed guess and two third-order steps in lanes; quotes beyond that (ratio of
 * forward and strike above e^8, total deviation below 10^-4) are left to the plain version.
 */
public final class ImpliedVolatilityBulk {

  private static final double SMALLEST = 1e-100;
  private static final double LARGEST = 1e100;
  private static final double LARGEST_DISTANCE = 8;
  private static final double SMALLEST_VALUE = 1e-290;
  private static final double SMALLEST_DEVIATION = 1e-4;

  private final double[] low;
  private final double[] high;
  private final double[] value;
  private final double[] distance;
  private final double[] inflection;
  private final double[] power;
  private final double[] scale;
  private final DeviationBlock below;
  private final DeviationBlock above;
  private final DeviationBlock near;

  private ImpliedVolatilityBulk(int length) {
    low = new double[length];
    high = new double[length];
    value = new double[length];
    distance = new double[length];
    inflection = new double[length];
    power = new double[length];
    scale = new double[length];
    below = new DeviationBlock.Below(length);
    above = new DeviationBlock.Above(length);
    near = new DeviationBlock.Near(length);
  }

  /**
   * Volatilities per year.
   *
   * @param price discounted, settlement units
   * @param volatility takes the result; {@link ImpliedVolatility#BELOW_INTRINSIC} or {@link
   *     ImpliedVolatility#ABOVE_BOUND} where the price has none
   * @return how many prices have none
   * @throws OutOfRangeException if the lengths differ, or forward, strike, years, discount or price
   *     are not in range; {@code volatility} is then of no meaning
   */
  public static int of(OptionColumns book, double[] price, double[] volatility) {
    int n = sameLength(book, price, volatility);
    ImpliedVolatilityBulk scratch = new ImpliedVolatilityBulk(Math.min(n, Blocks.LENGTH));
    int none = 0;
    for (int from = 0; from < n; from += Blocks.LENGTH) {
      none += scratch.block(book, price, volatility, from, Math.min(Blocks.LENGTH, n - from));
    }
    return none
        + scratch.finish(scratch.below, book, price, volatility)
        + scratch.finish(scratch.above, book, price, volatility)
        + scratch.finish(scratch.near, book, price, volatility);
  }

  /** The same price by price. */
  public static int plain(OptionColumns book, double[] price, double[] volatility) {
    int n = sameLength(book, price, volatility);
    int none = 0;
    for (int i = 0; i < n; i++) {
      none += plain(book, price, volatility, i);
    }
    return none;
  }

  private static int plain(OptionColumns book, double[] price, double[] volatility, int i) {
    volatility[i] =
        ImpliedVolatility.find(
            book.type(i),
            price[i],
            book.forward[i],
            book.strike[i],
            book.years[i],
            book.discount[i]);
    return volatility[i] < 0 ? 1 : 0;
  }

  private static int sameLength(OptionColumns book, double[] price, double[] volatility) {
    int n = book.length();
    if (price.length != n || volatility.length != n) {
      throw new OutOfRangeException(
          "prices and volatilities must be as long as the book, "
              + n
              + ", were "
              + price.length
              + " and "
              + volatility.length);
    }
    return n;
  }

  private int block(OptionColumns book, double[] price, double[] volatility, int from, int n) {
    reduce(book, price, from, n);
    Blocks.splitRatio(high, low, 0, power, scale, n);
    for (int j = 0; j < n; j++) {
      distance[j] = Blocks.logRatio(high[j], low[j], power[j], scale[j]);
    }
    for (int j = 0; j < n; j++) {
      double k = Math.sqrt(2 * distance[j]);
      inflection[j] = 0.5 - Gaussian.INVERSE_ROOT_TWO_PI * Gaussian.mills(k);
    }
    int none = 0;
    for (int j = 0; j < n; j++) {
      int i = from + j;
      if (!(distance[j] <= LARGEST_DISTANCE && value[j] >= SMALLEST_VALUE && value[j] < 1)) {
        none += plain(book, price, volatility, i);
        continue;
      }
      DeviationBlock block = sorted(j);
      block.add(i, distance[j], (high[j] - low[j]) / low[j], value[j]);
      if (block.isFull()) {
        none += finish(block, book, price, volatility);
      }
    }
    return none;
  }

  private DeviationBlock sorted(int j) {
    if (value[j] <= inflection[j]) {
      return below;
    }
    return distance[j] <= ImpliedVolatility.NEAR_DISTANCE
            && value[j] <= ImpliedVolatility.NEAR_VALUE
        ? near
        : above;
  }

  /** Prices to ω; anything unusual gets a value that is sent to the plain version. */
  private void reduce(OptionColumns book, double[] price, int from, int n) {
    for (int j = 0; j < n; j++) {
      int i = from + j;
      double forward = book.forward[i];
      double strike = book.strike[i];
      double discount = book.discount[i];
      boolean usual =
          forward >= SMALLEST
              && forward <= LARGEST
              && strike >= SMALLEST
              && strike <= LARGEST
              && discount >= SMALLEST
              && discount <= LARGEST
              && book.years[i] > 0
              && book.years[i] <= LARGEST;
      low[j] = usual ? Math.min(forward, strike) : 1;
      high[j] = usual ? Math.max(forward, strike) : 1;
      value[j] =
          usual
              ? ImpliedVolatility.outside(book.type(i), price[i], forward, strike, discount)
                  / (discount * low[j])
              : -1;
    }
  }

  private int finish(
      DeviationBlock block, OptionColumns book, double[] price, double[] volatility) {
    block.solve();
    int none = 0;
    for (int j = 0; j < block.size(); j++) {
      int i = block.place(j);
      double s = block.deviation(j);
      if (s >= SMALLEST_DEVIATION) {
        volatility[i] = s / Math.sqrt(book.years[i]);
      } else {
        none += plain(book, price, volatility, i);
      }
    }
    block.clear();
    return none;
  }
}
