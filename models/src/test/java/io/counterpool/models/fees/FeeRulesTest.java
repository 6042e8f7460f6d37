package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeeRulesTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  /** 1 %, tax 0.5 %, whole basis points. */
  private static final TargetWeightFee WEIGHT = new TargetWeightFee(d("0.01"), d("0.005"), 4, 0);

  @Test
  void rewardsTheWayToTheTarget() {
    // 20 below 100: 0.005 × 20 ÷ 100 = 0.001 off
    assertThat(WEIGHT.fraction(b("80"), b("100"), b("10"))).isEqualTo(d("0.009"));
    // Away: mean of 20 and 30, 0.005 × 25 ÷ 100 = 0.00125 → 12 basis points more
    assertThat(WEIGHT.fraction(b("80"), b("100"), b("-10"))).isEqualTo(d("0.0112"));
    // Through the target to the same distance is away: mean 20
    assertThat(WEIGHT.fraction(b("80"), b("100"), b("40"))).isEqualTo(d("0.011"));
    assertThat(WEIGHT.fraction(b("80"), b("0"), b("40"))).isEqualTo(d("0.01"));
    // No more comes out than there is: distance 100 at the end, mean 60
    assertThat(WEIGHT.fraction(b("80"), b("100"), b("-999"))).isEqualTo(d("0.013"));
    // Far above the target the rebate takes the whole fee: 0.005 × 9,999,900 ÷ 100
    assertThat(WEIGHT.fraction(b("10000000"), b("100"), b("-1"))).isEqualTo(d("0"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void staysWithinTheTaxOfTheBase(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      TargetWeightFee fee =
          new TargetWeightFee(draws.between("0", "0.1", 4), draws.between("0", "0.1", 4), 4, 6);
      Decimal fraction =
          fee.fraction(
              draws.between("0", "1000", 6).toBigDecimal(),
              draws.between("0", "1000", 6).toBigDecimal(),
              draws.size("1000", 6).toBigDecimal());
      assertThat(fraction)
          .as("%s: %s", draws, fee)
          .isBetween(Decimal.ZERO, fee.base().plus(fee.tax()));
    }
  }

  @Test
  void givesTheLargerDiscountAndKeepsALeastReward() {
    // 10 % rebate, 20 % of it the trader's; 9 % by volume is larger, 1 % is left, at least 3 %
    ReferralSplit split = new ReferralSplit(d("0.1"), d("0.2"), d("0.09"), d("0.03"), d("0.25"));
    // 100: 9 off, 3 to the referrer, 88 left, a quarter to the venue
    assertThat(split.split(d("100"), 6))
        .isEqualTo(new ReferralSplit.Parts(d("9"), d("3"), d("22"), d("66")));
    // Nobody referred the trader: only the discount.
    assertThat(new ReferralSplit(d("0"), d("0.2"), d("0.5"), d("0.03"), d("0")).split(d("10"), 6))
        .isEqualTo(new ReferralSplit.Parts(d("5"), d("0"), d("0"), d("5")));
    assertThat(ReferralSplit.fee(b("999"), b("0.001"), b("2"), 2)).isEqualTo(d("0.49"));
    assertThatThrownBy(() -> ReferralSplit.fee(b("999"), b("0.001"), b("2"), 1_000_000_000))
        .hasMessage("scale must be from 0 to 18, was 1000000000");
    assertThatThrownBy(() -> new ReferralSplit(d("0.1"), d("0.2"), d("0.98"), d("0.03"), d("0")))
        .hasMessage("discount and reward must be at most 1 of the fee, were 1.01");
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void losesNothingInTheSplit(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      ReferralSplit split =
          new ReferralSplit(
              draws.between("0", "0.5", 6),
              draws.between("0", "1", 6),
              draws.between("0", "0.5", 6),
              draws.between("0", "0.5", 6),
              draws.between("0", "1", 6));
      Decimal fee = draws.between("0", "1000", 6);
      ReferralSplit.Parts parts = split.split(fee, 6);
      assertThat(parts.paid().plus(parts.discount())).as("%s: %s", draws, split).isEqualTo(fee);
      assertThat(parts.pool()).isGreaterThanOrEqualTo(Decimal.ZERO);
      assertThat(parts.venue()).isGreaterThanOrEqualTo(Decimal.ZERO);
    }
  }
}
