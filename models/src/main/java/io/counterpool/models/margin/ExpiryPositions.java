package io.counterpool.models.margin;

import io.counterpool.models.RealBounds;
import io.counterpool.models.options.YearFraction;
import java.util.List;

/**
 * Options that expire together. Confidences are fractions: 1 is certain.
 *
 * @param secondsToExpiry ≥ 0
 * @param fixedForward part of the forward that no longer moves, as in a settlement average, ≥ 0
 * @param variableForward part that moves with the spot price, ≥ 0
 * @param rate continuous, per year; below 0 it discounts as 0
 * @param confidence the least of the confidences of forward, rate and volatility, 0 to 1
 * @param options any order
 */
public record ExpiryPositions(
    double secondsToExpiry,
    double fixedForward,
    double variableForward,
    double rate,
    double confidence,
    List<OptionPosition> options) {

  public ExpiryPositions {
    RealBounds.notNegative("secondsToExpiry", secondsToExpiry);
    RealBounds.notNegative("fixedForward", fixedForward);
    RealBounds.notNegative("variableForward", variableForward);
    RealBounds.finite("rate", rate);
    RealBounds.within("confidence", confidence, 0, 1);
    options = List.copyOf(options);
  }

  double years() {
    return YearFraction.ofSeconds(secondsToExpiry);
  }

  double forward() {
    return fixedForward + variableForward;
  }

  /** The forward after the spot price was multiplied. */
  double forward(double spotMultiplier) {
    return variableForward * spotMultiplier + fixedForward;
  }

  /** e^(−max(rate, 0) × years). */
  double discount() {
    return StrictMath.exp(-Math.max(0, rate) * years());
  }

  /** Contracts sold, as a number ≥ 0. */
  double shorts() {
    double sum = 0;
    for (OptionPosition option : options) {
      sum += Math.max(0, -option.amount());
    }
    return sum;
  }

  /** Contracts, bought and sold. */
  double contracts() {
    double sum = 0;
    for (OptionPosition option : options) {
      sum += Math.abs(option.amount());
    }
    return sum;
  }
}
