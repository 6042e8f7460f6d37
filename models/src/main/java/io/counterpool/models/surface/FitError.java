package io.counterpool.models.surface;

/**
 * How far a smile is from the quotes with bid and ask that drew it.
 *
 * @param quotes how many these are
 * @param inside how many of them hold the smile between bid and ask
 * @param rootMeanSquare of smile − middle of bid and ask, in volatility (0.01 is one point)
 * @param largestOutside farthest the smile lies outside of bid and ask, in volatility, ≥ 0
 */
public record FitError(int quotes, int inside, double rootMeanSquare, double largestOutside) {

  /** Share of the quotes that hold the smile, 0 to 1. */
  public double share() {
    return quotes == 0 ? 0 : (double) inside / quotes;
  }
}
