package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RateCurvePropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final List<Decimal> EXPONENTS =
      List.of(d("0.1"), d("0.5"), d("1"), d("1.7"), d("2"), d("16"));

  private static RateCurve curve(Draws draws) {
    Decimal slope = draws.between("0", "0.5", 6);
    Decimal steep = slope.plus(draws.between("0", "5", 6));
    return switch (draws.below(6)) {
      case 0 -> new FlatRate(slope);
      case 3 -> new PowerRate(draws.between("0", "0.1", 6), steep, draws.oneOf(EXPONENTS));
      case 1 ->
          new KinkedRate(
              draws.between("0", "0.1", 6), draws.between("0.01", "0.99", 6), slope, steep);
      case 4 ->
          new HyperbolicRate(
              slope,
              draws.between("0.5", "0.99", 6),
              draws.between("0", "0.99", 6),
              draws.between("2.1", "20", 6),
              draws.between("0", "0.1", 6));
      case 5 ->
          new TwoCurveRate(
              slope, steep, draws.between("0", "1.5", 6), steep, slope, slope, slope, steep);
      default ->
          new JumpRate(draws.between("0", "0.1", 6), slope, draws.between("0", "1.5", 6), steep);
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void risesWithUtilisationAndIsBounded(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      RateCurve curve = curve(draws);
      Decimal low = draws.between("0", "1.2", 18);
      Decimal high = low.plus(draws.between("0", "0.5", 18));
      assertThat(curve.annualRate(low))
          .as("%s: %s at %s and %s", draws, curve, low, high)
          .isLessThanOrEqualTo(curve.annualRate(high));
      assertThat(curve.annualRate(high)).isLessThanOrEqualTo(curve.annualRate(Decimal.ONE));
      assertThat(curve.annualRate(low)).isGreaterThanOrEqualTo(curve.annualRate(Decimal.ZERO));
    }
  }

  @Test
  void bendsAtTheKink() {
    KinkedRate curve = new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6"));
    assertThat(curve.annualRate(d("0.4"))).isEqualTo(d("0.03"));
    assertThat(curve.annualRate(d("0.8"))).isEqualTo(d("0.05"));
    assertThat(curve.annualRate(d("0.9"))).isEqualTo(d("0.35"));
    assertThat(curve.annualRate(d("1"))).isEqualTo(d("0.65"));
    assertThat(curve.annualRate(d("7"))).isEqualTo(d("0.65"));
    assertThatThrownBy(() -> curve.annualRate(d("-0.1")))
        .hasMessage("utilisation must not be below 0, was -0.1");
  }

  @Test
  void risesWithThePowerOfTheUtilisation() {
    // 0.01 + 0.4 × 0.5² = 0.11; at a half, 0.5^0.5 = 0.70710678…
    assertThat(new PowerRate(d("0.01"), d("0.4"), d("2")).annualRate(d("0.5")))
        .isEqualTo(d("0.11"));
    assertThat(new PowerRate(d("0"), d("1"), d("0.5")).annualRate(d("0.5")))
        .isEqualTo(d("0.707106781186547525"));
    PowerRate line = new PowerRate(d("0.01"), d("0.4"), d("1"));
    assertThat(line.annualRate(d("0"))).isEqualTo(d("0.01"));
    assertThat(line.annualRate(d("1"))).isEqualTo(d("0.41"));
    assertThat(line.annualRate(d("99"))).isEqualTo(d("0.41"));
    assertThatThrownBy(() -> new PowerRate(d("0"), d("1"), d("0.09")))
        .hasMessage("exponent must be from 0.1 to 16, was 0.09");
  }

  @Test
  void refusesACurveThatFlattens() {
    assertThatThrownBy(() -> new KinkedRate(d("0"), d("0.8"), d("0.5"), d("0.4")))
        .hasMessage("slope1 must be at most slope2 0.4, was 0.5");
    assertThatThrownBy(() -> new KinkedRate(d("0"), d("1"), d("0.1"), d("0.4")))
        .hasMessage("kink must be below 1, was 1");
  }

  @Test
  void accruesOnTheNotionalRoundedUp() {
    // 10 % of 2,000 for a year is 200 a unit; for one second 200 ÷ 31,536,000 = 0.00000634…
    assertThat(BorrowIndex.accrue(d("5"), d("0.1"), d("2000"), BorrowIndex.YEAR_SECONDS))
        .isEqualTo(d("205"));
    assertThat(BorrowIndex.accrue(Decimal.ZERO, d("0.1"), d("2000"), 1))
        .isEqualTo(d("0.000006341958396753"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void neverChargesLessForAccruingMoreOften(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal rate = draws.between("0", "3", 18);
      Decimal price = draws.price();
      long seconds = 1L + draws.below(100_000);
      long part = draws.below((int) seconds);
      Decimal once = BorrowIndex.accrue(Decimal.ZERO, rate, price, seconds);
      Decimal twice =
          BorrowIndex.accrue(
              BorrowIndex.accrue(Decimal.ZERO, rate, price, part), rate, price, seconds - part);
      assertThat(twice.minus(once)).as("%s", draws).isBetween(Decimal.ZERO, Decimal.ofUnits(1, 18));
    }
  }
}
