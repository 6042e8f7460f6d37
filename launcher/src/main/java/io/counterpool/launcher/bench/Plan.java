package io.counterpool.launcher.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds how often everything is measured; medians are reported
 * @param warmUp load before the first round: as long with single orders, half as long with batches
 * @param each time over which load is sent in a measurement
 */
record Plan(int rounds, Duration warmUp, Duration each) {

  private static final int MOST_ROUNDS = 50;

  Plan {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new io.counterpool.launcher.UserError(
          "--rounds is from 1 to " + MOST_ROUNDS + ", not " + rounds);
    }
  }

  /** A cold JVM is thirty times slower than a warm one; thirty seconds compile what matters. */
  static Plan of(int rounds) {
    return new Plan(rounds, Duration.ofSeconds(30), Duration.ofSeconds(10));
  }
}
