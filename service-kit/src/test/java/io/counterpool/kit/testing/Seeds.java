package io.counterpool.kit.testing;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** Seeds of random tests: printed, and replayed by {@code -Dseed=…}. */
public final class Seeds {

  private Seeds() {}

  /** The stated seed, or a new one; printed with the test's name either way. */
  public static long seed(String test) {
    Long stated = Long.getLong("seed");
    long seed = stated != null ? stated : ThreadLocalRandom.current().nextLong();
    IO.println(test + ": replay with -Dseed=" + seed);
    return seed;
  }

  /** A generator from {@link #seed}. */
  public static SplittableRandom random(String test) {
    return new SplittableRandom(seed(test));
  }

  /** {@code count} seeds for a parameterised test, or the one stated. */
  public static LongStream seeds(String test, int count) {
    SplittableRandom root = random(test);
    return Long.getLong("seed") != null
        ? LongStream.of(Long.getLong("seed"))
        : LongStream.generate(root::nextLong).limit(count);
  }

  /** How long random histories are: {@code -Dsteps}, 2,000 by default. */
  public static int steps() {
    return Integer.getInteger("steps", 2000);
  }
}
