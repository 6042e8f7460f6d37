package io.counterpool.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against BigDecimal: the same value, or a refusal where that is out of range. */
final class DecimalPropertyTest {

  private static final BigDecimal BOUND = BigDecimal.TEN.pow(20);

  private static void agree(String what, Supplier<BigDecimal> reference, Supplier<Decimal> ours) {
    BigDecimal want;
    try {
      want = reference.get();
    } catch (ArithmeticException refused) {
      assertThatThrownBy(ours::get).as(what).isInstanceOf(IllegalArgumentException.class);
      return;
    }
    if (want.abs().compareTo(BOUND) >= 0) {
      assertThatThrownBy(ours::get).as(what).isInstanceOf(OutOfRangeException.class);
    } else {
      assertThat(ours.get().toBigDecimal()).as(what).isEqualByComparingTo(want);
    }
  }

  /** Values of all magnitudes, and the ones at which carries and bounds meet. */
  private static Decimal value(Draws draws) {
    return draws.below(4) == 0 ? draws.oneOf(EDGES) : draws.any();
  }

  private static final List<Decimal> EDGES = edges();

  /**
   * Zero, ones, the largest value, and both neighbours of every power of ten and of the powers of
   * two at which a limb, a double or a way to divide ends.
   */
  private static List<Decimal> edges() {
    List<Decimal> edges =
        new ArrayList<>(
            List.of(
                Decimal.ZERO,
                Decimal.of("99999999999999999999.999999999999999999"),
                Decimal.of("-99999999999999999999.999999999999999999"),
                Decimal.of("0.5"),
                Decimal.of("3")));
    List<BigInteger> turns = new ArrayList<>();
    for (int bits : new int[] {1, 31, 32, 46, 52, 53, 63, 64, 65, 93, 102, 104, 105, 106, 126}) {
      turns.add(BigInteger.TWO.pow(bits));
    }
    for (int digits = 0; digits < 38; digits++) {
      turns.add(BigInteger.TEN.pow(digits));
    }
    for (BigInteger turn : turns) {
      for (int step = -1; step <= 1; step++) {
        BigDecimal near = new BigDecimal(turn.add(BigInteger.valueOf(step)), 18);
        edges.add(Decimal.of(near));
        edges.add(Decimal.of(near.negate()));
      }
    }
    return List.copyOf(edges);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void addsSubtractsAndComparesAsBigDecimalDoes(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal a = value(draws);
      Decimal b = value(draws);
      BigDecimal x = a.toBigDecimal();
      BigDecimal y = b.toBigDecimal();
      String what = draws + ": " + a + " and " + b;
      agree(what, () -> x.add(y), () -> a.plus(b));
      agree(what, () -> x.subtract(y), () -> a.minus(b));
      agree(what, x::negate, a::negate);
      agree(what, x::abs, a::abs);
      agree(what, () -> x.min(y), () -> a.min(b));
      agree(what, () -> x.max(y), () -> a.max(b));
      assertThat(a.compareTo(b)).as(what).isEqualTo(x.compareTo(y));
      assertThat(a.equals(b)).as(what).isEqualTo(x.compareTo(y) == 0);
      assertThat(a.signum()).as(what).isEqualTo(x.signum());
      assertThat(a.toDouble()).as(what).isEqualTo(x.doubleValue());
    }
  }

