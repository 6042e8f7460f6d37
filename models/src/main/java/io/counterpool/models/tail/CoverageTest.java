package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Backtests of value at risk: does the loss exceed it as often as it should, and do failures come
 * alone? Sources: Kupiec 1995, Christoffersen 1998. Throughout, 0 × ln 0 = 0 and 0 ÷ 0 = 0.
 */
public final class CoverageTest {

  private CoverageTest() {}

  /**
   * Proportion of failures (Kupiec): {@code LR = 2 [x ln(x ÷ N p) + (N − x) ln((N − x) ÷ N (1 −
   * p))]}, one degree of freedom.
   *
   * @param observations N ≥ 1
   * @param failures x, 0 to N
   * @param failureProbability p, above 0, below 1
   */
  public static LikelihoodRatio proportionOfFailures(
      long observations, long failures, double failureProbability) {
    checkCounts(observations, failures);
    double p = RealBounds.between("failureProbability", failureProbability, 0, 1);
    long inside = observations - failures;
    return ratio(
        part(failures, failures / (observations * p))
            + part(inside, inside / (observations * (1 - p))));
  }

  /**
   * Independence (Christoffersen): the chance of a failure after a failure against that after none;
   * one degree of freedom.
   */
  public static LikelihoodRatio independence(Transitions counts) {
    double afterInside = (double) counts.n00() + counts.n01();
    double afterFailure = (double) counts.n10() + counts.n11();
    double all = afterInside + afterFailure;
    double inside = (double) counts.n00() + counts.n10();
    double failures = (double) counts.n01() + counts.n11();
    return ratio(
        part(counts.n00(), counts.n00() / afterInside / (inside / all))
            + part(counts.n01(), counts.n01() / afterInside / (failures / all))
            + part(counts.n10(), counts.n10() / afterFailure / (inside / all))
            + part(counts.n11(), counts.n11() / afterFailure / (failures / all)));
  }

  /** Both at once: the sum, two degrees of freedom. */
  public static LikelihoodRatio conditionalCoverage(
      long observations, long failures, double failureProbability, Transitions counts) {
    return proportionOfFailures(observations, failures, failureProbability)
        .plus(independence(counts));
  }

  static void checkCounts(long observations, long failures) {
    if (observations < 1) {
      throw new OutOfRangeException("observations must be at least 1, was " + observations);
    }
    if (failures < 0 || failures > observations) {
      throw new OutOfRangeException(
          "failures must be from 0 to observations " + observations + ", was " + failures);
    }
  }

  private static double part(long count, double odds) {
    return count == 0 ? 0 : 2.0 * count * StrictMath.log(odds);
  }

  /** A sum that is 0 but for its rounding is 0. */
  private static LikelihoodRatio ratio(double statistic) {
    return new LikelihoodRatio(Math.max(0, statistic), 1);
  }
}
