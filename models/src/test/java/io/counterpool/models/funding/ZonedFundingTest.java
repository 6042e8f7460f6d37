package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import org.junit.jupiter.api.Test;

final class ZonedFundingTest {

  private static final long DAY = 86_400;

  /** Imbalance 1 at 100; decays below 0.1, grows above 0.3. */
  private static final ZonedFunding MODEL =
      new ZonedFunding(d("100"), d("0.1"), d("0.3"), d("0.02"), d("0.004"), d("0.05"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static FundingState after(String rate, String skew) {
    return MODEL.advance(new FundingState(d(rate), Decimal.ZERO), d(skew), d("1000"), DAY);
  }

  @Test
  void growsWhileTheSkewIsWide() {
    // 0.5 × 0.02 = 0.01 a day; mean of the first day 0.005 × 1,000 = 5
    assertThat(after("0", "50")).isEqualTo(new FundingState(d("0.01"), d("5")));
    // Beyond the scale the imbalance is 1: 0.02 a day from 0.04 meets 0.05 after half a day;
    // (0.045 ÷ 2 + 0.05 ÷ 2) × 1,000 = 47.5
    assertThat(after("0.04", "700")).isEqualTo(new FundingState(d("0.05"), d("47.5")));
    // Through zero, without a stop: from −0.005 to 0.005, mean 0.
    assertThat(after("-0.005", "50")).isEqualTo(new FundingState(d("0.005"), Decimal.ZERO));
  }

  @Test
  void holdsWhileItIsModerate() {
    assertThat(after("0.01", "30")).isEqualTo(new FundingState(d("0.01"), d("10")));
    assertThat(after("0.01", "10")).isEqualTo(new FundingState(d("0.01"), d("10")));
    assertThat(after("0", "30")).isEqualTo(FundingState.START);
    assertThat(after("-0.01", "-20")).isEqualTo(new FundingState(d("-0.01"), d("-10")));
  }

  @Test
  void decaysToZeroWhileItIsNarrow() {
    // 0.01 − 0.004 = 0.006; mean 0.008
    assertThat(after("0.01", "9")).isEqualTo(new FundingState(d("0.006"), d("8")));
    // 0.002 is gone after half a day: 0.001 ÷ 2 × 1,000
    assertThat(after("0.002", "9")).isEqualTo(new FundingState(Decimal.ZERO, d("0.5")));
    assertThat(after("-0.002", "-9")).isEqualTo(new FundingState(Decimal.ZERO, d("-0.5")));
  }

  @Test
  void movesAgainstTheSkewToZeroOnly() {
    // 0.2 × 0.02 = 0.004 a day towards the shorts' side; −0.002 ÷ 0.004 = half a day
    assertThat(after("0.002", "-20")).isEqualTo(new FundingState(Decimal.ZERO, d("0.5")));
    assertThat(after("0.01", "0")).isEqualTo(new FundingState(d("0.01"), d("10")));
  }

  @Test
  void refusesZonesOutOfOrder() {
    assertThatThrownBy(() -> new ZonedFunding(d("1"), d("0.4"), d("0.3"), d("1"), d("1"), d("1")))
        .hasMessage("decayBelow must be at most growAbove 0.3, was 0.4");
    assertThatThrownBy(() -> new ZonedFunding(d("0"), d("0.1"), d("0.3"), d("1"), d("1"), d("1")))
        .hasMessage("skewScale must be above 0, was 0");
  }
}
