package io.counterpool.models.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class GarchTest {

  private static final Garch GARCH = new Garch(0.1, 0.1, 0.8);

  private static GarchVariance hourly(String omega, String alpha, String beta) {
    return new GarchVariance(Decimal.of(omega), Decimal.of(alpha), Decimal.of(beta), 3600);
  }

  @Test
  void weighsSquareAndVariance() {
    // 0.1 + 0.1 × 4 + 0.8 × 1
    assertThat(GARCH.next(1, 2)).isCloseTo(1.3, within(1e-15));
    // 0.1 ÷ (1 − 0.9)
    assertThat(GARCH.longRunVariance()).isCloseTo(1, within(1e-12));
    // 0.1 + 0.9 × 1.3, 0.1 + 0.9 × 1.27
    assertThat(GARCH.forecast(1.3, 3))
        .containsExactly(new double[] {1.3, 1.27, 1.243}, within(1e-15));
    // √(3.813 ÷ 3 × 365)
    assertThat(Garch.annual(GARCH.forecast(1.3, 3), 365)).isCloseTo(21.53868, within(1e-5));
  }

  @Test
  void growsWithoutALongRun() {
    Garch growing = new Garch(1, 0.5, 1);
    // 1 + 1.5 × 2, 1 + 1.5 × 4: in sum 2 + 4 + 7
    assertThat(growing.forecast(2, 3)).containsExactly(2, 4, 7);
    assertThat(Garch.cumulative(growing.forecast(2, 3))).isEqualTo(13);
    assertThat(growing.isStationary()).isFalse();
    // 1 + 0.5 × 4 + 1 × 2, 1 + 0.5 × 1 + 1 × 5
    double[] returns = {2, 1};
    assertThat(growing.variances(returns, 0, 2)).containsExactly(2, 5, 6.5);
    double[] bulk = new double[3];
    new GarchFilter(growing).variances(returns, 0, 2, bulk);
    assertThat(bulk).containsExactly(2, 5, 6.5);
    assertThat(new GarchFilter(growing).logLikelihood(returns, 0))
        .isCloseTo(growing.logLikelihood(returns, 0), within(1e-12));
    assertThatThrownBy(() -> growing.forecast(2, 10_000))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("forecast must be finite");
  }

  @Test
  void staysFiniteOnConstantPrices() {
    double[] none = new double[1000];
    double[] variances = GARCH.variances(none, 0, 4);
    // 0.1 ÷ (1 − 0.8): what is left without a single move
    assertThat(variances[1000]).isCloseTo(0.5, within(1e-12));
    assertThat(Arrays.stream(variances).allMatch(v -> v >= 0.5 && v <= 4)).isTrue();
    assertThat(new Garch(0, 0.1, 0.9).variances(none, 0, 0)[1000]).isZero();
    assertThatThrownBy(() -> new Garch(0, 0.1, 0.9).logLikelihood(none, 0))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("variance");
    assertThatThrownBy(() -> new GarchFilter(new Garch(0, 0.1, 0.9)).logLikelihood(none, 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> GarchFit.of(none)).hasMessageContaining("do not vary");
    double[] cents = new double[100];
    Arrays.fill(cents, 0.01);
    assertThatThrownBy(() -> GarchFit.of(cents)).hasMessageContaining("do not vary");
  }

  @Test
  void fitsWhatItWasDrawnFrom() {
    Draws draws = new Draws(7);
    Garch truth = new Garch(0.05, 0.1, 0.85);
    double[] returns = new double[8000];
    double variance = 1;
    for (int t = 0; t < returns.length; t++) {
      double shock = Math.sqrt(variance) * draws.gaussian();
      returns[t] = 0.1 + shock;
      variance = truth.next(variance, shock);
    }
    GarchFit fit = GarchFit.of(returns);
    // Standard errors at 8,000 returns are about 0.01.
    assertThat(fit.mean()).isCloseTo(0.1, within(0.03));
    assertThat(fit.garch().alpha()).isCloseTo(0.1, within(0.03));
    assertThat(fit.garch().beta()).isCloseTo(0.85, within(0.04));
    assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(truth.logLikelihood(returns, 0.1));

    GarchFit cents = GarchFit.of(Arrays.stream(returns).map(one -> one / 100).toArray());
    assertThat(cents.garch().alpha()).isCloseTo(fit.garch().alpha(), within(1e-5));
    assertThat(cents.garch().omega() * 1e4).isCloseTo(fit.garch().omega(), within(1e-5));
  }

  @Test
  void isEwmaWithoutAConstant() {
    EwmaVariance ewma = new EwmaVariance(Decimal.of("0.94"), 3600);
    GarchVariance garch = hourly("0", "0.06", "0.94");
    for (double seconds : new double[] {1, 60, 3600, 5000, 86_400}) {
      assertThat(garch.next(0.0001, 0.02, seconds))
          .isCloseTo(ewma.next(0.0001, 0.02, seconds), within(1e-17));
    }
    assertThat(garch.annual(0.0001)).isEqualTo(ewma.annual(0.0001));
  }

  @Test
  void keepsItsSpeedInTimeWhateverTheSteps() {
    GarchVariance garch = hourly("0.00001", "0.1", "0.8");
    // One step: 0.00001 + 0.1 × 0.0004 + 0.8 × 0.0001
    assertThat(garch.next(0.0001, 0.02, 3600)).isCloseTo(0.00013, within(1e-17));
    double twice = garch.next(garch.next(0.0001, 0, 1000), 0, 2600);
    assertThat(twice).isCloseTo(garch.next(0.0001, 0, 3600), within(1e-17));
    // Two steps with half of the square each: 0.8 × (0.8 v + s) + s, s = 0.00001 + 0.1 × 0.0002
    assertThat(garch.next(0.0001, 0.02, 7200)).isCloseTo(0.000118, within(1e-17));
    // β = 1 only adds up: 2 × 0.000001
    assertThat(hourly("0.000001", "0", "1").next(0.0001, 0, 7200))
        .isCloseTo(0.000102, within(1e-17));
    assertThat(hourly("0", "1", "0").next(1, 0.02, 1800)).isCloseTo(0.0008, within(1e-17));
  }

  @Test
  void namesItsDomain() {
    assertThatThrownBy(() -> new Garch(0.1, 0.5, 0.6).longRunVariance())
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("alpha + beta must be below 1");
    assertThatThrownBy(() -> new Garch(Double.NaN, 0.5, 0.4)).hasMessageContaining("omega");
    assertThatThrownBy(() -> new Garch(0.1, 0.5, 0.5).longRunVariance())
        .hasMessageContaining("no long run");
    assertThatThrownBy(() -> GARCH.forecast(1, 0)).hasMessageContaining("horizon");
    assertThatThrownBy(() -> hourly("0", "0.5", "0.6"))
        .hasMessage("alpha + beta must be from 0 to 1, was 1.1");
    assertThatThrownBy(() -> hourly("0", "0.1", "0.8").next(-1, 0, 1))
        .hasMessageContaining("variance");
    assertThatThrownBy(() -> hourly("0", "0.1", "0.8").next(1, 1e200, 3600))
        .hasMessage("next variance must be finite, was Infinity");
    assertThatThrownBy(() -> hourly("0", "0.1", "0.8").next(1, 1e200, 7200))
        .hasMessage("next variance must be finite, was Infinity");
    assertThatThrownBy(() -> Garch.backcast(new double[0])).hasMessageContaining("residuals");
    assertThat(VolatilityModel.models()).containsKeys("ewma", "garch");
  }

  @Test
  void harAveragesDaysWeeksAndMonths() {
    double[] days = new double[30];
    Arrays.fill(days, 10, 30, 1);
    days[29] = 6;
    // 0.1 + 0.4 × 6 + 0.3 × (4 + 6) ÷ 5 + 0.2 × (19 + 6) ÷ 22
    assertThat(new HarVariance(0.1, 0.4, 0.3, 0.2).forecast(days, 1)[0])
        .isCloseTo(0.1 + 2.4 + 0.6 + 0.2 * 25 / 22, within(1e-14));
    Arrays.fill(days, 1);
    assertThat(new HarVariance(0.1, 0.4, 0.3, 0.2).forecast(days, 50))
        .containsOnly(new double[] {1}, within(1e-12));
    assertThat(new HarVariance(0, -1, 0, 0).forecast(days, 5)).containsOnly(0);
    assertThatThrownBy(() -> new HarVariance(0, 1, 0, 0).forecast(new double[21], 1))
        .hasMessageContaining("at least 22");
    assertThatThrownBy(() -> new HarVariance(0, 9, 9, 9).forecast(days, 10_000))
        .isInstanceOf(OutOfRangeException.class);
  }
}
