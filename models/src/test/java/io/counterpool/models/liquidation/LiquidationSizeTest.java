package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import org.junit.jupiter.api.Test;

final class LiquidationSizeTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static PartialLiquidation partial(String ratio, String liquidator, String insurance) {
    return new PartialLiquidation(d(ratio), d(liquidator), d(insurance), 6, 9);
  }

  private static CollateralLiquidation collateral(String assetWeight, String bonus, String fee) {
    return new CollateralLiquidation(d(assetWeight), d("1.2"), d(bonus), d("1"), d(fee), 5, 6);
  }

  @Test
  void closesWhatFreesTheShortage() {
    // A unit at 200 frees 10 % and costs 2 % and 3 %: 10 net. 45 ÷ 10
    assertThat(partial("0.1", "0.02", "0.03").sizeFor(d("45"), d("200"), d("1")))
        .contains(d("4.5"));
    // With the quote at 0.5 it frees 8 and costs 6: 45 ÷ 2
    assertThat(partial("0.1", "0.02", "0.03").sizeFor(d("45"), d("200"), d("0.5")))
        .contains(d("22.5"));
    assertThat(partial("0.1", "0", "0").sizeFor(Decimal.ZERO, d("200"), d("1")))
        .contains(Decimal.ZERO);
  }

  @Test
  void closesEverythingWhereAPartFreesNothing() {
    assertThat(partial("0.1", "0.1", "0").sizeFor(d("1"), d("100"), d("1"))).isEmpty();
    assertThat(partial("0.1", "0.05", "0.05").sizeFor(d("1"), d("100"), d("1"))).isEmpty();
    assertThat(partial("0.1", "0", "0").sizeFor(d("1"), Decimal.ZERO, d("1"))).isEmpty();
    assertThat(partial("0.1", "0", "0").sizeFor(d("1"), d("100"), Decimal.ZERO)).isEmpty();
    assertThatThrownBy(() -> partial("0.1", "0", "0").sizeFor(d("-1"), d("100"), d("1")))
        .hasMessage("shortage must not be below 0, was -1");
  }

  @Test
  void repaysWhatFreesTheShortage() {
    // 1.2 − 0.8 × 1.05 = 0.36 at 50 frees 18 a unit
    assertThat(collateral("0.8", "1.05", "0").debtFor(d("36"), d("50"))).contains(d("2"));
    // less 5 % × 1.2: 0.3 at 50
    assertThat(collateral("0.8", "1.05", "0.05").debtFor(d("36"), d("50"))).contains(d("2.4"));
    // At least one unit of the debt.
    assertThat(collateral("0.8", "1.05", "0").debtFor(Decimal.ZERO, d("50")))
        .contains(d("0.000001"));
  }

  @Test
  void repaysEverythingWhereTheCollateralWeighsAsMuch() {
    assertThat(collateral("1.2", "1", "0").debtFor(d("1"), d("50"))).isEmpty();
    assertThat(collateral("1", "1.2", "0").debtFor(d("1"), d("50"))).isEmpty();
    assertThat(collateral("0.8", "1", "0.34").debtFor(d("1"), d("50"))).isEmpty();
    assertThat(collateral("0.8", "1", "0").debtFor(d("1"), Decimal.ZERO)).isEmpty();
  }

  @Test
  void takesOfTheMarginThatIsLeft() {
    AffordableFee fee = new AffordableFee(d("0.05"), d("0.95"), 6);
    // 5 % − 1 % − 30 ÷ 1,000 = 1 %, of which 95 %
    assertThat(fee.fee(d("30"), d("-10"), d("100"), d("1"), d("0.05"), d("0.01")))
        .isEqualTo(d("0.0095"));
    assertThat(fee.fee(d("41"), d("10"), d("100"), d("1"), d("0.05"), d("0.01")))
        .isEqualTo(Decimal.ZERO);
    assertThat(fee.fee(d("0"), d("10"), d("100"), d("1"), d("0.5"), d("0.01")))
        .isEqualTo(d("0.05"));
    assertThat(fee.fee(d("1"), d("0"), d("100"), d("1"), d("0.5"), d("0.01")))
        .isEqualTo(Decimal.ZERO);
  }

  @Test
  void growsAfterTheGraceAndStops() {
    FeeRamp ramp = new FeeRamp(d("0.02"), d("0.001"), 10, d("0.05"));
    assertThat(ramp.fee(0)).isEqualTo(d("0.02"));
    assertThat(ramp.fee(9)).isEqualTo(d("0.02"));
    // From the start, not from the end of the grace.
    assertThat(ramp.fee(10)).isEqualTo(d("0.03"));
    assertThat(ramp.fee(29)).isEqualTo(d("0.049"));
    assertThat(ramp.fee(30)).isEqualTo(d("0.05"));
    assertThat(ramp.fee(Long.MAX_VALUE)).isEqualTo(d("0.05"));
    assertThatThrownBy(() -> ramp.fee(-1)).hasMessage("elapsed must not be below 0, was -1");
  }

  @Test
  void spreadsALossOverAllWhoAreOpen() {
    // 100 ÷ (7 + 4) = 9.0909…
    assertThat(SocialisedLoss.chargePerUnit(d("-100"), d("7"), d("-4"), 6))
        .isEqualTo(d("9.090910"));
    assertThat(SocialisedLoss.indexReduction(d("11"), d("120"), d("1"), 10))
        .isEqualTo(d("0.0916666667"));
    assertThat(SocialisedLoss.indexReduction(d("11"), Decimal.ZERO, d("1"), 10))
        .isEqualTo(Decimal.ZERO);
    assertThatThrownBy(() -> SocialisedLoss.chargePerUnit(d("-1"), d("0"), d("0"), 6))
        .hasMessage("a loss of -1 needs open positions to bear it");
  }
}
