package io.counterpool.models.volatility.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.OutOfRangeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ForecasterTest {

  private static final List<Integer> HORIZONS = List.of(4, 24);
  private static final BarReturns LIVELY = Markets.lively(4_000, 7);

  @Test
  void recoversAGarchProcess() {
    double[] returns = Markets.garch(2e-6, 0.12, 0.84, 10_000, 11);
    FittedGarch fit = new GarchForecaster().fit(BarReturns.of(Markets.HOUR, 0, returns), HORIZONS);
    assertThat(fit.alpha()).isCloseTo(0.12, within(0.02));
    assertThat(fit.beta()).isCloseTo(0.84, within(0.03));
    // Long-run variance 2e-6 ÷ 0.04
    assertThat(fit.omega() / (1 - fit.alpha() - fit.beta())).isCloseTo(5e-5, within(1e-5));
  }

  @Test
  void addsUpTheForecastsOfGarch() {
    FittedGarch fit = new FittedGarch(0, 0.1, 0.1, 0.8);
    BarReturns bars = BarReturns.of(Markets.HOUR, 0, new double[] {2, Double.NaN});
    // From the long run 1: 0.1 + 0.1 × 4 + 0.8 = 1.3; then 1.3, 1.27, 1.243
    assertThat(fit.forecast(bars, 3, 0, 1)[0]).isCloseTo(3.813, within(1e-12));
    // Without a return 0.1 + 0.9 × 1.3 = 1.27; then 1.27, 1.243
    assertThat(fit.forecast(bars, 2)).isCloseTo(2.513, within(1e-12));
  }

  @Test
  void weighsReturnsExponentially() {
    FittedEwma fit = new FittedEwma(Map.of(2, 0.75));
    BarReturns bars = BarReturns.of(Markets.HOUR, 0, new double[] {Double.NaN, 2, Double.NaN, 4});
    // Backcast (4 + 0.94 × 16) ÷ 1.94 = 9.81443…; × 0.75 + 1; × 0.75 + 4; two bars ahead
    assertThat(fit.forecast(bars, 2, 0, 4))
        .containsExactly(
            new double[] {Double.NaN, 16.72164948454, 16.72164948454, 20.54123711340},
            within(1e-10));
  }

  @Test
  void findsTheHalfLifeWithTheLeastLoss() {
    FittedEwma fit = new EwmaForecaster().fit(LIVELY, HORIZONS);
    for (int horizon : HORIZONS) {
      double best = meanQlike(fit, horizon);
      double lambda = FittedVolatility.of(fit.lambdas(), horizon);
      for (double other : new double[] {0.5, 0.9, 0.97, 0.999, lambda * 0.98}) {
        assertThat(best).isLessThan(meanQlike(new FittedEwma(Map.of(horizon, other)), horizon));
      }
    }
  }

  private static double meanQlike(FittedVolatility fit, int horizon) {
    double[] forecasts = fit.forecast(LIVELY, horizon, 0, LIVELY.size());
    double sum = 0;
    int count = 0;
    for (int i = 0; i < forecasts.length; i++) {
      double realised = LIVELY.realisedAfter(i, horizon);
      if (!Double.isNaN(forecasts[i]) && !Double.isNaN(realised)) {
        sum += VarianceLoss.qlike(realised, forecasts[i]);
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void findsTheLineThatMadeTheVariance() {
    // Daily bars whose square is 2 − 0.95 × day + 0.2 × week + 0.1 × 30 days, exactly.
    SplittableRandom random = new SplittableRandom(3);
    double[] squares = random.doubles(300, 0.6, 1.8).toArray();
    for (int i = 30; i < squares.length; i++) {
      squares[i] =
          2
              - 0.95 * squares[i - 1]
              + 0.2 * Arrays.stream(squares, i - 7, i).sum() / 7
              + 0.1 * Arrays.stream(squares, i - 30, i).sum() / 30;
    }
    double[] returns = Arrays.stream(squares).map(Math::sqrt).toArray();
    BarReturns bars = BarReturns.of(86_400, 0, returns);
    FittedHar.Line line = FittedVolatility.of(new HarForecaster().fit(bars, List.of(1)).lines(), 1);
    assertThat(line.constant()).isCloseTo(2, within(1e-5));
    assertThat(line.daily()).isCloseTo(-0.95, within(1e-5));
    assertThat(line.weekly()).isCloseTo(0.2, within(1e-5));
    assertThat(line.monthly()).isCloseTo(0.1, within(1e-5));
    double next =
        2
            - 0.95 * squares[299]
            + 0.2 * Arrays.stream(squares, 293, 300).sum() / 7
            + 0.1 * Arrays.stream(squares, 270, 300).sum() / 30;
    assertThat(new FittedHar(Map.of(1, line)).forecast(bars, 1)).isCloseTo(next, within(1e-6));
  }

  @Test
  void keepsALineAboveZero() {
    FittedHar fit = new FittedHar(Map.of(1, new FittedHar.Line(-1, 0, 0, 0, 0.25, 9)));
    double[] returns = new double[30];
    Arrays.fill(returns, 1);
    assertThat(fit.forecast(BarReturns.of(86_400, 0, returns), 1)).isEqualTo(0.25);
  }

  @Test
  void seesTheHoursOfTheWeek() {
    Seasons seasons = Seasons.of(LIVELY);
    double others = 0;
    for (int hour = 0; hour < 24; hour++) {
      others += hour == 14 ? 0 : seasons.hours().get(hour) / 23;
    }
    assertThat(seasons.hours().get(14) / others).isBetween(1.5, 2.5);
    List<Double> days = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    Seasons byDay = new Seasons(Collections.nCopies(24, 1.0), days);
    // Bar 0 is the first hour of a Monday; bar −1 the last of a Sunday.
    assertThat(byDay.factor(LIVELY, 0)).isEqualTo(1);
    assertThat(byDay.factor(LIVELY, -1)).isEqualTo(7);
    assertThat(byDay.factor(LIVELY, 24 * 9)).isEqualTo(3);
  }

  @Test
  void aLogLineIsRightOnAverageAndBestByItsOwnLoss() {
    FittedLogHar logs =
        new LogHarForecaster(LogHarForecaster.Loss.SQUARED_LOG).fit(LIVELY, HORIZONS);
    FittedLogHar qlike = new LogHarForecaster(LogHarForecaster.Loss.QLIKE).fit(LIVELY, HORIZONS);
    for (int horizon : HORIZONS) {
      assertThat(meanRatio(logs, horizon)).isCloseTo(1, within(1e-9));
      assertThat(meanRatio(qlike, horizon)).isCloseTo(1, within(1e-9));
      assertThat(meanQlike(qlike, horizon)).isLessThan(meanQlike(logs, horizon));
    }
  }

  private static double meanRatio(FittedVolatility fit, int horizon) {
    double[] forecasts = fit.forecast(LIVELY, horizon, 0, LIVELY.size());
    double sum = 0;
    int count = 0;
    for (int i = 0; i < forecasts.length; i++) {
      double realised = LIVELY.realisedAfter(i, horizon);
      if (!Double.isNaN(forecasts[i]) && !Double.isNaN(realised)) {
        sum += realised / forecasts[i];
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void forecastsAreTheSameToTheLastBitWithoutTheFuture() {
    int cut = 3_000;
    for (VolatilityForecaster forecaster : VolatilityForecaster.all()) {
      FittedVolatility fit = forecaster.fit(LIVELY.first(cut), HORIZONS);
      for (int horizon : HORIZONS) {
        double[] all = fit.forecast(LIVELY, horizon, 0, LIVELY.size());
        for (int at : new int[] {1_200, 1_999, 2_001, 2_040, 2_999, 3_500, 3_999}) {
          assertThat(fit.forecast(LIVELY.first(at + 1), horizon))
              .as(forecaster.name() + " " + at)
              .isEqualTo(Double.valueOf(all[at]));
        }
      }
    }
  }

  @Test
  void aRefitKnowsNothingLater() {
    List<VolatilityForecaster> some = List.of(new EwmaForecaster(), new HarForecaster());
    WalkForward whole = WalkForward.run(LIVELY, some, HORIZONS, List.of(2_500, 3_000), 3_500);
    WalkForward part =
        WalkForward.run(LIVELY.first(3_100), some, HORIZONS, List.of(2_500, 3_000), 3_100);
    for (VolatilityForecaster one : some) {
      for (int i = 2_400; i < 3_100; i++) {
        assertThat(part.forecast(one.name(), 24, i))
            .isEqualTo(Double.valueOf(whole.forecast(one.name(), 24, i)));
      }
    }
    // An own refit by hand, at the bar where it is due.
    double first =
        new HarForecaster()
            .fit(LIVELY.first(2_501), HORIZONS)
            .forecast(LIVELY, 24, 2_999, 3_000)[0];
    double second =
        new HarForecaster()
            .fit(LIVELY.first(3_001), HORIZONS)
            .forecast(LIVELY, 24, 3_000, 3_001)[0];
    assertThat(whole.forecast("har", 24, 2_999)).isEqualTo(first);
    assertThat(whole.forecast("har", 24, 3_000)).isEqualTo(second);
    assertThat(whole.forecast("har", 24, 2_499)).isNaN();
  }

  @Test
  void stillnessEndsInNoForecastNotInALowOne() {
    FittedVolatility fit =
        new LogHarForecaster(LogHarForecaster.Loss.SQUARED_LOG).fit(LIVELY, HORIZONS);
    double[] closes = new double[1_500];
    closes[0] = 100;
    for (int i = 1; i < closes.length; i++) {
      double move = i < 1_000 && !Double.isNaN(LIVELY.at(i)) ? LIVELY.at(i) : 0;
      closes[i] = closes[i - 1] * Math.exp(move);
    }
    BarReturns frozen = BarReturns.ofCloses(Markets.HOUR, LIVELY.endOf(0), closes);
    double[] forecasts = fit.forecast(frozen, 24, 990, 1_500);
    assertThat(forecasts[9]).isPositive();
    assertThat(Arrays.stream(forecasts).skip(13).allMatch(one -> Double.isNaN(one))).isTrue();
  }

  @Test
  void refusesAPastThatSaysNothing() {
    BarReturns brief = LIVELY.first(40);
    BarReturns still = BarReturns.of(Markets.HOUR, 0, new double[2_000]);
    for (VolatilityForecaster forecaster : VolatilityForecaster.all()) {
      assertThatThrownBy(() -> forecaster.fit(brief.first(15), HORIZONS))
          .as(forecaster.name())
          .isInstanceOf(OutOfRangeException.class);
    }
    assertThatThrownBy(() -> new GarchForecaster().fit(still, HORIZONS))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new EwmaForecaster().fit(LIVELY, HORIZONS).forecast(LIVELY, 5))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("horizon");
    assertThat(VolatilityForecaster.named("none")).isEmpty();
  }
}
