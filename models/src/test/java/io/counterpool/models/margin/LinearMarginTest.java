package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinearMarginTest {

  private static final LinearMargin USDC = new LinearMargin(6);

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  /** 10 % to open, 5 % to keep, whole profits, no fee, no size term, no buffer. */
  private static final MarginTerms PLAIN =
      new MarginTerms(d("0.1"), d("0.05"), null, Decimal.ZERO, Decimal.ONE, Decimal.ZERO);

  private static MarginPosition position(String size, String entry, String price) {
    return new MarginPosition(new PositionState(d(size), d(entry), d(price)), PLAIN);
  }

  private static MarginAccount account(String cash, MarginPosition... positions) {
    return new MarginAccount(d(cash), List.of(), List.of(positions));
  }

  @Test
  void requiresAFractionOfTheNotional() {
    // 3 × 2,000 = 6,000: 600 to open, 300 to keep
    assertThat(USDC.initialMargin(position("3", "6000", "2000"))).isEqualTo(d("600"));
    assertThat(USDC.maintenanceMargin(position("-3", "-6000", "2000"))).isEqualTo(d("300"));
  }

  @Test
  void requiresMoreOfALargeSize() {
    // 20 of a scale of 500 adds 4 %: 40,000 × (0.01 + 0.04) = 2,000; half of it to keep
    MarginTerms terms =
        new MarginTerms(d("0.01"), d("0.005"), d("500"), Decimal.ZERO, Decimal.ONE, Decimal.ZERO);
    MarginPosition position =
        new MarginPosition(new PositionState(d("20"), d("40000"), d("2000")), terms);
    assertThat(USDC.initialMargin(position)).isEqualTo(d("2000"));
    assertThat(USDC.maintenanceMargin(position)).isEqualTo(d("1000"));
  }

  @Test
  void countsLossesInFullAndProfitsInPart() {
    MarginTerms half =
        new MarginTerms(d("0.1"), d("0.05"), null, Decimal.ZERO, d("0.5"), Decimal.ZERO);
    MarginPosition winner =
        new MarginPosition(new PositionState(d("1"), d("100"), d("150"), d("2"), d("1")), half);
    MarginPosition loser =
        new MarginPosition(new PositionState(d("-1"), d("-100"), d("150")), half);
    // 50 × 0.5 − 2 − 1 = 22; and −50 in full
    assertThat(USDC.equity(account("10", winner))).isEqualTo(d("32"));
    assertThat(USDC.equity(account("10", loser))).isEqualTo(d("-40"));
  }

  @Test
  void countsCollateralAfterItsHaircut() {
    // 2 × 1,500 × 0.8 = 2,400
    MarginAccount account =
        new MarginAccount(
            d("-100"),
            List.of(new CollateralState(d("2"), d("1500"), d("0.2"))),
            List.of(position("3", "6000", "2000")));
    assertThat(USDC.equity(account)).isEqualTo(d("2300"));
    // 2,300 ÷ 300
    assertThat(USDC.health(account)).contains(d("7.666666666666666666"));
    assertThat(USDC.health(account("5"))).isEmpty();
  }

  @Test
  void roundsRequirementsUpAndEquityDown() {
    MarginPosition tiny = position("0.0001", "0.01", "0.333333");
    // 0.0001 × 0.333333 × 0.05 = 0.0000016…
    assertThat(USDC.maintenanceMargin(tiny)).isEqualTo(d("0.000002"));
    // 1 + 0.0000333333 − 0.01
    assertThat(USDC.equity(account("1", tiny))).isEqualTo(d("0.990033"));
  }

  @Test
  void closesJustEnough() {
    // Long 10 at 100, mark 100, cash 40: maintenance 50. Closing 2 leaves 8 × 5 = 40.
    MarginAccount account = account("40", position("10", "1000", "100"));
    assertThat(USDC.isLiquidatable(account)).isTrue();
    assertThat(USDC.sizeToClose(account, 0, d("100"), d("0.001"))).isEqualTo(d("2"));
    // A step of 0.7 rounds up to three steps.
    assertThat(USDC.sizeToClose(account, 0, d("100"), d("0.7"))).isEqualTo(d("2.1"));
  }

  @Test
  void paysForTheFeeAndTheBuffer() {
    // 40 − c = 1.2 × 5 × (10 − c) → 5 c = 20 with a fee of 1 % at 100: c = 4
    MarginTerms terms =
        new MarginTerms(d("0.1"), d("0.05"), null, d("0.01"), Decimal.ONE, d("0.2"));
    MarginPosition position =
        new MarginPosition(new PositionState(d("10"), d("1000"), d("100")), terms);
    assertThat(USDC.sizeToClose(account("40", position), 0, d("100"), d("0.001")))
        .isEqualTo(d("4"));
  }

  @Test
  void closesEverythingWhereNoPartIsEnough() {
    assertThat(
            USDC.sizeToClose(
                account("-1", position("-10.0005", "-1000.05", "100")), 0, d("100"), d("0.001")))
        .isEqualTo(d("10.0005"));
    // A fee above the requirement it frees: closing never helps.
    MarginTerms dear =
        new MarginTerms(d("0.1"), d("0.05"), null, d("0.06"), Decimal.ONE, Decimal.ZERO);
    MarginPosition position =
        new MarginPosition(new PositionState(d("10"), d("1000"), d("100")), dear);
    assertThat(USDC.sizeToClose(account("40", position), 0, d("100"), d("0.001")))
        .isEqualTo(d("10"));
  }

  @Test
  void closesNothingWhereNothingIsMissing() {
    MarginAccount account = account("50", position("10", "1000", "100"));
    assertThat(USDC.isLiquidatable(account)).isFalse();
    assertThat(USDC.sizeToClose(account, 0, d("100"), d("0.001"))).isEqualTo(Decimal.ZERO);
  }

  @Test
  void namesTheBoundOfEachParameter() {
    assertThatThrownBy(
            () ->
                new MarginTerms(d("0.05"), d("0.1"), null, Decimal.ZERO, Decimal.ONE, Decimal.ZERO))
        .hasMessage("maintenanceRate must be at most initialRate 0.05, was 0.1");
    assertThatThrownBy(() -> new CollateralState(d("1"), d("1"), d("1.1")))
        .hasMessage("haircut must be from 0 to 1, was 1.1");
  }
}
