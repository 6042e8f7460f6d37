package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.OptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A book in bulk is worth what its options are worth one by one. */
final class ScenarioBookPropertyTest {

  private static final int MOVES = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesOptionByOption(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < 40; i++) {
      int expiries = 1 + draws.below(4);
      int[] start = new int[expiries + 1];
      for (int e = 0; e < expiries; e++) {
        start[e + 1] = start[e] + draws.oneOf(java.util.List.of(0, 1, 7, 256, 300));
      }
      int n = start[expiries];
      double[] years = new double[expiries];
      double[] discount = new double[expiries];
      for (int e = 0; e < expiries; e++) {
        years[e] = draws.below(5) == 0 ? 0 : draws.between("0", "2", 4).toDouble();
        discount[e] = draws.between("0.5", "1", 3).toDouble();
      }
      double[] strike = new double[n];
      double[] calls = new double[n];
      double[] puts = new double[n];
      double scale = 0;
      for (int k = 0; k < n; k++) {
        strike[k] = draws.below(10) == 0 ? 2000 : 1 + 4000 * draws.between("0", "1", 6).toDouble();
        calls[k] = draws.below(3) == 0 ? 0 : draws.gaussian();
        puts[k] = draws.below(3) == 0 ? 0 : draws.gaussian();
        scale += (Math.abs(calls[k]) + Math.abs(puts[k])) * (strike[k] + 8000);
      }
      double[] volatility = new double[MOVES * n];
      for (int k = 0; k < volatility.length; k++) {
        volatility[k] =
            draws.below(20) == 0 ? 0 : draws.oneOf(java.util.List.of(0.01, 0.4, 2.0, 900.0));
      }
      int scenarios = 9;
      int[] moveOf = new int[scenarios];
      double[] forward = new double[scenarios * expiries];
      for (int s = 0; s < scenarios; s++) {
        moveOf[s] = draws.below(MOVES);
      }
      for (int c = 0; c < forward.length; c++) {
        forward[c] =
            draws.below(8) == 0 ? 0 : draws.oneOf(java.util.List.of(1.0, 1500.0, 2000.0, 8000.0));
      }
      ScenarioBook book = new ScenarioBook(start, years, discount, strike, calls, puts);
      double[] bulk = new double[forward.length];
      double[] plain = new double[forward.length];
      book.values(MOVES, volatility, moveOf, forward, bulk);
      book.plainValues(MOVES, volatility, moveOf, forward, plain);
      for (int c = 0; c < bulk.length; c++) {
        assertThat(bulk[c])
            .as("%s: cell %s of %s strikes", draws, c, n)
            .isCloseTo(plain[c], within(1e-15 * scale));
      }
    }
  }

  @Test
  void keepsEachOptionWithinTheBound() {
    int n = 2000;
    double[] strike = new double[n];
    double[] one = new double[n];
    double[] volatility = new double[n];
    for (int k = 0; k < n; k++) {
      strike[k] = 20 + k;
      volatility[k] = 0.05 + 0.001 * k;
    }
    for (int k = 0; k < n; k += 37) {
      one[k] = 1;
      ScenarioBook book =
          new ScenarioBook(
              new int[] {0, n}, new double[] {0.1}, new double[] {1}, strike, one, new double[n]);
      double[] out = new double[1];
      book.values(1, volatility, new int[1], new double[] {1000}, out);
      double want = Black76.price(OptionType.CALL, 1000, strike[k], volatility[k], 0.1, 1);
      assertThat(out[0]).isCloseTo(want, within(1e-15 * (1000 + strike[k])));
      one[k] = 0;
    }
  }

  @Test
  void valuesNothing() {
    ScenarioBook empty =
        new ScenarioBook(
            new int[1], new double[0], new double[0], new double[0], new double[0], new double[0]);
    empty.values(1, new double[0], new int[5], new double[0], new double[0]);
    assertThat(empty.expiries()).isZero();
  }

  @Test
  void refusesArraysThatDoNotFit() {
    double[] one = {1};
    assertThatThrownBy(() -> new ScenarioBook(new int[] {0, 2}, one, one, one, one, one))
        .isInstanceOf(OutOfRangeException.class);
    ScenarioBook book = new ScenarioBook(new int[] {0, 1}, one, one, one, one, one);
    assertThatThrownBy(() -> book.values(2, one, new int[1], one, new double[1]))
        .hasMessageContaining("do not fit");
    assertThatThrownBy(() -> book.values(1, one, new int[] {1}, one, new double[1]))
        .hasMessageContaining("move");
    assertThatThrownBy(
            () -> book.values(1, new double[] {Double.NaN}, new int[1], one, new double[1]))
        .hasMessageContaining("volatility");
    assertThatThrownBy(() -> book.values(1, one, new int[1], new double[] {-1}, new double[1]))
        .hasMessageContaining("forward");
  }
}
