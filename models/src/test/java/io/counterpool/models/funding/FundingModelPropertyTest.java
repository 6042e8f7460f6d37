package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of every model that can run a live market. */
final class FundingModelPropertyTest {

  private static final Decimal DIGIT = Decimal.ofUnits(1, 18);

  private static FundingModel model(Draws draws) {
    return switch (draws.below(3)) {
      case 0 ->
          new SkewVelocityFunding(
              draws.between("0", "5", 6),
              draws.between("0.0001", "10000", 4),
              draws.between("0", "0.2", 6));
      case 1 ->
          new PremiumFunding(
              draws.between("0.0001", "10000", 4),
              draws.chance() ? 28_800 : 86_400,
              draws.between("-0.01", "0.01", 6),
              draws.between("0", "0.2", 6));
      default -> {
        Decimal decayBelow = draws.between("0", "0.5", 4);
        yield new ZonedFunding(
            draws.between("0.0001", "2000", 4),
            decayBelow,
            decayBelow.plus(draws.between("0", "0.5", 4)),
            draws.between("0", "2", 6),
            draws.between("0", "0.5", 6),
            draws.between("0", "0.2", 6));
      }
    };
  }

  private static FundingState start(Draws draws) {
    return new FundingState(draws.between("-0.2", "0.2", 6), draws.between("-9", "9", 18));
  }

  private static Decimal skew(Draws draws) {
    return draws.below(10) == 0 ? Decimal.ZERO : draws.size("1000", 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void accruesTheSameHoweverOftenItIsAdvanced(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      FundingModel model = model(draws);
      Decimal skew = skew(draws);
      Decimal price = draws.price();
      FundingState start = start(draws);
      long seconds = 1L + draws.below(200_000);
      long part = draws.below((int) seconds);
      FundingState once = model.advance(start, skew, price, seconds);
      FundingState twice =
          model.advance(model.advance(start, skew, price, part), skew, price, seconds - part);
      assertThat(once.ratePerDay().minus(twice.ratePerDay()).abs())
          .as("%s: %s", draws, model)
          .isLessThanOrEqualTo(Decimal.ofUnits(2, 18));
      // The rate is kept to eighteen digits: its last digit × days × price may differ.
      Decimal allowed = price.times(Decimal.ofUnits(10, 18), RoundingMode.UP).plus(DIGIT.times(3));
      assertThat(once.index().minus(twice.index()).abs())
          .as("%s: %s", draws, model)
          .isLessThanOrEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void movesTheIndexByAtMostTheDeclaredStep(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      FundingModel model = model(draws);
      Decimal price = draws.price();
      FundingState state = start(draws);
      for (int round = 0; round < 3; round++) {
        long seconds = draws.below(100_000);
        FundingState after = model.advance(state, skew(draws), price, seconds);
        assertThat(after.index().minus(state.index()).abs())
            .as("%s: %s", draws, model)
            .isLessThanOrEqualTo(model.largestStep(price, seconds));
        state = after;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void treatsLongsAndShortsAlike(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      FundingModel model = model(draws);
      if (model instanceof PremiumFunding premium) {
        model =
            new PremiumFunding(
                premium.depth(), premium.intervalSeconds(), Decimal.ZERO, premium.maxRate());
      }
      Decimal skew = draws.size("1000", 4);
      Decimal price = draws.price();
      FundingState start = new FundingState(draws.between("-0.2", "0.2", 6), Decimal.ZERO);
      FundingState mirror = new FundingState(start.ratePerDay().negate(), Decimal.ZERO);
      long seconds = draws.below(200_000);
      FundingState after = model.advance(start, skew, price, seconds);
      FundingState mirrored = model.advance(mirror, skew.negate(), price, seconds);
      assertThat(mirrored.ratePerDay()).isEqualTo(after.ratePerDay().negate());
      assertThat(mirrored.index()).as("%s: %s", draws, model).isEqualTo(after.index().negate());
    }
  }

  @Test
  void namesEveryModel() {
    assertThat(FundingModel.models())
        .containsOnlyKeys("none", "skew-velocity", "premium", "adaptive");
  }
}
