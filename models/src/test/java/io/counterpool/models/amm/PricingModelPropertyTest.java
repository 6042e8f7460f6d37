package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No trade pattern at one index price is paid by any pricing model. */
final class PricingModelPropertyTest {

  private static final int CENTS = 6;

  private static PricingModel model(Draws draws, Decimal index) {
    return switch (draws.below(4)) {
      case 0 -> new IndexPrice();
      case 1 -> new SkewPremium(draws.between("1", "1000000", 4));
      case 2 -> {
        Decimal negative = draws.between("0", "0.0001", 12);
        Decimal exponent = draws.between("0.5", "2.2", 1);
        yield new ImbalanceImpact(
            draws.between("0", "1", 3).times(negative, java.math.RoundingMode.DOWN),
            negative,
            draws.between("0.1", "0.5", 1).min(exponent),
            exponent);
      }
      default ->
          new VirtualAmmCurve(
              draws.between("1001", "1000000", 4),
              draws.between("1", "1000000", 4),
              index,
              Decimal.of("0.05"));
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverPaysARoundTrip(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal index = draws.price();
      PricingModel model = model(draws, index);
      Decimal skew = draws.size("400", 4);
      Decimal size = draws.size("400", 4);
      Decimal paid =
          model
              .premium(index, skew, size, CENTS)
              .plus(model.premium(index, skew.plus(size), size.negate(), CENTS));
      assertThat(paid.signum())
          .as("%s: %s at %s, skew %s, size %s pays %s", draws, model, index, skew, size, paid)
          .isNotNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void neverGainsBySplitting(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal index = draws.price();
      PricingModel model = model(draws, index);
      Decimal skew = draws.size("400", 4);
      Decimal first = draws.size("200", 4);
      Decimal second = draws.size("200", 4);
      Decimal whole = model.premium(index, skew, first.plus(second), CENTS);
      Decimal parts =
          model
              .premium(index, skew, first, CENTS)
              .plus(model.premium(index, skew.plus(first), second, CENTS));
      assertThat(parts)
          .as("%s: %s at %s, skew %s, %s then %s", draws, model, index, skew, first, second)
          .isGreaterThanOrEqualTo(whole);
      if (!(model instanceof ImbalanceImpact)) {
        // Two roundings more at most; impact may cost more on a detour through a larger imbalance.
        assertThat(parts.minus(whole))
            .as("%s: %s", draws, model)
            .isLessThanOrEqualTo(Decimal.ofUnits(2, CENTS));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void neverRebatesMoreThanTheSkewHasPaidIn(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 20; i++) {
      Decimal index = draws.price();
      PricingModel model = model(draws, index);
      Decimal skew = Decimal.ZERO;
      Decimal fund = Decimal.ZERO;
      for (int trade = 0; trade < 20; trade++) {
        Decimal size = draws.size("40", 4);
        fund = fund.plus(model.premium(index, skew, size, CENTS));
        skew = skew.plus(size);
        Decimal closing = model.premium(index, skew, skew.negate(), CENTS);
        assertThat(fund.plus(closing).signum())
            .as("%s: %s leaves %s", draws, model, fund)
            .isNotNegative();
      }
    }
  }
}
