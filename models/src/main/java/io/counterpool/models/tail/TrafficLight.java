package io.counterpool.models.tail;

import io.counterpool.models.Decimal;
import io.counterpool.models.RealBounds;

/**
 * The traffic light of the Basel Committee: how likely are so few failures if the model is right?
 * Source: Basel Committee 1996, supervisory framework for backtesting.
 *
 * @param observations N ≥ 1
 * @param failures x, 0 to N
 * @param failureProbability p, above 0, below 1
 */
public record TrafficLight(long observations, long failures, double failureProbability) {

  /** What the supervisor makes of it. */
  public enum Zone {
    /** cumulative probability below 0.95 */
    GREEN,
    /** below 0.9999 */
    YELLOW,
    /** 0.9999 and above */
    RED
  }

  private static final double YELLOW_FROM = 0.95;
  private static final double RED_FROM = 0.9999;

  public TrafficLight {
    CoverageTest.checkCounts(observations, failures);
    RealBounds.between("failureProbability", failureProbability, 0, 1);
  }

  /** Binomial probability of at most {@code failures} failures. */
  public double cumulativeProbability() {
    return failures == observations
        ? 1
        : IncompleteBeta.regularised(
            1 - failureProbability, (double) (observations - failures), failures + 1.0);
  }

  public Zone zone() {
    double cumulative = cumulativeProbability();
    if (cumulative < YELLOW_FROM) {
      return Zone.GREEN;
    }
    return cumulative < RED_FROM ? Zone.YELLOW : Zone.RED;
  }

  /** Added to the capital multiplier of 3. The table is stated for 250 days at 99 %. */
  public Decimal plusFactor() {
    if (failures >= 10) {
      return Decimal.ONE;
    }
    return switch ((int) failures) {
      case 5 -> Decimal.of("0.40");
      case 6 -> Decimal.of("0.50");
      case 7 -> Decimal.of("0.65");
      case 8 -> Decimal.of("0.75");
      case 9 -> Decimal.of("0.85");
      default -> Decimal.ZERO;
    };
  }
}
