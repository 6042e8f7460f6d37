package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much of the variance of a week falls into an hour: {@code factor = hour of day × day of
 * week}, UTC, of mean about 1. A bar belongs to the hour in which its middle lies.
 *
 * @param hours 24 factors above 0, from midnight
 * @param days 7 factors above 0, from Monday
 */
public record Seasons(List<Double> hours, List<Double> days) {

  private static final int HOURS = 24;
  private static final int DAYS = 7;
  private static final long HOUR_SECONDS = 3_600;

  /** 1970 began on a Thursday. */
  private static final long FIRST_DAY = 3;

  /** A return beyond three deviations of the week before is one event, not a season. */
  private static final double MOST = 9;

  /** What hardly ever moved may move tomorrow. */
  private static final double LEAST = 0.1;

  /** Every hour alike. */
  public static final Seasons NONE =
      new Seasons(Collections.nCopies(HOURS, 1.0), Collections.nCopies(DAYS, 1.0));

  public Seasons {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
    if (hours.size() != HOURS || days.size() != DAYS) {
      throw new OutOfRangeException(
          "there must be 24 hours and 7 days, were " + hours.size() + " and " + days.size());
    }
    hours.forEach(factor -> RealBounds.positive("hours", factor));
    days.forEach(factor -> RealBounds.positive("days", factor));
  }

  /**
   * From each squared return over the mean square of the week before it, at most 9: its mean by
   * hour and by day, each over the mean of all, at least 0.1. An hour or day never seen has factor
   * 1.
   */
  public static Seasons of(BarReturns bars) {
    Windows squares = Windows.of(bars.size(), i -> bars.at(i) * bars.at(i));
    int week = bars.bars(BarReturns.WEEK_SECONDS);
    double[] hourSums = new double[HOURS];
    double[] daySums = new double[DAYS];
    int[] hourCounts = new int[HOURS];
    int[] dayCounts = new int[DAYS];
    double sum = 0;
    int count = 0;
    for (int i = 1; i < bars.size(); i++) {
      double usual = squares.mean(i - 1, week);
      double one = Math.min(MOST, bars.at(i) * bars.at(i) / usual);
      if (usual > 0 && !Double.isNaN(one)) {
        int hour = hour(bars, i);
        int day = day(bars, i);
        hourSums[hour] += one;
        hourCounts[hour]++;
        daySums[day] += one;
        dayCounts[day]++;
        sum += one;
        count++;
      }
    }
    return sum == 0
        ? NONE
        : new Seasons(
            factors(hourSums, hourCounts, sum / count), factors(daySums, dayCounts, sum / count));
  }

  private static List<Double> factors(double[] sums, int[] counts, double all) {
    List<Double> factors = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      factors.add(counts[i] == 0 ? 1 : Math.max(LEAST, sums[i] / counts[i] / all));
    }
    return factors;
  }

  /** The factor of bar {@code i}, of any whole number: the grid goes on. */
  public double factor(BarReturns bars, int i) {
    return hours.get(hour(bars, i)) * days.get(day(bars, i));
  }

  private static long middle(BarReturns bars, int i) {
    return bars.endOf(i) - (bars.barSeconds() + 1) / 2;
  }

  private static int hour(BarReturns bars, int i) {
    return (int) Math.floorMod(Math.floorDiv(middle(bars, i), HOUR_SECONDS), (long) HOURS);
  }

  private static int day(BarReturns bars, int i) {
    long day = Math.floorDiv(middle(bars, i), HOURS * HOUR_SECONDS);
    return (int) Math.floorMod(day + FIRST_DAY, (long) DAYS);
  }
}
