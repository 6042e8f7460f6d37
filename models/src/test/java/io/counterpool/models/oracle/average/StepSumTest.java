package io.counterpool.models.oracle.average;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.average.StepAverage.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages of prices that hold until the next: the sums, and the exponential one. */
final class StepSumTest {

  private static final long FOR_EVER = Long.MAX_VALUE;

  private record Span(@Nullable Decimal price, long length) {}

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void weighsPricesByTimeAndCountsWhatHasNone() {
    StepSum before = StepSum.ZERO.plus(d("7"), 10, FOR_EVER);
    StepSum sum = before.plus(d("10"), 100, 60).plus(null, 20, FOR_EVER).plus(d("20"), 30, 60);
    // 10 × 60 + 20 × 30 = 1,200 over 90; of 150 the 40 behind the hold and the 20 without a price
    assertThat(sum.since(before).mean()).isEqualTo(d("13.333333333333333333"));
    assertThat(sum.since(before).downShare()).isEqualTo(d("0.4"));
    assertThat(sum.since(sum)).isEqualTo(new StepSum.Window(null, Decimal.ZERO));
    StepSum silent = sum.plus(null, 3, FOR_EVER);
    assertThat(silent.since(sum)).isEqualTo(new StepSum.Window(null, Decimal.ONE));
  }

  @Test
  void refusesTimeThatRunsBack() {
    StepSum later = StepSum.ZERO.plus(Decimal.ONE, 5, 5);
    assertThatThrownBy(() -> StepSum.ZERO.since(later)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> later.plus(Decimal.ONE, -1, 5))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> later.plus(null, FOR_EVER, 0).plus(null, FOR_EVER, 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new HalfLifeAverage(60).back(null, -1))
        .isInstanceOf(OutOfRangeException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void equalsTheAverageOfStepsWhereNothingIsDown(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 10; i++) {
      List<Step> steps = new ArrayList<>();
      StepSum sum = StepSum.ZERO;
      long time = 0;
      for (int n = 1 + draws.below(8); n > 0; n--) {
        steps.add(new Step(time, draws.price()));
        long span = 1L + draws.below(30);
        sum = sum.plus(steps.getLast().price(), span, FOR_EVER);
        time += span;
      }
      Decimal mean = requireNonNull(sum.since(StepSum.ZERO).mean());
      // One rounds down, the other to the nearest.
      assertThat(mean.toBigDecimal())
          .as("%s: %s", draws, steps)
          .isCloseTo(
              StepAverage.of(steps, time, time).toBigDecimal(),
              within(BigDecimal.ONE.movePointLeft(Decimal.SCALE)));
    }
  }

  @Test
  void halvesTheWeightWithEachHalfLife() {
    // Ages 0–60: weight 1/2; 60–120: 1/4; 120–180 without a price: 1/8. (100/2 + 40/4) ÷ (3/4)
    HalfLifeAverage average = new HalfLifeAverage(60);
    assertThat(average.mean()).isEmpty();
    assertThat(average.downShare()).isEqualTo(Decimal.ZERO);
    average.back(d("100"), 60);
    average.back(d("40"), 60);
    average.back(null, 60);
    assertThat(average.mean()).contains(d("80"));
    assertThat(average.downShare()).isEqualTo(d("0.142857142857142858"));
    average.back(null, 64 * 60);
    assertThat(average.isExhausted()).isTrue();
    average.back(d("1000000"), 1_000_000);
    assertThat(average.mean()).contains(d("80"));
    assertThat(average.downShare()).isEqualTo(d("0.25"));
  }

  /** The formula as it is written, each weight by itself. */
  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void equalsTheExponentialFormula(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < 40; i++) {
      long halfLife = 1L + draws.below(5_000_000);
      HalfLifeDecay decay = new HalfLifeDecay(halfLife);
      HalfLifeAverage average = new HalfLifeAverage(halfLife);
      BigDecimal weighted = BigDecimal.ZERO;
      BigDecimal up = BigDecimal.ZERO;
      long age = 0;
      for (Span span : spans(draws)) {
        average.back(span.price(), span.length());
        if (span.price() != null) {
          BigDecimal weight = decay.kept(age).subtract(decay.kept(age + span.length()));
          weighted = weighted.add(span.price().toBigDecimal().multiply(weight));
          up = up.add(weight);
        }
        age += span.length();
      }
      if (up.signum() == 0) {
        assertThat(average.mean()).isEmpty();
        continue;
      }
      BigDecimal mean = weighted.divide(up, MathContext.DECIMAL128);
      assertThat(average.mean().orElseThrow().toBigDecimal())
          .as("%s, half-life %d", draws, halfLife)
          .isCloseTo(
              mean, within(mean.movePointLeft(20).add(new BigDecimal("0.000000000000000001"))));
      BigDecimal all = BigDecimal.ONE.subtract(decay.kept(age));
      assertThat(average.downShare().toBigDecimal())
          .isCloseTo(
              all.subtract(up).divide(all, MathContext.DECIMAL128),
              within(new BigDecimal("0.000000000000000002")));
    }
  }

  private static List<Span> spans(Draws draws) {
    List<Span> spans = new ArrayList<>();
    for (int n = 1 + draws.below(20); n > 0; n--) {
      Decimal price = draws.below(4) == 0 ? null : draws.price();
      spans.add(new Span(price, 1 + draws.below(draws.chance() ? 10 : 3_000_000)));
    }
    return spans;
  }
}
