package io.counterpool.models.surface;

import java.util.List;

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

  /** Of several smiles, each quote counted once. */
  public static FitError together(List<FitError> errors) {
    int quotes = 0;
    int inside = 0;
    double squares = 0;
    double outside = 0;
    for (FitError error : errors) {
      quotes += error.quotes;
      inside += error.inside;
      squares += error.quotes * error.rootMeanSquare * error.rootMeanSquare;
      outside = Math.max(outside, error.largestOutside);
    }
    return new FitError(quotes, inside, quotes == 0 ? 0 : Math.sqrt(squares / quotes), outside);
  }
}
