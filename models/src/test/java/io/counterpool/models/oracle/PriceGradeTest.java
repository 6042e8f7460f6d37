package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceGradeTest {

  @ParameterizedTest
  @EnumSource(PriceAction.class)
  void validAllowsEverything(PriceAction action) {
    assertThat(PriceGrade.VALID.allows(action)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = PriceGrade.class,
      names = {"STALE", "BELOW_QUORUM", "OUT_OF_BAND", "HALTED"})
  void allowsNothingWithoutAPriceOfToday(PriceGrade grade) {
    assertThat(grade.allowed()).isEmpty();
  }

  @Test
  void anUncertainPriceOnlyLowersRisk() {
    assertThat(PriceGrade.UNCERTAIN.allowed())
        .containsExactly(PriceAction.REDUCE, PriceAction.LIQUIDATE);
  }

  @Test
  void aVolatilePriceNeitherStrikesNorPaysOut() {
    assertThat(PriceGrade.VOLATILE.allows(PriceAction.STRIKE)).isFalse();
    assertThat(PriceGrade.VOLATILE.allows(PriceAction.WITHDRAW)).isFalse();
    assertThat(PriceGrade.VOLATILE.allows(PriceAction.SETTLE)).isTrue();
  }
}
