package io.counterpool.models.oracle.average;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AverageTest {

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  @Test
  void weighsAPriceByTheGapBeforeIt() {
    // 100 × 10 + 130 × 5 = 1,650 over 15 slots is 110; confidence (10 + 10) ÷ 15 is 1.33 up.
    CumulativePrice sum =
        CumulativePrice.ZERO.plus(b("100"), b("1"), 10, 0).plus(b("130"), b("2"), 5, 0);
    CumulativePrice.Window window = sum.since(CumulativePrice.ZERO).orElseThrow();
    assertThat(window.mean()).isEqualByComparingTo("110");
    assertThat(window.confidence()).isEqualByComparingTo("1.333333333333333334");
    assertThat(window.downShare()).isEqualByComparingTo("0");
  }

  @Test
  void countsSilenceBeyondTheLatencyAsDown() {
    CumulativePrice at25 = CumulativePrice.ZERO.plus(b("1"), b("0"), 25, 0);
    assertThat(at25.downSlots()).isZero();
    assertThat(CumulativePrice.ZERO.plus(b("1"), b("0"), 26, 0).downSlots()).isEqualTo(1);
    assertThat(CumulativePrice.ZERO.plus(b("1"), b("0"), 26, 6).downSlots()).isEqualTo(20);
    // 20 of 26 is 0.7692…: usable at 0.77, not at 0.76.
    CumulativePrice.Window window =
        CumulativePrice.ZERO.plus(b("1"), b("0"), 26, 6).since(CumulativePrice.ZERO).orElseThrow();
    assertThat(window.isUsable(Decimal.of("0.77"))).isTrue();
    assertThat(window.isUsable(Decimal.of("0.76"))).isFalse();
  }

  @Test
  void hasNoMeanOverNothing() {
    CumulativePrice sum = CumulativePrice.ZERO.plus(b("100"), b("1"), 0, 0);
    assertThat(sum.since(CumulativePrice.ZERO)).isEmpty();
    CumulativePrice later = sum.plus(b("100"), b("1"), 1, 0);
    assertThatThrownBy(() -> sum.since(later)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> sum.plus(b("1"), b("1"), -1, 0))
        .hasMessage("gap must not be below 0, was -1");
    CumulativePrice full = sum.plus(b("1"), b("1"), Long.MAX_VALUE, 0);
    assertThatThrownBy(() -> full.plus(b("1"), b("1"), 1, 0))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void forgetsAlongAStraightLineUntilTheReset() {
    LinearDecay decay = new LinearDecay(Decimal.of("0.01"), 100);
    assertThat(decay.kept(0)).isEqualByComparingTo("1");
    assertThat(decay.kept(50)).isEqualByComparingTo("0.5");
    assertThat(decay.kept(100)).isEqualByComparingTo("0");
    assertThat(new LinearDecay(Decimal.of("0.01"), 60).kept(61)).isEqualByComparingTo("0");
    assertThatThrownBy(() -> new LinearDecay(Decimal.of("0.01"), 101))
        .hasMessage("perUnit × resetAfter must be at most 1, was 0.01 × 101");
  }

  @Test
  void halvesWithEveryHalfLife() {
    HalfLifeDecay decay = new HalfLifeDecay(3600);
    assertThat(decay.kept(0)).isEqualByComparingTo("1");
    assertThat(decay.kept(7200)).isEqualByComparingTo("0.25");
    assertThat(decay.kept(1800).multiply(decay.kept(1800)).subtract(b("0.5")).abs())
        .isLessThan(b("1e-40"));
    assertThat(decay.kept(Long.MAX_VALUE)).isEqualByComparingTo("0");
    assertThatThrownBy(() -> decay.kept(-1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new HalfLifeDecay(0)).hasMessage("halfLife must be at least 1, was 0");
  }

  @Test
  void countsASureObservationMore() {
    // Weights 1 and 0.1 kept whole: (100 × 1 + 110 × 0.1) ÷ 1.1 = 100.909…
    LinearDecay none = new LinearDecay(Decimal.ZERO, Long.MAX_VALUE);
    ExponentialAverage average =
        ExponentialAverage.EMPTY.plus(b("100"), b("1"), 0, none).plus(b("110"), b("10"), 9, none);
    assertThat(average.price(8)).contains(Decimal.of("100.90909091"));
    // A confidence of 0 weighs 1.
    assertThat(average.plus(b("300"), b("0"), 9, none).price(2)).contains(Decimal.of("195.71"));
    assertThat(ExponentialAverage.EMPTY.mean()).isEmpty();
    assertThatThrownBy(() -> average.plus(b("1"), b("-1"), 0, none))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void averagesAConstantPriceToItself() {
    LinearDecay decay = new LinearDecay(Decimal.of("0.000117065"), 4145);
    ExponentialAverage average = ExponentialAverage.EMPTY;
    for (int i = 0; i < 500; i++) {
      average = average.plus(b("12345678901.000000000000000001"), b("7"), 1 + i % 3, decay);
      assertThat(average.mean().orElseThrow())
          .isEqualByComparingTo("12345678901.000000000000000001");
    }
  }

  @Test
  void keepsTheLastWritesOfARing() {
    // Tick 2 for 13 s is 26, then 6 for 5 s: 56.
    TickHistory history = new TickHistory(2, 5, 2);
    history.write(18, 6);
    assertThat(history.at(23)).hasValue(56);
    assertThat(history.at(18)).hasValue(26);
    assertThat(history.at(11)).hasValue(12);
    assertThat(history.at(4)).isEmpty();
    history.write(20, -1);
    assertThat(history.oldest()).isEqualTo(18);
    assertThat(history.at(17)).isEmpty();
    assertThat(history.at(19)).hasValue(32);
    assertThat(history.latest()).isEqualTo(20);
  }

  @Test
  void writesOnceASecond() {
    TickHistory history = new TickHistory(4, 5, 2);
    history.write(5, 100);
    history.write(5, 3);
    assertThat(history.at(7)).hasValue(6);
    assertThatThrownBy(() -> history.write(4, 3)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> history.at(Long.MAX_VALUE)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new TickHistory(0, 5, 2))
        .hasMessage("capacity must be from 1 to 65535, was 0");
  }

  @Test
  void roundsTheMeanTickDown() {
    assertThat(MeanTick.of(0, -1, 3)).isEqualTo(-1);
    assertThat(MeanTick.of(0, 5, 3)).isEqualTo(1);
    assertThatThrownBy(() -> MeanTick.of(0, 1, 0)).hasMessage("period must be above 0, was 0");
    List<MeanTick.Segment> minute =
        List.of(new MeanTick.Segment(48, 200_000), new MeanTick.Segment(12, 208_000));
    assertThat(MeanTick.of(minute, 60)).isEqualTo(201_600);
    assertThatThrownBy(() -> MeanTick.of(minute, 61))
        .hasMessage("segments must cover the period 61, they cover 60");
    assertThat(MeanTick.of(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(2);
  }

  @Test
  void pricesATick() {
    assertThat(MeanTick.price(0)).isEqualByComparingTo("1");
    assertThat(MeanTick.price(2)).isEqualByComparingTo("1.00020001");
    // The source's largest price, at tick 887,272, is just below 2^128 = 3.4028 × 10^38.
    BigDecimal largest = MeanTick.price(887_272);
    assertThat(largest.doubleValue()).isBetween(3.4025e38, 3.4028e38);
    assertThat(largest.multiply(MeanTick.price(-887_272)).subtract(BigDecimal.ONE).abs())
        .isLessThan(b("1e-32"));
    assertThatThrownBy(() -> MeanTick.price(8_388_608)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> MeanTick.price(Long.MIN_VALUE))
        .isInstanceOf(OutOfRangeException.class);
  }
}
