package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.fees.SurgeFee.State;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TradeFeeModelTest {

  private static final SurgeFee SURGE = new SurgeFee(10, 5_000, 40_000, 30, 600, 5_000, 350_000);
  private static final SigmoidFee SIGMOID =
      new SigmoidFee(100, new Sigmoid(2_900, 4_000, 500), new Sigmoid(12_000, 15_000, 1_000));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static FeeState state(@Nullable String volatility) {
    return new FeeState(d("2000"), volatility == null ? null : d(volatility), null, 0);
  }

  @Test
  void resolvesAFeeWithoutStateToItself() {
    SkewFee fee = new SkewFee(d("0.0002"), d("0.0005"));
    assertThat(fee.resolve(state("0.8"))).isEqualTo(new FeeResolution(fee, Decimal.ZERO, null));
    assertThat(fee.highestRate()).isEqualTo(d("0.0005"));
    assertThat(new FlatFee(d("0.001")).highestRate()).isEqualTo(d("0.001"));
  }

  @Test
  void readsTheAnnualVolatilityInBasisPoints() {
    // 0.4 a year is the middle of the first step: 100 + 2,900 / 2 = 1,550 millionths
    FeeResolution half = SIGMOID.resolve(state("0.4"));
    assertThat(half.fee()).isEqualTo(new FlatFee(d("0.00155")));
    assertThat(half.volatilityRate()).isEqualTo(d("0.00145"));
    assertThat(SIGMOID.resolve(state("0")).fee()).isEqualTo(new FlatFee(d("0.0001")));
  }

  @Test
  void chargesTheHighestRateWhileNobodyKnowsTheVolatility() {
    assertThat(SIGMOID.resolve(state(null)).fee()).isEqualTo(new FlatFee(SIGMOID.highestRate()));
  }

  @Test
  void addsASurchargeToBothRatesOfASkewFee() {
    SkewFee base = new SkewFee(d("0.0002"), d("0.0005"));
    FeeResolution sum = FeeResolution.of(base, SIGMOID, state("0.4"));
    assertThat(sum.fee()).isEqualTo(new SkewFee(d("0.00175"), d("0.00205")));
    assertThat(sum.volatilityRate()).isEqualTo(d("0.00155"));
    assertThat(FeeResolution.of(base, null, state("0.4")).fee()).isEqualTo(base);
    SkewFee whole = new SkewFee(d("0.9999"), d("1"));
    assertThat(FeeResolution.of(whole, SIGMOID, state("0.4")).fee())
        .isEqualTo(new SkewFee(Decimal.ONE, Decimal.ONE));
  }

  @Test
  void countsStepsOfThePriceFromItsLogarithm() {
    assertThat(SURGE.priceStep(Decimal.ONE)).isZero();
    assertThat(SURGE.priceStep(d("1.001"))).isEqualTo(1);
    assertThat(SURGE.priceStep(d("1.002001"))).isEqualTo(2);
    assertThat(SURGE.priceStep(d("1.002000999999999999"))).isEqualTo(1);
    assertThat(SURGE.priceStep(d("0.999999999999999999"))).isEqualTo(-1);
    // ln 2000 / ln 1.001 = 7,604.70…
    assertThat(SURGE.priceStep(d("2000"))).isEqualTo(7_604);
  }

  @Test
  void remembersTheDistanceFromRoundToRoundAndForgetsIt() {
    SurgeMemory start = SURGE.next(null, d("2000"), 0);
    assertThat(start).isEqualTo(SurgeMemory.of(10, State.at(7_604), 0));
    // 2,020 is step 7,614: ten steps in ten seconds, (10 × 10,000 × 10)² × 400 × 1e-18 = 0.0004
    SurgeMemory moved = SURGE.next(start, d("2020"), 10);
    assertThat(moved).isEqualTo(new SurgeMemory(10, 7_614, 7_604, 0, 100_000, 10));
    FeeState state = new FeeState(d("2020"), null, start, 10);
    assertThat(SURGE.resolve(state).volatilityRate()).isEqualTo(d("0.0004"));
    // Rounds every two seconds at a standing price: half is kept after each 30 s.
    SurgeMemory memory = moved;
    for (int i = 0; i < 10; i++) {
      memory = SURGE.next(memory, d("2020"), 2);
    }
    assertThat(memory.volatility()).isEqualTo(50_000);
    for (int i = 0; i < 15; i++) {
      memory = SURGE.next(memory, d("2020"), 2);
    }
    assertThat(memory.volatility()).isEqualTo(25_000);
    assertThat(SURGE.next(memory, d("2020"), 600).volatility()).isZero();
  }

  @Test
  void startsAnewWhenTheStepHasChanged() {
    SurgeMemory other = new SurgeMemory(20, 9, 1, 0, 300_000, 3);
    assertThat(SURGE.next(other, d("1"), 1)).isEqualTo(SurgeMemory.of(10, State.at(0), 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void explainsEveryLineToTheLastUnit(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal maker = draws.between("0", "0.01", 9);
      FeeResolution resolution =
          new FeeResolution(
              new SkewFee(maker, maker.plus(draws.between("0", "0.01", 9))),
              maker.min(draws.between("0", "0.005", 9)),
              null);
      Decimal price = draws.price();
      Decimal skew = draws.size("100", 4);
      Decimal size = draws.size("100", 4);
      Decimal premium = draws.between("-3", "3", 9);
      Decimal limit = draws.between("0", "2", 9);
      FeeLine line =
          FeeLine.of(
              resolution,
              price,
              skew,
              size,
              draws.between("0", "1", 4),
              draws.between("0", "0.001", 6),
              premium,
              limit,
              6);
      assertThat(line.base().plus(line.skew()).plus(line.volatility()))
          .as("%s", draws)
          .isEqualTo(resolution.fee().fee(price, skew, size, 6));
      assertThat(line.total())
          .as("%s", draws)
          .isEqualTo(
              line.base()
                  .plus(line.skew())
                  .plus(line.volatility())
                  .minus(line.discount())
                  .plus(line.latency())
                  .plus(line.impact())
                  .minus(line.rebate()))
          .isEqualTo(line.total().rounded(6, RoundingMode.UNNECESSARY));
      assertThat(line.premium())
          .as("%s", draws)
          .isGreaterThanOrEqualTo(premium.max(limit.negate()))
          .isLessThan(premium.max(limit.negate()).plus(d("0.000001")));
      assertThat(line.base().signum()).as("%s", draws).isNotNegative();
      assertThat(line.fee().signum()).as("%s", draws).isNotNegative();
    }
  }

  @Test
  void roundsTheImpactUpAndTheRebateDownAtTheScaleOfTheAsset() {
    // 20 of fee: 10,000 × 0.002
    FeeLine dear = line("0.0000011", "5");
    assertThat(dear.impact()).isEqualTo(d("0.000002"));
    assertThat(dear.rebate()).isEqualTo(Decimal.ZERO);
    assertThat(dear.total()).isEqualTo(d("20.000002"));
    assertThat(dear.fee()).isEqualTo(d("20"));
    FeeLine cheap = line("-0.0000011", "5");
    assertThat(cheap.rebate()).isEqualTo(d("0.000001"));
    assertThat(cheap.total()).isEqualTo(d("19.999999"));
    // A limit with more digits than the asset has is rounded down as well.
    assertThat(line("-7", "5.0000009").rebate()).isEqualTo(d("5"));
    assertThat(line("-0.0000009", "5").total()).isEqualTo(d("20"));
    assertThatThrownBy(() -> line("1", "-0.1"))
        .hasMessageContaining("rebateLimit")
        .hasMessageContaining("-0.1");
  }

  private static FeeLine line(String premium, String rebateLimit) {
    return FeeLine.of(
        new FeeResolution(new FlatFee(d("0.002")), Decimal.ZERO, null),
        d("2000"),
        Decimal.ZERO,
        d("5"),
        Decimal.ZERO,
        Decimal.ZERO,
        d(premium),
        d(rebateLimit),
        6);
  }

  @Test
  void discountsByTheLastTierReached() {
    VolumeTiers tiers =
        new VolumeTiers(
            List.of(
                new VolumeTier(d("1000000"), d("0.1")), new VolumeTier(d("5000000"), d("0.25"))));
    assertThat(tiers.discount(d("999999.999999"))).isEqualTo(Decimal.ZERO);
    assertThat(tiers.discount(d("1000000"))).isEqualTo(d("0.1"));
    assertThat(tiers.discount(d("4999999"))).isEqualTo(d("0.1"));
    assertThat(tiers.discount(d("90000000"))).isEqualTo(d("0.25"));
    assertThat(tiers.highestDiscount()).isEqualTo(d("0.25"));
    VolumeTier tier = new VolumeTier(d("5"), d("0.1"));
    assertThatThrownBy(() -> new VolumeTiers(List.of(tier, tier)))
        .hasMessage("fromVolume of tier 2 must be above 5, was 5");
    assertThatThrownBy(() -> new VolumeTiers(List.of()))
        .hasMessage("number of tiers must be from 1 to 32, was 0");
  }

  @Test
  void paysRebatesOnlyOutOfTheBudgetOfTheInterval() {
    // A tenth of 1,000 may go: 100, of which 80 are gone.
    ImpactRebate budget = new ImpactRebate(d("0.1"), 3600);
    assertThat(budget.payable(d("15"), d("1000"), d("80"), 6)).isEqualTo(d("15"));
    assertThat(budget.payable(d("25"), d("1000"), d("80"), 6)).isEqualTo(d("20"));
    assertThat(budget.payable(d("25"), d("1000"), d("120"), 6)).isEqualTo(Decimal.ZERO);
    assertThat(budget.payable(d("25"), Decimal.ZERO, Decimal.ZERO, 6)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void chargesForTheMoveThatALatePriceHides() {
    // 2 × 0.8 × √(4 ÷ 31,536,000) = 0.000569835…
    LatencyPremium premium = new LatencyPremium(d("4"), d("2"), d("0.002"));
    assertThat(premium.rate(d("0.8"))).isBetween(d("0.00056983"), d("0.00056984"));
    assertThat(premium.rate(d("3"))).isEqualTo(d("0.002"));
    assertThat(premium.rate(null)).isEqualTo(d("0.002"));
    assertThat(premium.rate(Decimal.ZERO)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void chargesForcedClosesOnTheirNotionalRoundedUp() {
    ForcedCloseFees fees = new ForcedCloseFees(d("0.01"), d("0.0025"));
    FlatFee free = new FlatFee(Decimal.ZERO);
    assertThat(fees.liquidation(free, d("2000"), d("0"), d("-1.5"), 6)).isEqualTo(d("30"));
    assertThat(fees.closeOut(d("0.00101"), 6)).isEqualTo(d("0.000003"));
  }

  @Test
  void chargesALiquidationNoLessThanAnOrderOfItsSize() {
    ForcedCloseFees fees = new ForcedCloseFees(d("0.001"), Decimal.ZERO);
    SkewFee orders = new SkewFee(d("0.0005"), d("0.005"));
    // 3,000 of notional: 1 at maker 1, 2 at taker 20 → 1 × 2,000 × 0.0005 + 0.5 × 2,000 × 0.005
    assertThat(fees.liquidation(orders, d("2000"), d("1"), d("-1.5"), 6)).isEqualTo(d("6"));
    // all of it lowers the skew: 1.5 as an order, 3 by the liquidation rate
    assertThat(fees.liquidation(orders, d("2000"), d("2"), d("-1.5"), 6)).isEqualTo(d("3"));
    assertThat(fees.liquidation(orders, d("2000"), d("0"), d("-1.5"), 6)).isEqualTo(d("15"));
  }
}
