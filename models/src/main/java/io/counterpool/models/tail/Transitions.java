package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;

/**
 * How often each state followed each, 0 = the loss stayed inside, 1 = failure.
 *
 * @param n00 inside after inside
 * @param n01 failure after inside
 * @param n10 inside after failure
 * @param n11 failure after failure
 */
public record Transitions(long n00, long n01, long n10, long n11) {

  public Transitions {
    if (Math.min(Math.min(n00, n01), Math.min(n10, n11)) < 0) {
      throw new OutOfRangeException("transitions must not be below 0");
    }
  }

  /**
   * Counts.
   *
   * @param failures ascending time
   */
  public static Transitions of(boolean[] failures) {
    long[] counts = new long[4];
    for (int t = 1; t < failures.length; t++) {
      counts[(failures[t - 1] ? 2 : 0) + (failures[t] ? 1 : 0)]++;
    }
    return new Transitions(counts[0], counts[1], counts[2], counts[3]);
  }
}
