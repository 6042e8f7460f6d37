package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What options pay when the path is certain or the barrier already reached, by hand. */
final class PathOptionTest {

  private static final OptionMarket STILL = new OptionMarket(100, 0.1, 0, 0);
  private static final OptionMarket MOVING = new OptionMarket(100, 0.1, 0, 0.3);

  private static Decimal d(String value) {
    return Decimal.of(value);
  }

  private static TouchOption touch(
      BarrierSide side, TouchTerm term, Payout payout, String barrier) {
    return new TouchOption(side, term, payout, d(barrier), d("15"));
  }

  private static Offset<Double> close() {
    return Offset.offset(1e-12);
  }

  @Test
  void paysATouchWhenACertainPathArrives() {
    // 100 e^(0.1 t) = 105 at t = ln 1.05 ÷ 0.1, and e^(−0.1 t) = 1/1.05 then.
    assertThat(
            touch(BarrierSide.UP, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH, "105").value(STILL, 1))
        .isCloseTo(15 / 1.05, close());
    assertThat(
            touch(BarrierSide.UP, TouchTerm.TOUCH_PAYS_AT_EXPIRY, Payout.CASH, "105")
                .value(STILL, 1))
        .isCloseTo(15 * Math.exp(-0.1), close());
    assertThat(touch(BarrierSide.UP, TouchTerm.NO_TOUCH, Payout.CASH, "105").value(STILL, 1))
        .isZero();
    assertThat(touch(BarrierSide.DOWN, TouchTerm.NO_TOUCH, Payout.ASSET, "95").value(STILL, 1))
        .isCloseTo(1_500, close());
  }

  @Test
  void paysNowWhatWasTouchedAlready() {
    assertThat(
            touch(BarrierSide.DOWN, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH, "100")
                .value(MOVING, 1))
        .isEqualTo(15);
    // One base unit is worth the spot, not the barrier it passed.
    assertThat(
            touch(BarrierSide.UP, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.ASSET, "90")
                .value(MOVING, 1))
        .isEqualTo(1_500);
    assertThat(touch(BarrierSide.UP, TouchTerm.NO_TOUCH, Payout.CASH, "90").value(MOVING, 1))
        .isZero();
  }

  @Test
  void refusesAPaymentAtTheTouchThatNoRealRateDiscounts() {
    OptionMarket market = new OptionMarket(100, -0.5, -0.5, 0.3);
    TouchOption option = touch(BarrierSide.UP, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH, "105");
    assertThatThrownBy(() -> option.value(market, 1))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("rate must be at least");
  }

  @Test
  void knocksAtTheBarrierItself() {
    Decimal strike = d("90");
    double plain = new EuropeanOption(OptionType.CALL, strike).value(MOVING, 0.5);
    assertThat(barrier(Knock.OUT, "100", "3").value(MOVING, 0.5)).isEqualTo(3);
    assertThat(barrier(Knock.IN, "100", "3").value(MOVING, 0.5)).isEqualTo(plain);
    assertThat(barrier(Knock.IN, "110", "3").value(MOVING, 0.5)).isEqualTo(plain);
  }

  private static BarrierOption barrier(Knock knock, String barrier, String rebate) {
    return new BarrierOption(
        OptionType.CALL, BarrierSide.DOWN, knock, d("90"), d(barrier), d(rebate));
  }

  @Test
  void paysABarrierOptionAtExpiry() {
    // Nothing touched, no time left: the knock-out pays 100 − 90, the knock-in its rebate.
    assertThat(barrier(Knock.OUT, "95", "3").value(MOVING, 0)).isCloseTo(10, close());
    assertThat(barrier(Knock.IN, "95", "3").value(MOVING, 0)).isEqualTo(3);
    DoubleBarrierOption both =
        new DoubleBarrierOption(OptionType.CALL, Knock.OUT, d("90"), d("80"), d("120"));
    assertThat(both.value(MOVING, 0)).isCloseTo(10, close());
    assertThat(both.value(MOVING.withSpot(120), 1)).isZero();
    // 100 e^(0.1 × 2) = 122 passes 120.
    assertThat(both.value(STILL, 2)).isZero();
  }

