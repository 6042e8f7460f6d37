package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class BorrowModelTest {

  private static final HyperbolicRate HYPERBOLIC =
      new HyperbolicRate(d("0.1"), d("0.85"), d("0.35"), d("3"), d("0.01"));

  private static final TwoCurveRate TWO_CURVE =
      new TwoCurveRate(
          d("0.01"), d("0.05"), d("0.8"), d("0.3"), d("0"), d("0.04"), d("0.8"), d("0.4"));

  /** A model and its annual rates at utilisation 0 and 1, by hand. */
  record Edge(RateCurve curve, String idle, String full) {}

  private static final List<Edge> EDGES =
      List.of(
          new Edge(new FlatRate(d("0.05")), "0.05", "0.05"),
          // 0.01 + 0.04 + 0.6
          new Edge(new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6")), "0.01", "0.65"),
          // 0.1 + 0.9 × 0.2 + 0.1 × 1
          new Edge(new JumpRate(d("0.1"), d("0.2"), d("0.9"), d("1")), "0.1", "0.38"),
          // the kink at 0 and beyond 1: always and never
          new Edge(new JumpRate(d("0.1"), d("0.2"), d("0"), d("1")), "0.1", "1.1"),
          new Edge(new JumpRate(d("0.1"), d("0.2"), d("2"), d("9")), "0.1", "0.3"),
          new Edge(new PowerRate(d("0.01"), d("0.4"), d("2")), "0.01", "0.41"),
          // 0.01 + 0.8 × 0.05 + 0.2 × 0.3
          new Edge(TWO_CURVE, "0.01", "0.11"),
          // 0.1 × 0.35 + 0.01 and 0.1 × 3 + 0.01
          new Edge(HYPERBOLIC, "0.045", "0.31"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @ParameterizedTest
  @FieldSource("EDGES")
  void definesTheEdgesOfUtilisation(Edge edge) {
    RateCurve curve = edge.curve();
    assertThat(curve.annualRate(Decimal.ZERO)).isEqualTo(d(edge.idle()));
    assertThat(curve.annualRate(Decimal.ONE)).isEqualTo(d(edge.full()));
    assertThat(curve.annualRate(d("1.000000000000000001"))).isEqualTo(d(edge.full()));
    assertThat(curve.annualRate(d("99999999999999999999"))).isEqualTo(d(edge.full()));
    assertThatThrownBy(() -> curve.annualRate(d("-0.000000000000000001")))
        .hasMessage("utilisation must not be below 0, was -0.000000000000000001");
  }

  @Test
  void testsTheEdgesOfEveryCurve() {
    TreeSet<Class<?>> tested = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    EDGES.forEach(edge -> tested.add(edge.curve().getClass()));
    assertThat(tested).containsExactlyInAnyOrderElementsOf(RateCurve.models().values());
  }

  @Test
  void definesTheEdgesOfRatesThatRemember() {
    AdaptiveCurveRate adaptive =
        new AdaptiveCurveRate(d("0.9"), d("4"), d("50"), d("0.04"), d("0.001"), d("2"));
    Decimal perSecond = d("0.000000001268391679");
    // A quarter of the rate at target when idle, four times it when full.
    assertThat(adaptive.annualRate(perSecond, Decimal.ZERO, 0)).isBetween(d("0.0099"), d("0.0101"));
    assertThat(adaptive.annualRate(perSecond, Decimal.ONE, 0)).isBetween(d("0.1599"), d("0.1601"));
    DynamicKinkRate kink =
        new DynamicKinkRate(
            d("0.2"),
            d("0.5"),
            d("0.7"),
            d("0.6"),
            d("0.00000001"),
            d("0"),
            d("0.00000001"),
            d("4"),
            d("0"),
            d("0"),
            d("0"),
            d("0"),
            d("0"),
            d("10"),
            true);
    // Nothing is owed where nothing is borrowed, whatever the base.
    assertThat(kink.annualRate(d("0.00000001"), Decimal.ZERO, 0)).isEqualTo(Decimal.ZERO);
    // (1e-8 + (0.8 + 4 × 0.4) × 1e-8) × 31,536,000
    assertThat(kink.annualRate(d("0.00000001"), Decimal.ONE, 0)).isEqualTo(d("1.072224"));
    for (DriftingRate rate : List.of(adaptive, kink)) {
      Decimal state = d("0.000000001");
      assertThat(rate.annualRate(state, d("7"), 60))
          .isEqualTo(rate.annualRate(state, Decimal.ONE, 60));
      assertThat(rate.accrue(state, d("7"), 60)).isEqualTo(rate.accrue(state, Decimal.ONE, 60));
      assertThatThrownBy(() -> rate.annualRate(state, d("-0.1"), 60))
          .hasMessage("utilisation must not be below 0, was -0.1");
    }
  }

  @Test
  void bendsThroughThreePoints() {
    assertThat(HYPERBOLIC.annualRate(d("0.85"))).isEqualTo(d("0.11"));
    // infinite = 2 × 0.85 ÷ (2.65 × 0.85 − 0.65) = 1.061173533083645…; scale = 0.65 × infinite ×
    // (infinite − 0.85) ÷ 0.85 = 0.171346… ; at a half: 0.1 × (0.35 − scale ÷ infinite +
    // scale ÷ (infinite − 0.5)) + 0.01
    double infinite = 1.7 / (2.65 * 0.85 - 0.65);
    double scale = 0.65 * infinite * (infinite - 0.85) / 0.85;
    double half = 0.1 * (0.35 - scale / infinite + scale / (infinite - 0.5)) + 0.01;
    assertThat(HYPERBOLIC.annualRate(d("0.5")).toDouble()).isCloseTo(half, within(1e-12));
    Decimal before = Decimal.ZERO;
    for (int i = 0; i <= 100; i++) {
      Decimal rate = HYPERBOLIC.annualRate(Decimal.ofUnits(i, 2));
      assertThat(rate).isGreaterThan(before);
      before = rate;
    }
  }

  @Test
  void refusesAHyperbolaThatBendsDownwards() {
    assertThatThrownBy(
            () -> new HyperbolicRate(d("0.1"), d("0.5"), d("0.2"), d("1.8"), Decimal.ZERO))
        .hasMessage(
            "highRatio must bend the curve upwards: (highRatio − 1) × target must be above 0.4,"
                + " was 0.4");
    assertThatThrownBy(() -> new HyperbolicRate(d("0.1"), d("1"), d("0.2"), d("3"), d("0")))
        .hasMessage("target must be below 1, was 1");
    assertThatThrownBy(() -> new HyperbolicRate(d("0.1"), d("0.5"), d("1"), d("3"), d("0")))
        .hasMessage("lowRatio must be below 1, was 1");
  }

  @Test
  void tellsProvidersTheirOwnCurve() {
    assertThat(TWO_CURVE.supplyRate(d("0.1"))).isEqualTo(d("0.004"));
    assertThat(TWO_CURVE.supplyRate(d("2"))).isEqualTo(d("0.112"));
    assertThatThrownBy(
            () -> new TwoCurveRate(d("0"), d("0"), d("0"), d("0"), d("0"), d("-1"), d("0"), d("0")))
        .hasMessage("supplySlope must not be below 0, was -1");
  }
}
