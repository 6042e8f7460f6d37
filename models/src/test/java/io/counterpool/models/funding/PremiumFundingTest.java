package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class PremiumFundingTest {

  /** A premium of 1 at 1,000; 0.0001 for eight hours at no premium, at most 0.003. */
  private static final PremiumFunding MODEL =
      new PremiumFunding(d("1000"), 28_800, d("0.0001"), d("0.003"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void clampsThePremiumWithTheDefaultRate() {
    assertThat(MODEL.rate(new BigDecimal("0.0004"))).isEqualTo(d("0.0005"));
    assertThat(MODEL.rate(new BigDecimal("0.0029"))).isEqualTo(d("0.003"));
    assertThat(MODEL.rate(new BigDecimal("0.0030"))).isEqualTo(d("0.003"));
    assertThat(MODEL.rate(new BigDecimal("-1e40"))).isEqualTo(d("-0.003"));
  }

  @Test
  void takesThePremiumOfTheSkewInALiveMarket() {
    // 2 ÷ 1,000 + 0.0001 = 0.0021 for eight hours: 0.0063 a day; × 500 for a day = 3.15
    assertThat(MODEL.advance(FundingState.START, d("2"), d("500"), 86_400))
        .isEqualTo(new FundingState(d("0.0063"), d("3.15")));
    // −50 ÷ 1,000 is beyond the bound: −0.009 a day
    assertThat(MODEL.advance(FundingState.START, d("-50"), d("500"), 28_800))
        .isEqualTo(new FundingState(d("-0.009"), d("-1.5")));
    assertThat(MODEL.largestStep(d("500"), 28_800)).isEqualTo(d("1.5"));
  }

  @Test
  void growsByTheMeasuredPremium() {
    PremiumFunding daily = new PremiumFunding(Decimal.ONE, 86_400, Decimal.ZERO, d("0.01"));
    // 101 − 100 = 1 is the bound; a third of a day
    assertThat(daily.growth(d("101"), d("100"), 28_800, 18)).isEqualTo("0.333333333333333333");
    assertThat(daily.growth(d("150"), d("100"), 28_800, 18)).isEqualTo("0.333333333333333333");
    assertThat(daily.growth(d("99.5"), d("100"), 86_400, 18)).isEqualByComparingTo("-0.5");
    assertThatThrownBy(() -> daily.growth(d("1"), d("0"), 1, 18))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("index must be above 0, was 0");
  }

  @Test
  void boundsTheRateByTheRoomBetweenMargins() {
    // 6 × (0.05 − 0.03) = 0.12
    assertThat(PremiumFunding.maxRate(d("6"), d("0.05"), d("0.03"), 6)).isEqualTo(d("0.12"));
    assertThatThrownBy(() -> PremiumFunding.maxRate(d("6"), d("0.03"), d("0.05"), 6))
        .hasMessage("maintenanceRate must be at most initialRate 0.03, was 0.05");
  }

  @Test
  void growsByWholeStepsOfTheIndex() {
    // 0.001 × 2,000 × 3,600 ÷ 28,800 = 0.25; in steps of 0.1: 0.2
    assertThat(FundingIndex.growth(d("0.001"), 28_800, d("2000"), 3600, new BigDecimal("0.1")))
        .isEqualByComparingTo("0.2");
    assertThat(FundingIndex.growth(d("-0.001"), 28_800, d("2000"), 3600, new BigDecimal("0.1")))
        .isEqualByComparingTo("-0.2");
    assertThatThrownBy(() -> FundingIndex.growth(d("1"), 28_800, d("1"), 1, BigDecimal.ZERO))
        .hasMessage("quantum must be above 0, was 0");
  }
}