  @Test
  void looksBackAlongACertainPath() {
    // The path only rises: lowest 100, last and highest 100 e^0.1 = 110.517…
    double last = 100 * Math.exp(0.1);
    double p = Math.exp(-0.1);
    assertThat(new FloatingLookbackOption(OptionType.CALL, d("98")).value(STILL, 1))
        .isCloseTo(p * (last - 98), close());
    assertThat(new FloatingLookbackOption(OptionType.PUT, d("105")).value(STILL, 1))
        .isCloseTo(0, close());
    assertThat(new FixedLookbackOption(OptionType.CALL, d("104"), d("103")).value(STILL, 1))
        .isCloseTo(p * (last - 104), close());
    assertThat(new FixedLookbackOption(OptionType.PUT, d("104"), d("97")).value(STILL, 1))
        .isCloseTo(p * 7, close());
    // Expired: what was seen.
    assertThat(new FloatingLookbackOption(OptionType.PUT, d("120")).value(MOVING, 0)).isEqualTo(20);
  }

  @Test
  void averagesWhatIsKnown() {
    // A quarter of the year is left and the average so far is so high that exercise is certain:
    // (1 − ¼) × 150 = 112.5 > 100, so the put is worth nothing.
    assertThat(asian(OptionType.PUT, "100", "150").value(MOVING, 0.25)).isZero();
    assertThat(asian(OptionType.CALL, "100", "150").value(MOVING, 0.25))
        .isGreaterThan(Math.exp(-0.025) * 12.5);
    // Expired: average − strike.
    assertThat(asian(OptionType.CALL, "100", "107").value(MOVING, 0)).isCloseTo(7, close());
    // Two fixings, at 0 and at expiry, no volatility: (100 + 110.517…)/2.
    DiscreteAsianOption two =
        new DiscreteAsianOption(
            AverageKind.ARITHMETIC, OptionType.CALL, d("90"), d("1"), d("0"), 2);
    assertThat(two.value(STILL, 1))
        .isCloseTo(Math.exp(-0.1) * ((100 + 100 * Math.exp(0.1)) / 2 - 90), close());
  }

  private static ArithmeticAsianOption asian(OptionType type, String strike, String soFar) {
    return new ArithmeticAsianOption(type, d(strike), d("1"), d(soFar));
  }

  @Test
  void refusesFixingsThatHavePassedAndWindowsThatHaveNotBegun() {
    DiscreteAsianOption option =
        new DiscreteAsianOption(
            AverageKind.GEOMETRIC, OptionType.CALL, d("90"), d("0.5"), d("0"), 3);
    assertThatThrownBy(() -> option.value(MOVING, 0.4)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> asian(OptionType.CALL, "90", "0").value(MOVING, 1.1))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("years must be at most averagingYears 1");
  }

  @Test
  void shiftsABarrierThatIsLookedAtInSteps() {
    // 0.3 × √0.01 × 0.5826 = 0.017478; e^±0.017478.
    assertThat(MonitoringShift.barrier(BarrierSide.UP, 100, 0.3, 0.01))
        .isCloseTo(100 * Math.exp(0.017477914738170), Offset.offset(1e-10));
    assertThat(MonitoringShift.barrier(BarrierSide.DOWN, 100, 0.3, 0.01))
        .isCloseTo(100 * Math.exp(-0.017477914738170), Offset.offset(1e-10));
    assertThat(MonitoringShift.barrier(BarrierSide.DOWN, 100, 0.3, 0)).isEqualTo(100);
  }

  @Test
  void namesTheBoundThatAParameterBroke() {
    assertThatThrownBy(
            () -> new DoubleBarrierOption(OptionType.CALL, Knock.IN, d("1"), d("9"), d("9")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("upper must be above lower 9");
    assertThatThrownBy(() -> new EuropeanOption(OptionType.CALL, d("-1")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("strike must not be below 0");
    assertThat(OptionPricer.models()).hasSize(OptionPricer.class.getPermittedSubclasses().length);
    assertThat(VolatilitySmile.models()).hasSize(2);
    assertThat(OptionFee.models()).hasSize(3);
  }
}
