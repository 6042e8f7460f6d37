package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * Price and Greeks of many European options in one blocked pass. {@link #plain} is the same, option
 * by option, with {@link Black76}: the reference; the two agree to 10^-13 relative or 10^-15 of the
 * forward.
 *
 * <p>Layout: {@link OptionColumns}[n] in, {@link GreekColumns}[n] out, element i to element i. A
 * call allocates its scratch of about 25 kB once; the loops allocate nothing. One exponential, one
 * logarithm and two Mills ratios serve the five figures of an option: {@code F φ(d₁) = K φ(d₂)}.
 * Options at a limit (no time, no volatility, no forward or strike) are left to the plain version.
 */
public final class EuropeanBulk {

  /** Between these the lanes are exact enough; anything else is left to the plain version. */
  private static final double SMALLEST = 1e-100;

  private static final double LARGEST = 1e100;
  private static final double SMALLEST_VARIANCE = 1e-16;
  private static final double LARGEST_VARIANCE = 1e3;
  private static final double MOST_DEVIATIONS = 1e100;
  private static final double ROOT = Gaussian.INVERSE_ROOT_TWO_PI;

  private final double[] power;
  private final double[] scale;
  private final double[] side;
  private final double[] rootYears;
  private final double[] d1;
  private final double[] d2;
  private final double[] exponent;
  private final double[] lost;
  private final double[] density;
  private final double[] turn;
  private final double[] tail1;
  private final double[] tail2;
  private final int[] odd;

  private EuropeanBulk(int length) {
    power = new double[length];
    scale = new double[length];
    side = new double[length];
    rootYears = new double[length];
    d1 = new double[length];
    d2 = new double[length];
    exponent = new double[length];
    lost = new double[length];
    density = new double[length];
    turn = new double[length];
    tail1 = new double[length];
    tail2 = new double[length];
    odd = new int[length];
  }

  /**
   * Price, delta, gamma, vega and theta of every option of the book.
   *
   * @param out as long as the book
   * @throws OutOfRangeException if the lengths differ or an argument is out of range; {@code out}
   *     is then of no meaning
   */
  public static void greeks(OptionColumns book, GreekColumns out) {
    int n = sameLength(book, out.length());
    EuropeanBulk scratch = new EuropeanBulk(Math.min(n, Blocks.LENGTH));
    for (int from = 0; from < n; from += Blocks.LENGTH) {
      scratch.block(book, out, from, Math.min(Blocks.LENGTH, n - from));
    }
  }

  /**
   * Price alone of every option of the book, at about two thirds of the cost.
   *
   * @param price as long as the book
   * @throws OutOfRangeException as {@link #greeks}
   */
  public static void prices(OptionColumns book, double[] price) {
    int n = sameLength(book, price.length);
    EuropeanBulk scratch = new EuropeanBulk(Math.min(n, Blocks.LENGTH));
    for (int from = 0; from < n; from += Blocks.LENGTH) {
      scratch.priceBlock(book, price, from, Math.min(Blocks.LENGTH, n - from));
    }
  }

  /** The figures of {@link #greeks} option by option. */
  public static void plain(OptionColumns book, GreekColumns out) {
    int n = sameLength(book, out.length());
    for (int i = 0; i < n; i++) {
      plain(book, out, i);
    }
  }

  private static void plain(OptionColumns book, GreekColumns out, int i) {
    out.set(
        i,
        Black76.greeks(
            book.type(i),
            book.forward[i],
            book.strike[i],
            book.volatility[i],
            book.years[i],
            book.discount[i]));
  }

  private static int sameLength(OptionColumns book, int results) {
    if (book.length() != results) {
      throw new OutOfRangeException(
          "results must be as long as the book, " + book.length() + ", were " + results);
    }
    return results;
  }

  private void block(OptionColumns book, GreekColumns out, int from, int n) {
    int odds = classify(book, from, n);
    probabilities(book, from, n);
    prices(book.forward, book.strike, book.discount, out.price, from, n);
    deltas(book.discount, out.delta, from, n);
    sensitivities(book.forward, book.volatility, book.discount, out, from, n);
    for (int j = 0; j < odds; j++) {
      plain(book, out, odd[j]);
    }
  }

  private void priceBlock(OptionColumns book, double[] price, int from, int n) {
    int odds = classify(book, from, n);
    probabilities(book, from, n);
    prices(book.forward, book.strike, book.discount, price, from, n);
    for (int j = 0; j < odds; j++) {
      int i = odd[j];
      price[i] =
          Black76.price(
              book.type(i),
              book.forward[i],
              book.strike[i],
              book.volatility[i],
              book.years[i],
              book.discount[i]);
    }
  }

  private void probabilities(OptionColumns book, int from, int n) {
    Blocks.splitRatio(book.forward, book.strike, from, power, scale, n);
    distances(book.forward, book.strike, from, n);
    quantiles(book.volatility, book.years, from, n);
    Blocks.exp(exponent, lost, density, turn, n);
    tails(d1, tail1, n);
    tails(d2, tail2, n);
    sides(d1, tail1, n);
    sides(d2, tail2, n);
  }

  /** Notes which options are at a limit, and the side of each. */
  private int classify(OptionColumns book, int from, int n) {
    int odds = 0;
    for (int j = 0; j < n; j++) {
      int i = from + j;
      int buys = book.call[i] ? 1 : 0;
      side[j] = 2 * buys - 1;
      if (!usual(book.forward[i], book.strike[i], book.discount[i])
          || !usual(book.volatility[i], book.years[i])) {
        odd[odds++] = i;
      }
    }
    return odds;
  }

  private static boolean usual(double forward, double strike, double discount) {
    return forward >= SMALLEST
        && forward <= LARGEST
        && strike >= SMALLEST
        && strike <= LARGEST
        && discount >= SMALLEST
        && discount <= LARGEST;
  }

  private static boolean usual(double volatility, double years) {
    double variance = volatility * volatility * years;
    return volatility > 0 && variance >= SMALLEST_VARIANCE && variance <= LARGEST_VARIANCE;
  }

  private void distances(double[] forward, double[] strike, int from, int n) {
    for (int j = 0; j < n; j++) {
      d1[j] = Blocks.logRatio(forward[from + j], strike[from + j], power[j], scale[j]);
    }
  }

  /** From the distance in d1 to both quantiles and the exponent of the first one's density. */
  private void quantiles(double[] volatility, double[] years, int from, int n) {
    for (int j = 0; j < n; j++) {
      double root = Math.sqrt(years[from + j]);
      rootYears[j] = root;
      double s = volatility[from + j] * root;
      double h = d1[j] / s;
      double upper = h + 0.5 * s;
      d1[j] = upper;
      d2[j] = h - 0.5 * s;
      double square = upper * upper;
      lost[j] = -0.5 * Math.fma(upper, upper, -square);
      exponent[j] = Math.max(-0.5 * square, Blocks.EXP_LOWEST);
    }
  }

  /** φ(d₁) M(|d|), with the factor √(2π) still to be taken out: forward × it is the small tail. */
  private void tails(double[] quantile, double[] tail, int n) {
    for (int j = 0; j < n; j++) {
      tail[j] = density[j] * Gaussian.mills(Math.min(Math.abs(quantile[j]), MOST_DEVIATIONS));
    }
  }

  /**
   * Turns a quantile into 1 where the side's probability is the likely one and 0 where it is the
   * tail, and the tail into what must be added to that: probability = likely + tail.
   */
  private void sides(double[] quantile, double[] tail, int n) {
    for (int j = 0; j < n; j++) {
      double likely = Math.max(Math.signum(side[j] * quantile[j]), 0);
      quantile[j] = likely;
      tail[j] *= ROOT - 2 * ROOT * likely;
    }
  }

  private void prices(
      double[] forward, double[] strike, double[] discount, double[] price, int from, int n) {
    for (int j = 0; j < n; j++) {
      double certain = d1[j] * forward[from + j] - d2[j] * strike[from + j];
      double value = certain + forward[from + j] * (tail1[j] - tail2[j]);
      price[from + j] = Math.max(side[j] * discount[from + j] * value, 0);
    }
  }

  private void deltas(double[] discount, double[] delta, int from, int n) {
    for (int j = 0; j < n; j++) {
      delta[from + j] = side[j] * discount[from + j] * (d1[j] + tail1[j]);
    }
  }

  private void sensitivities(
      double[] forward, double[] volatility, double[] discount, GreekColumns out, int from, int n) {
    double[] gamma = out.gamma;
    double[] vega = out.vega;
    double[] theta = out.theta;
    for (int j = 0; j < n; j++) {
      double v = volatility[from + j];
      double root = rootYears[j];
      double f = forward[from + j];
      double weighted = ROOT * discount[from + j] * density[j];
      double inverse = 1 / (f * v * root);
      gamma[from + j] = weighted * inverse;
      vega[from + j] = weighted * f * root;
      theta[from + j] = -0.5 * weighted * (f * v) * (f * v) * inverse;
    }
  }
}
