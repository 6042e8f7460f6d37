package io.counterpool.models.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The selection gives the figures of a sort, whatever the order and the ties. */
final class TailSelectionTest {

  private static final double[] TAILS = {
    0, 1e-6, 0.001, 0.0099, 0.01, 0.025, 0.05, 0.1, 0.31, 0.5, 0.75, 0.99, 0.9999, 1
  };

  private static Map<String, IntToDoubleFunction> shapes(int n, Draws draws) {
    double[] normal = IntStream.range(0, n).mapToDouble(i -> draws.gaussian()).toArray();
    Map<String, IntToDoubleFunction> shapes = new LinkedHashMap<>();
    shapes.put("normal", i -> normal[i]);
    shapes.put("constant", i -> 0.5);
    shapes.put("sorted", i -> i - n / 2.0);
    shapes.put("reversed", i -> n / 2.0 - i);
    shapes.put("two values", i -> i % 3 == 0 ? -1 : 1);
    shapes.put("one low", i -> i == n / 3 ? -1e9 : 1);
    shapes.put("organ pipe", i -> Math.min(i, n - i));
    shapes.put("saw", i -> i % 100);
    shapes.put("mostly equal", i -> i % 50 == 0 ? normal[i] : 0);
    shapes.put("signed zeros", i -> i % 2 == 0 ? 0.0 : -0.0);
    shapes.put("magnitudes", i -> Math.copySign(Math.exp(50 * normal[i]), normal[i / 2]));
    return shapes;
  }

  private static void agrees(double[] returns, TailSelection selection, String name) {
    double[] before = returns.clone();
    HistoricalTail sorted = new HistoricalTail(returns);
    for (double tail : TAILS) {
      TailQuantile want = sorted.interpolated(tail);
      TailQuantile got = selection.interpolated(returns, tail);
      assertThat(got.quantile()).as("%s, quantile %s", name, tail).isEqualTo(want.quantile());
      assertThat(got.expectedTail())
          .as("%s, tail %s", name, tail)
          .satisfies(near(want.expectedTail()));
      if (tail > 0 && tail < 1) {
        TailRisk risk = sorted.at(1 - tail);
        TailRisk fast = selection.at(returns, 1 - tail);
        assertThat(fast.valueAtRisk()).as("%s at %s", name, tail).isEqualTo(risk.valueAtRisk());
        assertThat(fast.expectedShortfall())
            .as("%s beyond %s", name, tail)
            .satisfies(near(risk.expectedShortfall()));
      }
    }
    assertThat(returns).isEqualTo(before);
  }

  /** Sums in another order: relative to the size of what is summed, which is of one sign here. */
  private static java.util.function.Consumer<Double> near(double want) {
    return got -> assertThat(got).isCloseTo(want, within(1e-11 + 1e-9 * Math.abs(want)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4_096, 4_097, 9_001, 30_000})
  void agreesWithASort(int n) {
    Draws draws = new Draws(n);
    TailSelection selection = new TailSelection(n + 5);
    shapes(n, draws)
        .forEach(
            (name, shape) ->
                agrees(
                    IntStream.range(0, n).mapToDouble(shape).toArray(), selection, name + " " + n));
  }

  @Test
  void isExactWhereTheSampleLies() {
    int n = 50_000;
    int size = n / 32;
    // What the sample looks at is not what there is: all of it below, above, or of one value.
    for (double seen : new double[] {-1e6, 1e6, 0}) {
      double[] returns = IntStream.range(0, n).mapToDouble(i -> Math.sin(i) * i).toArray();
      for (int j = 0; j < size; j++) {
        returns[TailSelection.place(j, n, size)] = seen + (seen == 0 ? 0 : j);
      }
      agrees(returns, new TailSelection(n), "hostile " + seen);
    }
  }

  @Test
  void refusesWhatIsNoNumber() {
    double[] returns = new double[5_000];
    TailSelection selection = new TailSelection(5_000);
    returns[77] = Double.NaN;
    assertThatThrownBy(() -> selection.at(returns, 0.99)).hasMessageContaining("NaN");
    returns[77] = Double.NEGATIVE_INFINITY;
    assertThatThrownBy(() -> selection.at(returns, 0.99)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> selection.interpolated(returns, 0.5))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> selection.at(new double[5_001], 0.99))
        .hasMessageContaining("1 to 5000");
    assertThatThrownBy(() -> selection.at(new double[0], 0.99)).hasMessageContaining("1 to 5000");
  }

  @Test
  void worksAgainAfterAnyUse() {
    TailSelection selection = new TailSelection(20_000);
    double[] first = IntStream.range(0, 20_000).mapToDouble(i -> Math.cos(i)).toArray();
    TailRisk before = selection.at(first, 0.99);
    selection.at(Arrays.copyOf(first, 10), 0.5);
    assertThat(selection.at(first, 0.99)).isEqualTo(before);
  }
}
