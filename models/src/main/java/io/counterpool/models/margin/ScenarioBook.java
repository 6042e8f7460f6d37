package io.counterpool.models.margin;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.Blocks;
import io.counterpool.models.options.Gaussian;
import io.counterpool.models.options.OptionType;
import java.util.Arrays;

/**
 * Values of a book of European options over a grid of scenarios, in bulk.
 *
 * <p>What scenarios share is done once: ln K a strike; volatility × √τ and its inverse a strike and
 * volatility move; ln F an expiry and spot move. Calls and puts of one strike are one call each, by
 * parity, {@code put = call − (F − K)}. What is left for a strike in a scenario is one exponential
 * and two Mills ratios, in blocks of {@value Blocks#LENGTH} strikes whose loops run in vector
 * lanes. The absolute error of an option is below 10⁻¹⁵ × (F + K).
 *
 * <p>Layout. Strikes of an expiry stand together: those of expiry {@code e} are {@code start[e] …
 * start[e + 1] − 1}. Volatilities {@code [move × strikes + strike]}; forwards and results {@code
 * [scenario × expiries + expiry]}. Holds its own working memory, 24 KB, and allocates nothing else:
 * one per thread.
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

  /** Calls and puts together. */
  private final double[] contracts;

  /** Of each expiry: Σ puts and Σ puts × strike. */
  private final double[] putContracts;

  private final double[] putStrikes;

  private final double[] strikes = new double[Blocks.LENGTH];
  private final double[] logs = new double[Blocks.LENGTH];
  private final double[] weights = new double[Blocks.LENGTH];
  private final double[] deviation = new double[Blocks.LENGTH];
  private final double[] inverse = new double[Blocks.LENGTH];
  private final double[] upper = new double[Blocks.LENGTH];
  private final double[] lower = new double[Blocks.LENGTH];

  /** Zeros: exponents here carry no rounding of their own. */
  private final double[] nothing = new double[Blocks.LENGTH];

  private final double[] exponent = new double[Blocks.LENGTH];
  private final double[] density = new double[Blocks.LENGTH];
  private final double[] turn = new double[Blocks.LENGTH];
  private final double[] upperMills = new double[Blocks.LENGTH];
  private final double[] lowerMills = new double[Blocks.LENGTH];

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
    int n = strike.length;
    if (start.length != expiries + 1
        || discount.length != expiries
        || calls.length != n
        || puts.length != n
        || start[0] != 0
        || start[expiries] != n) {
      throw new OutOfRangeException("arrays of the book do not fit each other");
    }
    this.start = start.clone();
    this.discount = RealBounds.finite("discount", discount, 0).clone();
    this.strike = strike.clone();
    this.calls = RealBounds.finite("calls", calls, 0).clone();
    this.puts = RealBounds.finite("puts", puts, 0).clone();
    rootYears = new double[expiries];
    logStrike = new double[n];
    contracts = new double[n];
    putContracts = new double[expiries];
    putStrikes = new double[expiries];
    for (int e = 0; e < expiries; e++) {
      if (start[e + 1] < start[e] || start[e + 1] > n) {
        throw new OutOfRangeException("start must ascend to the number of strikes");
      }
      rootYears[e] = StrictMath.sqrt(RealBounds.notNegative("years", years[e]));
      for (int i = start[e]; i < start[e + 1]; i++) {
        putContracts[e] += puts[i];
        putStrikes[e] += puts[i] * strike[i];
      }
    }
    for (int i = 0; i < n; i++) {
      logStrike[i] = StrictMath.log(RealBounds.positive("strike", strike[i]));
      contracts[i] = calls[i] + puts[i];
    }
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
    Arrays.fill(out, 0, moveOf.length * expiries, 0);
    for (int e = 0; e < expiries; e++) {
      for (int from = start[e]; from < start[e + 1]; from += Blocks.LENGTH) {
        int n = Math.min(Blocks.LENGTH, start[e + 1] - from);
        // The loops see every column from 0 on: only so does the compiler use its lanes.
        System.arraycopy(strike, from, strikes, 0, n);
        System.arraycopy(logStrike, from, logs, 0, n);
        System.arraycopy(contracts, from, weights, 0, n);
        for (int move = 0; move < moves; move++) {
          System.arraycopy(volatility, move * strike.length + from, deviation, 0, n);
          deviations(deviation, inverse, rootYears[e], n);
          for (int s = 0; s < moveOf.length; s++) {
            double f = forward[s * expiries + e];
            // At a forward of 0 all calls are worth nothing.
            if (moveOf[s] == move && f > 0) {
              out[s * expiries + e] += callValues(f, n);
            }
          }
        }
      }
    }
    for (int e = 0; e < expiries; e++) {
      for (int s = 0; s < moveOf.length; s++) {
        int cell = s * expiries + e;
        double parity = putStrikes[e] - forward[cell] * putContracts[e];
        out[cell] = discount[e] * (out[cell] + parity);
      }
    }
  }

  /**
   * Σ contracts × call of the block. With {@code G = F n(d1) = K n(d2)} and the Mills ratio M, a
   * call is {@code F step(d1) − K step(d2) − G (sign(d1) M(|d1|) − sign(d2) M(|d2|))}: one
   * exponential, no branch.
   */
  private double callValues(double forward, int n) {
    distances(StrictMath.log(forward), logs, deviation, inverse, upper, lower, n);
    exponents(upper, exponent, n);
    Blocks.exp(exponent, nothing, density, turn, n);
    millsOf(upper, upperMills, n);
    millsOf(lower, lowerMills, n);
    calls(forward, strikes, upper, lower, upperMills, lowerMills, density, n);
    return sum(weights, density, n);
  }

  private static void deviations(double[] deviation, double[] inverse, double root, int n) {
    for (int k = 0; k < n; k++) {
      double value = Math.max(deviation[k] * root, LEAST_DEVIATION);
      deviation[k] = value;
      inverse[k] = 1 / value;
    }
  }

  private static void distances(
      double logForward,
      double[] logs,
      double[] deviation,
      double[] inverse,
      double[] upper,
      double[] lower,
      int n) {
    for (int k = 0; k < n; k++) {
      double middle = (logForward - logs[k]) * inverse[k];
      double half = 0.5 * deviation[k];
      upper[k] = middle + half;
      lower[k] = middle - half;
    }
  }

  private static void exponents(double[] d, double[] out, int n) {
    for (int k = 0; k < n; k++) {
      out[k] = Math.max(-0.5 * d[k] * d[k], Blocks.EXP_LOWEST);
    }
  }

  /** sign(d) × M(|d|). */
  private static void millsOf(double[] d, double[] out, int n) {
    for (int k = 0; k < n; k++) {
      out[k] = Math.signum(d[k]) * Gaussian.mills(Math.abs(d[k]));
    }
  }

  /** The value of each call, in place of e^(−d1² ÷ 2). */
  private static void calls(
      double forward,
      double[] strikes,
      double[] upper,
      double[] lower,
      double[] upperMills,
      double[] lowerMills,
      double[] density,
      int n) {
    double root = forward * Gaussian.INVERSE_ROOT_TWO_PI;
    for (int k = 0; k < n; k++) {
      double ahead = forward * (0.5 + 0.5 * Math.signum(upper[k]));
      double behind = strikes[k] * (0.5 + 0.5 * Math.signum(lower[k]));
      density[k] = ahead - behind - root * density[k] * (upperMills[k] - lowerMills[k]);
    }
  }

  /** Four sums at once: one alone would wait for itself. */
  private static double sum(double[] weights, double[] values, int n) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int k = 0;
    for (; k <= n - 4; k += 4) {
      sum0 += weights[k] * values[k];
      sum1 += weights[k + 1] * values[k + 1];
      sum2 += weights[k + 2] * values[k + 2];
      sum3 += weights[k + 3] * values[k + 3];
    }
    for (; k < n; k++) {
      sum0 += weights[k] * values[k];
    }
    return sum0 + sum1 + (sum2 + sum3);
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
          sum += calls[i] * Black76.price(OptionType.CALL, f, strike[i], spread, 1, 1);
          sum += puts[i] * Black76.price(OptionType.PUT, f, strike[i], spread, 1, 1);
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
