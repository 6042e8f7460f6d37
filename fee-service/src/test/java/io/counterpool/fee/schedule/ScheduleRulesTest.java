package io.counterpool.fee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.fee.schedule.ScheduleFault.Kind;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.Sigmoid;
import io.counterpool.models.fees.SigmoidFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.SurgeFee;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.funding.NoFunding;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.rates.DynamicKinkRate;
import io.counterpool.models.rates.FlatRate;
import io.counterpool.models.rates.HyperbolicRate;
import io.counterpool.models.rates.JumpRate;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.PowerRate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleRulesTest {

  private static final SkewFee SKEW = new SkewFee(d("0.0002"), d("0.0005"));
  private static final SurgeFee SURGE = new SurgeFee(10, 5_000, 40_000, 30, 600, 5_000, 350_000);
  private static final SigmoidFee SIGMOID =
      new SigmoidFee(100, new Sigmoid(2_900, 4_000, 500), new Sigmoid(12_000, 15_000, 1_000));
  private static final BorrowModel BORROW = new FlatRate(d("0.05"));
  private static final MarketFunding FUNDING = new NoFunding();

  @Test
  void refusesARateAboveTheCapWhereItBegins() {
    assertThat(fault(SKEW, null, null, null, "0.0005")).isNull();
    ScheduleFault calm = fault(SKEW, null, null, null, "0.0004");
    assertThat(calm.part() + " " + calm.model()).isEqualTo("tradeFee skew-fee");
    assertThat(calm.axis()).isEqualTo("skew");
    assertThat(calm.x()).isEqualTo(Decimal.ZERO);
    assertThat(calm.below()).isEqualTo(d("0.0002"));
    assertThat(calm.above()).isEqualTo(d("0.0005"));
  }

  @Test
  void findsTheVolatilityAtWhichASurgeBreaksTheCap() {
    // 0.0005 + (v × 10)² × 400 × 1e-18: above 0.0006 from v = 50,001 on
    ScheduleFault surge = fault(SURGE, null, null, null, "0.0006");
    assertThat(surge.kind()).isEqualTo(Kind.ABOVE_CAP);
    assertThat(surge.axis()).isEqualTo("surgeVolatility");
    assertThat(surge.x()).isEqualTo(d("50001"));
    assertThat(surge.below()).isEqualTo(d("0.0006"));
    assertThat(surge.above()).isGreaterThan(d("0.0006"));
    // At most 0.0005 + (3,500,000)² × 400 × 1e-18 = 0.0054; on top of 0.0005 of a taker 0.0059.
    assertThat(fault(SURGE, null, null, null, "0.0054")).isNull();
    assertThat(fault(SKEW, SURGE, null, null, "0.0059")).isNull();
    ScheduleFault sum = fault(SKEW, SURGE, null, null, "0.005899");
    assertThat(sum.part() + " " + sum.model()).isEqualTo("surcharge surge-fee");
  }

  @Test
  void findsTheVolatilityAtWhichASmoothStepBreaksTheCap() {
    // Half of the first step, 1,550 millionths, at 0.4
    ScheduleFault half = fault(SIGMOID, null, null, null, "0.00155");
    assertThat(half.axis()).isEqualTo("volatilityAnnual");
    assertThat(half.x()).isEqualTo(d("0.4001"));
    assertThat(half.below()).isEqualTo(d("0.00155"));
    assertThat(fault(SIGMOID, null, null, null, "0.015")).isNull();
  }

  @Test
  void countsTheLatencyPremiumIntoTheCap() {
    LatencyPremium latency = new LatencyPremium(d("4"), d("2"), d("0.002"));
    assertThat(fault(SKEW, null, null, latency, "0.0025")).isNull();
    // √(4 ÷ 31,536,000) = 0.000356147…; 2 × 2.1060 × that is 0.0015000…
    ScheduleFault late = fault(SKEW, null, null, latency, "0.002");
    assertThat(late.part() + " " + late.model()).isEqualTo("latencyPremium latency-premium");
    assertThat(late.x()).isEqualTo(d("2.1059"));
    assertThat(fault(SKEW, SIGMOID, null, latency, "0.0174")).isNotNull();
    assertThat(fault(SKEW, SIGMOID, null, latency, "0.0175")).isNull();
  }

  @Test
  void refusesATierThatCostsMoreThanTheOneBefore() {
    assertThat(fault(SKEW, null, tiers("0.1", "0.1"), null, null)).isNull();
    ScheduleFault tier = fault(SKEW, null, tiers("0.1", "0.05"), null, null);
    assertThat(tier.kind()).isEqualTo(Kind.TIER_COSTS_MORE);
    assertThat(tier.x()).isEqualTo(d("5000000"));
    assertThat(tier.below()).isEqualTo(d("0.9"));
    assertThat(tier.above()).isEqualTo(d("0.95"));
  }

  @Test
  void refusesASmoothStepThatIsNotSmoothAtItsEnds() {
    // e^-6 of the way is cut off: 1,000,000 ÷ (1 + e^6) = 2,472 millionths
    SigmoidFee wild = new SigmoidFee(0, new Sigmoid(900_000, 4_000, 500), new Sigmoid(0, 1, 1));
    ScheduleFault edge = fault(wild, null, null, null, null);
    assertThat(edge.kind()).isEqualTo(Kind.JUMPS);
    assertThat(edge.x()).isEqualTo(d("0.1"));
    assertThat(edge.below()).isEqualTo(Decimal.ZERO);
    assertThat(edge.above()).isBetween(d("0.0022"), d("0.0023"));
  }

  @Test
  void refusesASurgeWhoseFirstStepIsDear() {
    // (10,000 × 100)² × 1,000,000 ÷ 100 units of 10^-18: one step of the price adds a hundredth.
    ScheduleFault step = fault(surge(100, 1_000_000, 350_000), null, null, null, null);
    assertThat(step.kind()).isEqualTo(Kind.JUMPS);
    assertThat(step.part() + " " + step.model()).isEqualTo("tradeFee surge-fee");
    assertThat(step.axis()).isEqualTo("surgeVolatility");
    assertThat(step.x()).isEqualTo(d("10000"));
    assertThat(step.below()).isEqualTo(d("0.005"));
    assertThat(step.above()).isEqualTo(d("0.015"));
    assertThat(step.limit()).isEqualTo(d("0.0001"));
    // A step of ten adds control × 10^-10.
    assertThat(fault(surge(10, 1_000_000, 350_000), null, null, null, null)).isNull();
    ScheduleFault more = fault(SKEW, surge(10, 1_000_001, 350_000), null, null, null);
    assertThat(more.part()).isEqualTo("surcharge");
    assertThat(more.above().minus(more.below())).isEqualTo(d("0.0001000001"));
    // A bound below one step lets no step count in full: 1,000² instead of 10,000².
    assertThat(fault(surge(100, 1_000_000, 1_000), null, null, null, null)).isNull();
    assertThat(fault(surge(100, 1_000_000, 1_001), null, null, null, null).x())
        .isEqualTo(d("1001"));
  }

  private static SurgeFee surge(int step, int control, int largestVolatility) {
    return new SurgeFee(step, 5_000, control, 30, 600, 5_000, largestVolatility);
  }

  @Test
  void findsAJumpOfTheBorrowingRateAndNoBend() {
    for (BorrowModel smooth :
        List.of(
            BORROW,
            new KinkedRate(d("0.01"), d("0.812345"), d("0.04"), d("60")),
            new JumpRate(d("0.1"), d("0"), d("0.9001"), d("500")),
            new PowerRate(d("0.01"), d("4"), d("16")),
            new PowerRate(d("0.01"), d("4"), d("0.5")),
            new HyperbolicRate(d("0.1"), d("0.9"), d("0.1"), d("900"), d("0")),
            kink("0.2"),
            kink("0.6"))) {
      assertThat(borrowFault(smooth)).as("%s", smooth).isNull();
    }
    // Steepening begins at 0.1, but counts only from 0.2 on: 4 × 0.1 × slopeMax × year
    ScheduleFault jump = borrowFault(kink("0.1"));
    assertThat(jump.part() + " " + jump.model()).isEqualTo("borrow dynamic-kink");
    assertThat(jump.axis()).isEqualTo("utilisation");
    assertThat(jump.x()).isEqualTo(d("0.2"));
    assertThat(jump.above().minus(jump.below())).isBetween(d("0.0399"), d("0.0401"));
    // A root rises without end at 0.
    assertThat(borrowFault(new PowerRate(d("0.01"), d("4"), d("0.1")))).isNotNull();
  }

  @Test
  void refusesInventoryFundingWhoseBaseCountsOnOneSideOnly() {
    assertThat(fundingFault("0")).isNull();
    ScheduleFault jump = fundingFault("0.0001");
    assertThat(jump.part() + " " + jump.model()).isEqualTo("funding inventory");
    assertThat(jump.x()).isEqualTo(Decimal.ZERO);
    assertThat(jump.below().toDouble()).isCloseTo(0, within(1e-9));
    assertThat(jump.above().toDouble()).isCloseTo(0.0001, within(1e-9));
  }

  @Test
  void takesASurchargeOnTopOfFlatAndSkewFeesOnly() {
    assertThat(fault(new FlatFee(d("0.001")), SURGE, null, null, null)).isNull();
    assertThatThrownBy(() -> fault(SIGMOID, SURGE, null, null, null))
        .hasMessage("a surcharge needs a flat-fee or skew-fee to stand on");
  }

  private static FeeDiscount tiers(String first, String second) {
    return new VolumeTiers(
        List.of(new VolumeTier(d("1000000"), d(first)), new VolumeTier(d("5000000"), d(second))));
  }

  private static DynamicKinkRate kink(String kink) {
    Decimal slope = d("0.000000003170979198");
    return new DynamicKinkRate(
        d("0.2"),
        d("0.5"),
        d("0.7"),
        d(kink),
        d("0.000000000158548959"),
        slope,
        slope,
        d("4"),
        d("0"),
        d("0"),
        d("0"),
        d("0"),
        d("0"),
        d("10"),
        true);
  }

  @SuppressWarnings("NullAway")
  private static ScheduleFault fault(
      TradeFeeModel fee,
      @Nullable VolatilityFee surcharge,
      @Nullable FeeDiscount discount,
      @Nullable LatencyPremium latency,
      @Nullable String cap) {
    return fault(fee, BORROW, FUNDING, surcharge, discount, latency, cap);
  }

  @SuppressWarnings("NullAway")
  private static ScheduleFault borrowFault(BorrowModel borrow) {
    return fault(SKEW, borrow, FUNDING, null, null, null, null);
  }

  @SuppressWarnings("NullAway")
  private static ScheduleFault fundingFault(String base) {
    return fault(
        SKEW,
        BORROW,
        new InventoryFunding(d(base), d("0.005"), d("0.004"), 28_800),
        null,
        null,
        null,
        null);
  }

  private static @Nullable ScheduleFault fault(
      TradeFeeModel fee,
      BorrowModel borrow,
      MarketFunding funding,
      @Nullable VolatilityFee surcharge,
      @Nullable FeeDiscount discount,
      @Nullable LatencyPremium latency,
      @Nullable String cap) {
    return ScheduleRules.fault(
            new Schedule(
                fee,
                borrow,
                funding,
                new FeeSplit(d("0.7"), d("0.2"), d("0.1")),
                900,
                3600,
                surcharge,
                discount,
                latency,
                null,
                null,
                cap == null ? null : d(cap),
                null))
        .orElse(null);
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
