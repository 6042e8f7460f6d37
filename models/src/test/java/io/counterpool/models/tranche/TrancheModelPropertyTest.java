package io.counterpool.models.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrancheModelPropertyTest {

  private static final int SCALE = 6;
  private static final String MOST = "99999999999999999999.999999";

  private static Decimal fraction(Draws draws) {
    return draws.between("0", "1", 4);
  }

  private static TrancheModel model(Draws draws, Decimal tolerance) {
    return switch (draws.below(4)) {
      case 0 -> new TargetReturn(draws.between("0", "0.5", 4));
      case 1 -> new GainShare(fraction(draws), fraction(draws), tolerance);
      case 2 -> new AdaptiveGainShare(fraction(draws), fraction(draws), fraction(draws), tolerance);
      default -> new ProRataIncome(draws.between("0", "0.5", 4), draws.between("0", "0.5", 4));
    };
  }

  private static TrancheValues values(Draws draws, String most) {
    return TrancheValues.of(draws.between("0", most, SCALE), draws.between("0", most, SCALE));
  }

  private static Decimal sum(TrancheSplit split) {
    return split.tranches().senior().plus(split.tranches().junior()).plus(split.fee());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void conservesThePoolValue(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      TrancheModel model = model(draws, fraction(draws));
      TrancheValues before = values(draws, "1000000");
      Decimal value = draws.between("-1000", "3000000", SCALE);
      TrancheSplit split = model.split(before, value, draws.below(100_000), SCALE);
      assertThat(sum(split))
          .as("%s: %s of %s at %s", draws, model, before, value)
          .isEqualTo(value.max(Decimal.ZERO));
      assertThat(split.fee().isNegative()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void chargesTheJuniorFirstAndTakesNoFeeFromALoss(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      TrancheModel model = model(draws, Decimal.ZERO);
      TrancheValues before = values(draws, "1000");
      Decimal loss = draws.between("0", "2500", SCALE);
      Decimal value = before.senior().plus(before.junior()).minus(loss);
      TrancheSplit split = model.split(before, value, 0, SCALE);
      TrancheValues after = split.tranches();
      assertThat(split.fee()).as("%s: %s", draws, model).isEqualTo(Decimal.ZERO);
      if (after.senior().isLessThan(before.senior())) {
        assertThat(after.junior()).as("%s: %s", draws, model).isEqualTo(Decimal.ZERO);
      }
      assertThat(after.senior()).as("%s: %s", draws, model).isLessThanOrEqualTo(before.senior());
      assertThat(after.junior()).as("%s: %s", draws, model).isLessThanOrEqualTo(before.junior());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void takesFromNobodyWhenThePoolIsWorthMore(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      TrancheModel model = model(draws, Decimal.ZERO);
      TrancheValues before = values(draws, "1000");
      Decimal low = draws.between("0", "3000", SCALE);
      Decimal high = low.plus(draws.between("0", "100", SCALE));
      TrancheValues less = model.split(before, low, 0, SCALE).tranches();
      TrancheValues more = model.split(before, high, 0, SCALE).tranches();
      // Each side's part is rounded by itself: it may fall short by one unit.
      Decimal unit = Decimal.ofUnits(1, SCALE);
      assertThat(more.senior().plus(unit))
          .as("%s: %s %s, %s to %s", draws, model, before, low, high)
          .isGreaterThanOrEqualTo(less.senior());
      assertThat(more.junior().plus(unit))
          .as("%s: %s %s, %s to %s", draws, model, before, low, high)
          .isGreaterThanOrEqualTo(less.junior());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8})
  void sharesSmallLossesByValueWithinAUnit(long seed) {
    Draws draws = new Draws(seed);
    GainShare model = new GainShare(Decimal.of("0.3"), Decimal.of("0.1"), Decimal.ONE);
    for (int i = 0; i < Draws.STEPS; i++) {
      TrancheValues before = values(draws, "1000");
      Decimal total = before.senior().plus(before.junior());
      Decimal value = total.minus(draws.between("0", "1", SCALE)).max(Decimal.ZERO);
      TrancheValues after = model.split(before, value, 0, SCALE).tranches();
      // senior × value = senior' × total, but for the junior's rounding
      double fair = before.senior().toDouble() * value.toDouble();
      double got = after.senior().toDouble() * total.toDouble();
      assertThat(got).as("%s: %s", draws, before).isBetween(fair - 0.01, fair + 0.01);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9})
  void holdsTheLargestValues(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      TrancheModel model = model(draws, fraction(draws));
      TrancheValues before = values(draws, MOST);
      Decimal value = draws.between("0", MOST, SCALE);
      assertThat(sum(model.split(before, value, 0, SCALE)))
          .as("%s: %s of %s", draws, model, before)
          .isEqualTo(value);
    }
  }
}
