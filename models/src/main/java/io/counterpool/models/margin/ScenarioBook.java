package io.counterpool.models.margin;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Values of a book of European options over a grid of scenarios, in bulk.
 *
 * <p>What scenarios share is done once: ln K a strike; volatility × √τ and its inverse a strike and
 * volatility move; ln F an expiry and spot move. Calls and puts of one strike are one call each, by
 * parity, {@code put = call − (F − K)}. What is left for a strike in a scenario is two look-ups of
 * the normal distribution. The absolute error of an option is below 10⁻¹⁵ × (F + K).
 *
 * <p>Layout. Strikes of an expiry stand together: those of expiry {@code e} are {@code start[e] …
 * start[e + 1] − 1}. Volatilities {@code [move × strikes + strike]}; forwards and results {@code
 * [scenario × expiries + expiry]}. Holds its own working memory, 16 bytes a strike of the longest
 * expiry, and allocates nothing else: one per thread.
 */
public final class ScenarioBook {

  /** A deviation of 0 is this: F = K then is worth 4 × 10⁻¹⁷ F instead of nothing. */
  private static final double LEAST_DEVIATION = 1e-16;

  private final int[] start;
  private final double[] rootYears;
  private final double[] discount;
  private final double[] strike;
  private final double[] logStrike;
  private final double[] calls;
  private final double[] puts;
  private final double[] deviation;
  private final double[] inverse;

  /**
   * Takes a book.
   *
   * @param start {@code [expiries + 1]}, from 0, ascending, last = strikes
   * @param years {@code [expiries]} to expiry, ≥ 0
   * @param discount {@code [expiries]} factor of all values of an expiry, ≥ 0
   * @param strike {@code [strikes]}, above 0
   * @param calls {@code [strikes]} contracts, shorts below 0
   * @param puts {@code [strikes]} contracts, shorts below 0
   */
  public ScenarioBook(
      int[] start,
      double[] years,
      double[] discount,
      double[] strike,
      double[] calls,
      double[] puts) {
    int expiries = years.length;
    int strikes = strike.length;
    if (start.length != expiries + 1
        || discount.length != expiries
        || calls.length != strikes
        || puts.length != strikes
        || start[0] != 0
        || start[expiries] != strikes) {
      throw new OutOfRangeException("arrays of the book do not fit each other");
    }
    this.start = start.clone();
    this.discount = RealBounds.finite("discount", discount, 0).clone();
    this.strike = strike.clone();
    this.calls = RealBounds.finite("calls", calls, 0).clone();
    this.puts = RealBounds.finite("puts", puts, 0).clone();
    rootYears = new double[expiries];
    logStrike = new double[strikes];
    int longest = 0;
    for (int e = 0; e < expiries; e++) {
      if (start[e + 1] < start[e]) {
        throw new OutOfRangeException("start must ascend");
      }
      rootYears[e] = StrictMath.sqrt(RealBounds.notNegative("years", years[e]));
      longest = Math.max(longest, start[e + 1] - start[e]);
    }
    for (int i = 0; i < strikes; i++) {
      logStrike[i] = StrictMath.log(RealBounds.positive("strike", strike[i]));
    }
    deviation = new double[longest];
    inverse = new double[longest];
  }

  public int expiries() {
    return rootYears.length;
  }

  public int strikes() {
    return strike.length;
  }

  /**
   * Values every scenario.
   *
   * @param moves volatility moves
   * @param volatility {@code [moves × strikes]}, per year, ≥ 0, as the move leaves it
   * @param moveOf {@code [scenarios]} volatility move of each scenario, 0 to moves − 1
   * @param forward {@code [scenarios × expiries]}, ≥ 0, as the scenario leaves it
   * @param out {@code [scenarios × expiries]}, allocated by the caller: value of each expiry
   */
  public void values(int moves, double[] volatility, int[] moveOf, double[] forward, double[] out) {
    check(moves, volatility, moveOf, forward, out);
    int expiries = rootYears.length;
    for (int e = 0; e < expiries; e++) {
      int from = start[e];
      int count = start[e + 1] - from;
      double sumPuts = 0;
      double sumPutStrikes = 0;
      for (int i = from; i < from + count; i++) {
        sumPuts += puts[i];
        sumPutStrikes += puts[i] * strike[i];
      }
      for (int move = 0; move < moves; move++) {
        deviations(volatility, move * strike.length + from, count, rootYears[e]);
        for (int s = 0; s < moveOf.length; s++) {
          if (moveOf[s] == move) {
            double f = forward[s * expiries + e];
            // At a forward of 0 all calls are worth nothing.
            double sum = f > 0 ? callValues(from, count, f) : 0;
            out[s * expiries + e] = discount[e] * (sum - f * sumPuts + sumPutStrikes);
          }
        }
      }
    }
  }

  private void deviations(double[] volatility, int at, int count, double rootYears) {
    for (int k = 0; k < count; k++) {
      double value = Math.max(volatility[at + k] * rootYears, LEAST_DEVIATION);
      deviation[k] = value;
      inverse[k] = 1 / value;
    }
  }

  private double callValues(int from, int count, double forward) {
    double logForward = StrictMath.log(forward);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      int i = from + k;
      double d1 = (logForward - logStrike[i]) * inverse[k] + 0.5 * deviation[k];
      double call =
          forward * NormalTable.below(d1) - strike[i] * NormalTable.below(d1 - deviation[k]);
      sum += (calls[i] + puts[i]) * call;
    }
    return sum;
  }

  /** The same, option by option and scenario by scenario: the reference of {@link #values}. */
  public void plainValues(
      int moves, double[] volatility, int[] moveOf, double[] forward, double[] out) {
    check(moves, volatility, moveOf, forward, out);
    int expiries = rootYears.length;
    for (int s = 0; s < moveOf.length; s++) {
      for (int e = 0; e < expiries; e++) {
        double f = forward[s * expiries + e];
        double sum = 0;
        for (int i = start[e]; i < start[e + 1]; i++) {
          double spread = volatility[moveOf[s] * strike.length + i] * rootYears[e];
          sum += calls[i] * Black76.price(true, f, strike[i], spread);
          sum += puts[i] * Black76.price(false, f, strike[i], spread);
        }
        out[s * expiries + e] = discount[e] * sum;
      }
    }
  }

  private void check(int moves, double[] volatility, int[] moveOf, double[] forward, double[] out) {
    int cells = moveOf.length * rootYears.length;
    if (volatility.length != moves * strike.length
        || forward.length < cells
        || out.length < cells) {
      throw new OutOfRangeException("arrays of the scenarios do not fit the book");
    }
    for (double value : volatility) {
      RealBounds.notNegative("volatility", value);
    }
    for (int move : moveOf) {
      RealBounds.within("move", move, 0, moves - 1);
    }
    for (int c = 0; c < cells; c++) {
      RealBounds.notNegative("forward", forward[c]);
    }
  }
}