  @ParameterizedTest
  @EnumSource(RoundingMode.class)
  void multipliesAndDividesAsBigDecimalDoesInEveryRounding(RoundingMode rounding) {
    Draws draws = new Draws(rounding.name().hashCode());
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal a = value(draws);
      Decimal b = value(draws);
      Decimal c = value(draws);
      int scale = draws.below(19);
      long whole = draws.chance() ? draws.below(1000) - 500 : b.toBigDecimal().longValue();
      BigDecimal x = a.toBigDecimal();
      BigDecimal y = b.toBigDecimal();
      BigDecimal z = c.toBigDecimal();
      String what = draws + ": " + a + ", " + b + ", " + c + " at " + scale + " " + rounding;
      agree(what, () -> x.multiply(y).setScale(18, rounding), () -> a.times(b, rounding));
      agree(what, () -> x.multiply(y).setScale(scale, rounding), () -> a.times(b, scale, rounding));
      agree(what, () -> x.multiply(BigDecimal.valueOf(whole)), () -> a.times(whole));
      agree(what, () -> x.divide(y, 18, rounding), () -> a.dividedBy(b, rounding));
      agree(what, () -> x.divide(y, scale, rounding), () -> a.dividedBy(b, scale, rounding));
      agree(
          what,
          () -> x.multiply(y).divide(z, scale, rounding),
          () -> a.timesOver(b, c, scale, rounding));
      agree(what, () -> x.setScale(scale, rounding), () -> a.rounded(scale, rounding));
      agree(
          what,
          () -> x.multiply(y).setScale(scale, rounding),
          () -> Decimal.of(x.multiply(y), scale, rounding));
    }
  }

  @ParameterizedTest
  @EnumSource(RoundingMode.class)
  void dividesAsBigDecimalDoesWhereItIsClose(RoundingMode rounding) {
    Draws draws = new Draws(rounding.name().hashCode() + 1L);
    Decimal unit = Decimal.ofUnits(1, 18);
    for (int i = 0; i < Draws.STEPS; i++) {
      // quotient × divisor + rest, in units, so that the quotient is even or near a half or whole.
      BigInteger divisor = units(draws, draws.below(90) + 1).add(BigInteger.ONE);
      BigInteger quotient = units(draws, Math.max(1, 125 - divisor.bitLength()));
      BigInteger rest =
          switch (draws.below(6)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> BigInteger.ONE;
            case 2 -> divisor.shiftRight(1);
            case 3 -> divisor.shiftRight(1).add(BigInteger.ONE);
            case 4 -> divisor.subtract(BigInteger.ONE);
            default -> divisor.multiply(BigInteger.valueOf(draws.below(256))).shiftRight(8);
          };
      BigDecimal x = new BigDecimal(quotient.multiply(divisor).add(rest), 18);
      BigDecimal y = new BigDecimal(divisor, 18);
      String what = draws + ": " + x + " units by " + y + " " + rounding;
      agree(
          what,
          () -> x.multiply(unit.toBigDecimal()).divide(y, 18, rounding),
          () -> Decimal.of(x).timesOver(unit, Decimal.of(y), 18, rounding));
    }
  }

  private static BigInteger units(Draws draws, int bits) {
    return new BigInteger(bits, new Random(draws.below(Integer.MAX_VALUE)));
  }

  @ParameterizedTest
  @EnumSource(RoundingMode.class)
  void sharesAsBigDecimalDoes(RoundingMode rounding) {
    Draws draws = new Draws(rounding.name().hashCode() + 2L);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal own = value(draws).abs();
      Decimal other = value(draws).abs();
      Decimal pot = value(draws).abs();
      long weight = draws.chance() ? 997 : units(draws, draws.below(63)).longValueExact();
      long otherWeight = draws.chance() ? 1000 : units(draws, draws.below(63)).longValueExact();
      int scale = draws.chance() ? 18 : draws.below(19);
      BigDecimal claim = own.toBigDecimal().multiply(BigDecimal.valueOf(weight));
      BigDecimal all = claim.add(other.toBigDecimal().multiply(BigDecimal.valueOf(otherWeight)));
      agree(
          "%s: %s × %d beside %s × %d of %s at %d %s"
              .formatted(draws, own, weight, other, otherWeight, pot, scale, rounding),
          () -> pot.toBigDecimal().multiply(claim).divide(all, scale, rounding),
          () -> own.shareOf(pot, weight, other, otherWeight, scale, rounding));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void keepsItsValueInAnArray(long seed) {
    Draws draws = new Draws(seed);
    long[] pairs = new long[6];
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal a = value(draws);
      a.into(pairs, 1);
      assertThat(Decimal.from(pairs, 1)).as("%s", draws).isEqualTo(a);
    }
    assertThat(pairs[0] | pairs[1] | pairs[4] | pairs[5]).isZero();
    long[] beyond = {Long.MAX_VALUE, 0};
    assertThatThrownBy(() -> Decimal.from(beyond, 0)).isInstanceOf(OutOfRangeException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = RoundingMode.class,
      names = {"UNNECESSARY"},
      mode = EnumSource.Mode.EXCLUDE)
  void takesRootsAsBigDecimalDoes(RoundingMode rounding) {
    Draws draws = new Draws(rounding.name().hashCode());
    for (int i = 0; i < Math.min(Draws.STEPS, 500); i++) {
      Decimal a = draws.any().abs();
      int scale = draws.below(19);
      // Sixty digits are enough to tell on which side of a half the root lies.
      BigDecimal root = a.toBigDecimal().sqrt(new MathContext(60));
      agree(
          draws + ": root of " + a + " at " + scale + " " + rounding,
          () -> root.setScale(scale, rounding),
          () -> a.sqrt(scale, rounding));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void writesAndReadsThePlainForm(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal a = value(draws);
      BigDecimal x = a.toBigDecimal();
      String plain = x.signum() == 0 ? "0" : x.stripTrailingZeros().toPlainString();
      assertThat(a.toString()).as("%s", draws).isEqualTo(plain);
      assertThat(Decimal.of(plain)).as("%s", draws).isEqualTo(a).hasSameHashCodeAs(a);
      int digits = a.fractionDigits();
      assertThat(digits)
          .as("%s: %s", draws, a)
          .isEqualTo(Math.max(0, new BigDecimal(plain).scale()));
      assertThat(a.toString(18)).as("%s", draws).isEqualTo(x.toPlainString());
      assertThat(a.requireScale(digits)).isSameAs(a);
    }
  }
}
