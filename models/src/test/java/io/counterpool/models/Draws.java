package io.counterpool.models;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random values of a property test. The seed is in every failure: name it to repeat the history.
 */
public final class Draws {

  /** Draws a property takes at most. */
  public static final int STEPS = Integer.getInteger("steps", 2000);

  private final long seed;
  private final SplittableRandom random;

  public Draws(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean chance() {
    return random.nextBoolean();
  }

  public <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  public double gaussian() {
    return random.nextGaussian();
  }

  /** Any decimal, all magnitudes alike, both signs. */
  public Decimal any() {
    BigInteger units =
        new BigInteger(random.nextInt(1, 127), new java.util.Random(random.nextLong()));
    BigInteger inside = units.mod(BigInteger.TEN.pow(38));
    return Decimal.of(new BigDecimal(chance() ? inside : inside.negate(), Decimal.SCALE));
  }

  /** From {@code low} to {@code high} on the grid of {@code scale}; the ends are drawn often. */
  public Decimal between(String low, String high, int scale) {
    Decimal from = Decimal.of(low);
    Decimal to = Decimal.of(high);
    return switch (below(20)) {
      case 0 -> from;
      case 1 -> to;
      default ->
          from.plus(
              to.minus(from)
                  .times(Decimal.of(random.nextDouble(), 18, RoundingMode.DOWN), RoundingMode.DOWN)
                  .rounded(scale, RoundingMode.DOWN));
    };
  }

  /** Above 0, over ten orders of magnitude. */
  public Decimal price() {
    double magnitude = Math.pow(10, random.nextDouble(-4, 6));
    return Decimal.of(magnitude, 8, RoundingMode.UP);
  }

  /** Signed, not 0, on the grid of {@code scale}. */
  public Decimal size(String most, int scale) {
    Decimal size = between("0", most, scale).max(Decimal.ofUnits(1, scale));
    return chance() ? size : size.negate();
  }

  public <T> List<T> list(int count, java.util.function.Supplier<T> draw) {
    return IntStream.range(0, count).mapToObj(i -> draw.get()).toList();
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
