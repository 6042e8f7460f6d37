package io.counterpool.models.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import org.junit.jupiter.api.Test;

final class BacktestTest {

  @Test
  void findsNothingWhereFailuresAreAsOftenAsTheyShould() {
    assertThat(CoverageTest.proportionOfFailures(1000, 10, 0.01).statistic()).isZero();
    // 250 × 2 × −ln 0.99
    assertThat(CoverageTest.proportionOfFailures(250, 0, 0.01).statistic())
        .isCloseTo(-500 * Math.log(0.99), within(1e-12));
    // 10 × 2 × −ln 0.01: always failing
    assertThat(CoverageTest.proportionOfFailures(10, 10, 0.01).statistic())
        .isCloseTo(-20 * Math.log(0.01), within(1e-12));
    // 10 of 100 after inside, 1 of 10 after failure: the same chance
    assertThat(CoverageTest.independence(new Transitions(90, 10, 9, 1)).statistic())
        .isCloseTo(0, within(1e-12));
    assertThat(CoverageTest.independence(new Transitions(0, 0, 0, 0)).statistic()).isZero();
  }

  @Test
  void readsTheChiSquareTable() {
    // Critical values of 5 % and 1 %: 3.841459, 6.634897 and 5.991465, 9.210340
    assertThat(new LikelihoodRatio(3.841458820694124, 1).pValue()).isCloseTo(0.05, within(1e-12));
    assertThat(new LikelihoodRatio(6.6348966010212145, 1).pValue()).isCloseTo(0.01, within(1e-12));
    assertThat(new LikelihoodRatio(5.991464547107979, 2).pValue()).isCloseTo(0.05, within(1e-12));
    assertThat(new LikelihoodRatio(3.85, 1).rejects(0.95)).isTrue();
    assertThat(new LikelihoodRatio(3.83, 1).rejects(0.95)).isFalse();
    assertThat(new LikelihoodRatio(0, 1).pValue()).isEqualTo(1);
  }

  @Test
  void countsTransitions() {
    boolean[] hits = {false, true, true, false, false};
    assertThat(Transitions.of(hits)).isEqualTo(new Transitions(1, 1, 1, 1));
    assertThat(Transitions.of(new boolean[1])).isEqualTo(new Transitions(0, 0, 0, 0));
  }

  @Test
  void seesClusters() {
    boolean[] clustered = new boolean[500];
    boolean[] spread = new boolean[500];
    for (int i = 0; i < 10; i++) {
      clustered[200 + i] = true;
      spread[i * 50] = true;
    }
    assertThat(CoverageTest.independence(Transitions.of(clustered)).rejects(0.99)).isTrue();
    assertThat(CoverageTest.independence(Transitions.of(spread)).rejects(0.9)).isFalse();
  }

  @Test
  void colours() {
    // Basel 1996, table 2: cumulative probabilities of 4, 5 and 10 failures of 250 at 1 %
    TrafficLight four = new TrafficLight(250, 4, 0.01);
    assertThat(four.cumulativeProbability()).isCloseTo(0.8922, within(5e-5));
    assertThat(four.zone()).isEqualTo(TrafficLight.Zone.GREEN);
    assertThat(new TrafficLight(250, 5, 0.01).zone()).isEqualTo(TrafficLight.Zone.YELLOW);
    assertThat(new TrafficLight(250, 9, 0.01).plusFactor()).isEqualTo(Decimal.of("0.85"));
    assertThat(new TrafficLight(250, 10, 0.01).zone()).isEqualTo(TrafficLight.Zone.RED);
    assertThat(new TrafficLight(250, 250, 0.01).plusFactor()).isEqualTo(Decimal.ONE);
    // ½ + ½ × ½ of two throws of a coin: 1 − ¼
    assertThat(new TrafficLight(2, 1, 0.5).cumulativeProbability()).isCloseTo(0.75, within(1e-14));
    assertThat(new TrafficLight(2, 2, 0.5).cumulativeProbability()).isEqualTo(1);
    assertThatThrownBy(() -> new TrafficLight(2, 3, 0.5)).hasMessageContaining("failures");
  }

  @Test
  void expectsZeroOfARightShortfall() {
    // One failure in two days at p = ½: Z1 = −2 ÷ 2 + 1, Z2 = −2 ÷ (2 × ½ × 2) + 1
    ShortfallBacktest right =
        ShortfallBacktest.of(new double[] {-2, 1}, new double[] {1, 1}, new double[] {2, 2}, 0.5);
    assertThat(right.failures()).isEqualTo(1);
    assertThat(right.z1().orElseThrow()).isZero();
    assertThat(right.z2()).isZero();
    ShortfallBacktest none =
        ShortfallBacktest.of(new double[] {-1}, new double[] {1}, new double[] {2}, 0.5);
    assertThat(none.failures()).isZero();
    assertThat(none.z1()).isEmpty();
    assertThat(none.z2()).isEqualTo(1);
    assertThatThrownBy(
            () -> ShortfallBacktest.of(new double[] {-1}, new double[0], new double[] {2}, 0.5))
        .hasMessageContaining("one forecast a return");
  }

  @Test
  void acceptsTheModelTheReturnsAreDrawnFrom() {
    Draws draws = new Draws(3);
    TailRisk risk = new NormalTail(0, 1).at(0.975);
    int n = 20_000;
    double[] returns = new double[n];
    double[] valueAtRisk = new double[n];
    double[] shortfall = new double[n];
    int failures = 0;
    for (int t = 0; t < n; t++) {
      returns[t] = draws.gaussian();
      valueAtRisk[t] = risk.valueAtRisk();
      shortfall[t] = risk.expectedShortfall();
      failures += returns[t] < -risk.valueAtRisk() ? 1 : 0;
    }
    ShortfallBacktest test = ShortfallBacktest.of(returns, valueAtRisk, shortfall, 0.025);
    assertThat(test.failures()).isEqualTo(failures);
    assertThat(test.z1().orElseThrow()).isCloseTo(0, within(0.03));
    assertThat(test.z2()).isCloseTo(0, within(0.15));
    assertThat(CoverageTest.proportionOfFailures(n, failures, 0.025).rejects(0.999)).isFalse();
  }
}
