package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.oracle.StepAverage.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepAverageTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final List<Step> STEPS =
      List.of(new Step(100, d("10")), new Step(110, d("20")), new Step(120, d("40")));

  @Test
  void weighsEachPriceByTheTimeItHeld() {
    // 115 to 130: 5 × 20 + 10 × 40 = 500 over 15
    assertThat(StepAverage.of(STEPS, 15, 130)).isEqualTo(d("33.333333333333333333"));
    // Longer than there are prices: 10 × 10 + 10 × 20 + 10 × 40 over 30
    assertThat(StepAverage.of(STEPS, 1000, 130)).isEqualTo(d("23.333333333333333333"));
    // Set just now: no weight
    assertThat(StepAverage.of(STEPS, 20, 120)).isEqualTo(d("15"));
  }

  @Test
  void takesTheLastPriceWhereNothingElseHeld() {
    assertThat(StepAverage.of(STEPS, 0, 130)).isEqualTo(d("40"));
    assertThat(StepAverage.of(STEPS, 10, 130)).isEqualTo(d("40"));
    assertThat(StepAverage.of(STEPS, 9, 500)).isEqualTo(d("40"));
    assertThat(StepAverage.of(List.of(new Step(7, d("3"))), 60, 7)).isEqualTo(d("3"));
  }

  @Test
  void refusesWhatHasNoOrder() {
    assertThatThrownBy(() -> StepAverage.of(List.of(), 1, 1))
        .hasMessage("an average needs at least one price");
    assertThatThrownBy(() -> StepAverage.of(STEPS.reversed(), 1, 130))
        .hasMessage("times must ascend, were 120 and then 110");
    assertThatThrownBy(() -> StepAverage.of(STEPS, 1, 119))
        .hasMessage("now must not be before the last price, was 119");
    List<Step> far = List.of(new Step(Long.MIN_VALUE, d("1")), new Step(0, d("2")));
    assertThatThrownBy(() -> StepAverage.of(far, 10, 5))
        .hasMessageStartingWith("times are too far apart");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void liesBetweenTheLeastAndTheLargestPrice(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Step> steps = new ArrayList<>();
      Decimal least = null;
      Decimal most = null;
      long time = 0;
      for (int n = 1 + draws.below(6); n > 0; n--) {
        Decimal price = draws.price();
        least = least == null ? price : least.min(price);
        most = most == null ? price : most.max(price);
        steps.add(new Step(time, price));
        time += draws.below(30);
      }
      Decimal average = StepAverage.of(steps, draws.below(100), time);
      assertThat(average).as("%s: %s", draws, steps).isBetween(least, most);
    }
  }
}
