package io.counterpool.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limb arithmetic against BigInteger, divisors with long runs of ones and zeros included. */
final class LimbsTest {

  private static final BigInteger LIMB = BigInteger.ONE.shiftLeft(64);

  private static BigInteger unsigned(long... limbs) {
    BigInteger value = BigInteger.ZERO;
    for (long limb : limbs) {
      value = value.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(limb)));
    }
    return value;
  }

  private static long limb(SplittableRandom random) {
    long any = random.nextLong();
    return switch (random.nextInt(6)) {
      case 0 -> any >>> random.nextInt(64);
      case 1 -> ~(any >>> random.nextInt(64));
      case 2 -> any << random.nextInt(64);
      case 3 -> random.nextBoolean() ? -1 : 0;
      default -> any;
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dividesAsBigIntegerDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      long d1 = limb(random) | Long.MIN_VALUE;
      long d0 = limb(random);
      long v = Limbs.reciprocal(d1);
      long both = Limbs.reciprocal(d1, d0);
      BigInteger one = unsigned(d1);
      BigInteger two = unsigned(d1, d0);
      assertThat(v)
          .as("reciprocal of %x", d1)
          .isEqualTo(LIMB.pow(2).subtract(BigInteger.ONE).divide(one).longValue());
      assertThat(both)
          .as("reciprocal of %x %x", d1, d0)
          .isEqualTo(LIMB.pow(3).subtract(BigInteger.ONE).divide(two).longValue());
      BigInteger upper = unsigned(limb(random), limb(random)).mod(two);
      long u2 = upper.shiftRight(64).longValue();
      long u1 = upper.longValue();
      long u0 = limb(random);
      assertThat(Limbs.digit(u2, u1, u0, d1, d0, both))
          .as("%x %x %x by %x %x", u2, u1, u0, d1, d0)
          .isEqualTo(unsigned(u2, u1, u0).divide(two).longValue());
      long below = unsigned(u2).mod(one).longValue();
      assertThat(Limbs.digit(below, u0, d1, v))
          .as("%x %x by %x", below, u0, d1)
          .isEqualTo(unsigned(below, u0).divide(one).longValue());
    }
  }
}
