package io.counterpool.models.bench;

import java.util.SplittableRandom;

/**
 * Rounds of quotes of one price by several publishers, many, so that no branch is learnt by heart.
 *
 * @param prices {@code [round][publisher]}, a hundred-millionth
 * @param confidences {@code [round][publisher]}, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Inputs of a benchmark.
record Rounds(long[][] prices, long[][] confidences) {

  static final int MANY = 1_024;
  private static final long PRICE = 6_400_000_000_000L;

  static Rounds of(int publishers, long seed) {
    var random = new SplittableRandom(seed);
    long[][] prices = new long[MANY][publishers];
    long[][] confidences = new long[MANY][publishers];
    for (int r = 0; r < MANY; r++) {
      for (int p = 0; p < publishers; p++) {
        // Deviations of two basis points; confidences of one to four.
        prices[r][p] = PRICE + Math.round(PRICE * 2e-4 * random.nextGaussian());
        confidences[r][p] = Math.round(PRICE * random.nextDouble(1e-4, 4e-4));
      }
    }
    return new Rounds(prices, confidences);
  }

  /** Writes price − confidence, price and price + confidence of every quote of a round. */
  void votes(int round, long[] votes) {
    long[] price = prices[round];
    long[] confidence = confidences[round];
    for (int p = 0; p < price.length; p++) {
      votes[3 * p] = price[p] - confidence[p];
      votes[3 * p + 1] = price[p];
      votes[3 * p + 2] = price[p] + confidence[p];
    }
  }
}
