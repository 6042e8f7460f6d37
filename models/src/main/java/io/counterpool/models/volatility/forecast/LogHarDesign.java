package io.counterpool.models.volatility.forecast;

import java.util.Arrays;

/**
 * What a {@link LogHarForecaster} knows after each bar. Returns are first divided by the root of
 * their season's factor. With w the root mean square of a week, in the order of the columns:
 *
 * <ul>
 *   <li>1;
 *   <li>log mean square of 2, 6, 24 and 72 hours, a week and 30 days;
 *   <li>twice the log mean absolute return of 6 and 24 hours and a week, which one jump moves less;
 *   <li>jumps: log mean square over log bipower variation (Barndorff-Nielsen and Shephard 2004) of
 *       a day and a week, 0 to 3;
 *   <li>leverage: the return of 1, 6, 24 hours and a week over w and the root of their bars, if
 *       below 0, at least −6;
 *   <li>the same of 6, 24 hours and a week whatever its sign, −6 to 6.
 * </ul>
 */
final class LogHarDesign {

  static final int MONTH_SECONDS = 30 * BarReturns.DAY_SECONDS;

  private static final int HOUR = 3_600;
  private static final int DAY = BarReturns.DAY_SECONDS;
  private static final int WEEK = BarReturns.WEEK_SECONDS;
  private static final int[] SQUARES = {2 * HOUR, 6 * HOUR, DAY, 3 * DAY, WEEK, MONTH_SECONDS};
  private static final int[] ABSOLUTES = {6 * HOUR, DAY, WEEK};
  private static final int[] JUMPS = {DAY, WEEK};
  private static final int[] FALLS = {HOUR, 6 * HOUR, DAY, WEEK};
  private static final int[] MOVES = {6 * HOUR, DAY, WEEK};

  static final int COLUMNS =
      1 + SQUARES.length + ABSOLUTES.length + JUMPS.length + FALLS.length + MOVES.length;

  private static final double MOST_JUMP = 3;
  private static final double MOST_MOVE = 6;

  private final BarReturns bars;
  private final double[] seasons;
  private final Windows squares;
  private final Windows absolutes;
  private final Windows neighbours;
  private final Windows moves;

  /** {@code farthest} is the longest horizon that will be asked for. */
  LogHarDesign(BarReturns bars, Seasons factors, int farthest) {
    this.bars = bars;
    int size = bars.size();
    double[] scaled = new double[size];
    seasons = new double[size + farthest + 1];
    for (int i = 0; i < seasons.length - 1; i++) {
      double factor = factors.factor(bars, i);
      seasons[i + 1] = seasons[i] + factor;
      if (i < size) {
        scaled[i] = bars.at(i) / StrictMath.sqrt(factor);
      }
    }
    squares = Windows.of(size, i -> scaled[i] * scaled[i]);
    absolutes = Windows.of(size, i -> Math.abs(scaled[i]));
    neighbours =
        Windows.of(
            size,
            i -> i == 0 ? Double.NaN : Math.PI / 2 * Math.abs(scaled[i]) * Math.abs(scaled[i - 1]));
    moves = Windows.of(size, i -> scaled[i]);
  }

  /** Sum of the seasons' factors over the {@code horizon} bars after bar {@code origin}. */
  double seasonsAfter(int origin, int horizon) {
    return seasons[origin + horizon + 1] - seasons[origin + 1];
  }

  /**
   * Writes the row of bar {@code i}.
   *
   * @param x {@code [COLUMNS]}
   * @return whether everything in it is there
   */
  boolean fill(int i, double[] x) {
    double week = squares.mean(i, bars.bars(WEEK));
    if (!(week > 0)) {
      return false;
    }
    int k = 0;
    x[k++] = 1;
    for (int seconds : SQUARES) {
      x[k++] = log(squares.mean(i, bars.bars(seconds)));
    }
    for (int seconds : ABSOLUTES) {
      x[k++] = 2 * log(absolutes.mean(i, bars.bars(seconds)));
    }
    for (int seconds : JUMPS) {
      int length = bars.bars(seconds);
      double over = log(squares.mean(i, length)) - log(neighbours.mean(i, length));
      x[k++] = Math.clamp(over, 0, MOST_JUMP);
    }
    for (int seconds : FALLS) {
      x[k++] = Math.clamp(move(i, bars.bars(seconds), week), -MOST_MOVE, 0);
    }
    for (int seconds : MOVES) {
      x[k++] = Math.clamp(move(i, bars.bars(seconds), week), -MOST_MOVE, MOST_MOVE);
    }
    return Arrays.stream(x).allMatch(Double::isFinite);
  }

  private double move(int i, int length, double weekSquare) {
    return moves.mean(i, length) * StrictMath.sqrt(length / weekSquare);
  }

  private static double log(double value) {
    return value > 0 ? StrictMath.log(value) : Double.NaN;
  }
}
