package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hand arithmetic at a price of 2,000, 30 long and 10 short. */
final class FundingAccrualTest {

  private static final int DAY = 86_400;
  private static final int HOUR = 3600;

  /** Shorts pay a hundredth of the price a day, whatever the skew. */
  private static final PremiumFunding AGAINST_SHORTS =
      new PremiumFunding(d("1000000000000"), DAY, d("-0.01"), d("0.0099"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static FundingInterval over(long from, long seconds, @Nullable String budget) {
    return over(AccrualSpan.of(from, seconds), "30", "10", "0", budget);
  }

  private static FundingInterval over(
      AccrualSpan span, String longs, String shorts, String premium, @Nullable String budget) {
    return new FundingInterval(
        span,
        d(longs),
        d(shorts),
        d("2000"),
        d(premium),
        d("1000000"),
        d("0"),
        budget == null ? null : d(budget));
  }

  @Test
  void withoutABudgetThePoolPaysWhatTheReceivingSideLacks() {
    FundingCarry after =
        FundingAccrual.advance(AGAINST_SHORTS, FundingCarry.START, over(0, DAY, null));
    // 0.0099 × 2,000 on either side
    assertThat(after.longIndex()).isEqualTo(d("-19.8"));
    assertThat(after.shortIndex()).isEqualTo(d("-19.8"));
    assertThat(after.longRatePerDay()).isEqualTo(after.ratePerDay());
  }

  @Test
  void scalesTheReceivingSideSoThatThePoolPaysItsBudget() {
    FundingCarry after =
        FundingAccrual.advance(AGAINST_SHORTS, FundingCarry.START, over(0, DAY, "102"));
    // Shorts pay 10 × 19.8 = 198 in full; with 102 of the pool longs get 300 ÷ 30 = 10.
    assertThat(after.shortIndex()).isEqualTo(d("-19.8"));
    assertThat(after.longIndex()).isEqualTo(d("-10"));
    assertThat(after.ratePerDay()).isEqualTo(d("-0.0099"));
    assertThat(after.longRatePerDay()).isEqualTo(d("-0.005"));
    assertThat(after.shortRatePerDay()).isEqualTo(d("-0.0099"));
  }

  @Test
  void paysNothingOutOfABudgetOfNothingAndAllOfOneThatSuffices() {
    FundingCarry none =
        FundingAccrual.advance(AGAINST_SHORTS, FundingCarry.START, over(0, DAY, "0"));
    assertThat(none.longIndex()).isEqualTo(d("-6.6"));
    // 20 × 19.8
    FundingCarry all =
        FundingAccrual.advance(AGAINST_SHORTS, FundingCarry.START, over(0, DAY, "396"));
    assertThat(all.longIndex()).isEqualTo(d("-19.8"));
  }

  @Test
  void scalesOnlyWhileTheRateIsBeyondWhatTheBudgetPays() {
    // From −0.01 up by 0.02 a day: 0 after half a day. 100 a day pay a rate of
    // 100 ÷ (2,000 × 20) = 0.0025, met after 0.375 days: 0.0075 × 0.375 ÷ 2 = 0.00140625 too much,
    // of which longs lose 20 of 30: × 2,000 = 1.875. The rate itself sums to 0.
    FundingModel model = new SkewVelocityFunding(d("0.02"), d("20"), d("0.01"));
    FundingCarry start = new FundingCarry(d("-0.01"), d("-0.01"), d("-0.01"), d("7"), d("5"), null);
    FundingCarry after = FundingAccrual.advance(model, start, over(0, DAY, "100"));
    assertThat(after.ratePerDay()).isEqualTo(d("0.01"));
    assertThat(after.shortIndex()).isEqualTo(d("5"));
    assertThat(after.longIndex()).isEqualTo(d("8.875"));
    assertThat(after.longRatePerDay()).isEqualTo(after.shortRatePerDay());
  }

  @Test
  void scalesShortsWhereTheyAreTheLargerSide() {
    FundingModel model = new PremiumFunding(d("1000000000000"), DAY, d("0.01"), d("0.0099"));
    FundingCarry after =
        FundingAccrual.advance(
            model, FundingCarry.START, over(AccrualSpan.of(0, DAY), "10", "30", "0", "102"));
    assertThat(after.longIndex()).isEqualTo(d("19.8"));
    assertThat(after.shortIndex()).isEqualTo(d("10"));
    assertThat(after.shortRatePerDay()).isEqualTo(d("0.005"));
  }

  @Test
  void chargesTheMeanPremiumOfTheHourBefore() {
    AveragePremiumFunding model =
        new AveragePremiumFunding(HOUR, d("0.0001"), d("0.0005"), d("0.0075"));
    // Nothing is known in the first hour: the default, 0.0001 × 2,000.
    FundingCarry half =
        FundingAccrual.advance(
            model, FundingCarry.START, over(AccrualSpan.of(0, 1800), "30", "10", "0.003", null));
    FundingCarry first =
        FundingAccrual.advance(
            model, half, over(AccrualSpan.of(1800, 1800), "30", "10", "0.001", null));
    assertThat(first.longIndex()).isEqualTo(d("0.2"));
    // Mean 0.002, pulled by 0.0005 towards the default: 0.0015 an hour, 0.036 a day.
    assertThat(first.ratePerDay()).isEqualTo(d("0.036"));
    // The next hour ends within the interval, and what it gathered, a premium of 0, is in force.
    FundingCarry second =
        FundingAccrual.advance(
            model, first, over(AccrualSpan.of(HOUR, 2 * HOUR), "30", "10", "0", null));
    assertThat(second.longIndex()).isEqualTo(d("3.4"));
    assertThat(second.shortIndex()).isEqualTo(second.longIndex());
    assertThat(second.ratePerDay()).isEqualTo(d("0.0024"));
  }

  @Test
  void boundsTheMeanPremiumAndKeepsTheDefaultNearIt() {
    AveragePremiumFunding model =
        new AveragePremiumFunding(HOUR, d("0.0001"), d("0.0005"), d("0.0075"));
    assertThat(model.rate(d("0.0006"))).isEqualTo(d("0.0001"));
    assertThat(model.rate(d("0.0007"))).isEqualTo(d("0.0002"));
    assertThat(model.rate(d("-0.0004"))).isEqualTo(d("0.0001"));
    assertThat(model.rate(d("-0.0005"))).isEqualTo(d("0"));
    assertThat(model.rate(d("0.1"))).isEqualTo(d("0.0075"));
    assertThat(model.rate(d("-0.1"))).isEqualTo(d("-0.0075"));
    assertThatThrownBy(() -> new AveragePremiumFunding(59, d("0"), d("0"), d("0")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("periodSeconds");
  }

  @Test
  void spreadsTheInventoryChargeOverItsPeriod() {
    InventoryFunding model = new InventoryFunding(d("0"), d("0.005"), d("0.004"), 28_800);
    // 2,000 × 20 ÷ 1,000,000 × 0.005 = 0.0002 in eight hours: 0.4 a unit, an eighth of it an hour
    FundingCarry after = FundingAccrual.advance(model, FundingCarry.START, over(0, HOUR, null));
    assertThat(after.longIndex()).isEqualTo(d("0.05"));
    assertThat(after.shortIndex()).isEqualTo(d("0.05"));
    assertThat(after.ratePerDay()).isEqualTo(d("0.0006"));
  }

  @Test
  void dropsWhatWasGatheredForAnotherPeriodAndKeepsTheIndices() {
    AveragePremiumFunding hourly = new AveragePremiumFunding(HOUR, d("0"), d("0"), d("0.0075"));
    FundingCarry gathered =
        FundingAccrual.advance(
            hourly, FundingCarry.START, over(AccrualSpan.of(0, HOUR), "30", "10", "0.002", null));
    FundingCarry same =
        FundingAccrual.advance(
            new CappedPremiumFunding(10, 1, 6, 9),
            gathered,
            over(AccrualSpan.of(HOUR, 0), "30", "10", "0", null));
    // The capped model averages over an hour too: it goes on with 0.002 of the price, a day.
    assertThat(same.ratePerDay().rounded(6, java.math.RoundingMode.HALF_EVEN))
        .isEqualTo(d("0.002"));
    FundingCarry other =
        FundingAccrual.advance(
            new AveragePremiumFunding(2 * HOUR, d("0"), d("0"), d("0.0075")),
            gathered,
            over(AccrualSpan.of(HOUR, 0), "30", "10", "0", null));
    assertThat(other.ratePerDay()).isEqualTo(d("0"));
    assertThat(other.longIndex()).isEqualTo(gathered.longIndex());
    FundingCarry bySkew =
        FundingAccrual.advance(
            new SkewVelocityFunding(d("0"), d("1"), d("0.01")), gathered, over(HOUR, DAY, null));
    // 0.048 a day is beyond the new bound.
    assertThat(bySkew.ratePerDay()).isEqualTo(d("0.01"));
    assertThat(bySkew.longIndex()).isEqualTo(gathered.longIndex().plus(d("20")));
    assertThat(bySkew.premium()).isNull();
  }

  @Test
  void countsOnlyWhatAGapAccruesAndStillEndsTheHour() {
    AveragePremiumFunding hourly = new AveragePremiumFunding(HOUR, d("0"), d("0"), d("0.0075"));
    FundingCarry after =
        FundingAccrual.advance(
            hourly,
            FundingCarry.START,
            over(new AccrualSpan(0, 600, 10 * HOUR), "30", "10", "0.002", null));
    assertThat(after.longIndex()).isEqualTo(d("0"));
    assertThat(after.ratePerDay()).isEqualTo(d("0.048"));
  }

  @Test
  void refusesABudgetWithoutALimitAndTakesTheSmallerOfTwo() {
    assertThatThrownBy(() -> new FundingBudget(null, null))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("unitsPerDay, poolFractionPerDay");
    assertThatThrownBy(() -> new FundingBudget(null, d("1.1")))
        .hasMessageContaining("poolFractionPerDay");
    FundingBudget both = new FundingBudget(d("100"), d("0.0001"));
    assertThat(both.perDay(d("2000000"))).isEqualTo(d("100"));
    assertThat(both.perDay(d("500000"))).isEqualTo(d("50"));
    assertThat(both.perDay(d("-5"))).isEqualTo(d("0"));
  }
}
