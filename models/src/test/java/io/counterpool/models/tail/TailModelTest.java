package io.counterpool.models.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.Gaussian;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class TailModelTest {

  private static final Percentage EXACT = Percentage.withPercentage(1e-11);

  @Test
  void keepsTheDigitsOfNormalTails() {
    // Abramowitz and Stegun, table 26.1; the far ones in 40 digits.
    assertThat(Gaussian.below(1)).isCloseTo(0.8413447460685429, EXACT);
    assertThat(Gaussian.below(-1.2)).isCloseTo(0.11506967022170829, EXACT);
    assertThat(Gaussian.below(-10)).isCloseTo(7.619853024160525e-24, EXACT);
    assertThat(Gaussian.below(-37)).isCloseTo(5.725571222524579e-300, EXACT);
    assertThat(Gaussian.below(-50)).isZero();
    assertThat(Gaussian.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalQuantile.of(0.975)).isCloseTo(1.9599639845400543, EXACT);
    assertThat(NormalQuantile.of(1e-20)).isCloseTo(-9.262340089798407, EXACT);
    assertThat(NormalQuantile.of(0.5)).isZero();
  }

  @Test
  void takesTheOrderStatistic() {
    double[] returns = {0.03, -0.05, 0.01, -0.02, 0, 0.02, -0.01, 0.04, -0.04, 0.05};
    // Losses descend 5, 4, 2, 1 …; k = ⌈9⌉: the loss at place 9 of 10 is 0.04, beyond it 0.05.
    TailRisk risk = new HistoricalTail(returns).at(0.9);
    assertThat(risk.valueAtRisk()).isEqualTo(0.04);
    assertThat(risk.expectedShortfall()).isCloseTo(0.05, within(1e-15));
    // k = ⌈8.5⌉ = 9: [(0.9 − 0.85) × 0.04 + 0.005] ÷ 0.15
    assertThat(new HistoricalTail(returns).at(0.85).expectedShortfall())
        .isCloseTo(0.007 / 0.15, within(1e-15));
    // 0.55 × 100 is 55.00000000000001 in doubles and 55 in truth.
    assertThat(HistoricalTail.place(100, 0.55)).isEqualTo(55);
    assertThat(HistoricalTail.place(1, 1e-9)).isEqualTo(1);
  }

  @Test
  void interpolatesAndCountsEqualReturns() {
    HistoricalTail tail = new HistoricalTail(new double[] {2, 1, 1, 5, 1});
    // Place 4 × 0.25 = 1 of 1, 1, 1, 2, 5; all three of 1 are at or below 1.
    assertThat(tail.interpolated(0.25)).isEqualTo(new TailQuantile(1, 1));
    // Place 2.5: half way from 1 to 2
    assertThat(tail.interpolated(0.625)).isEqualTo(new TailQuantile(1.5, 1));
    assertThat(tail.interpolated(1)).isEqualTo(new TailQuantile(5, 2));
  }

  @Test
  void knowsStudentsTable() {
    // Tables of t: 4.5407 at 0.99 of 3, 2.2281 at 0.975 of 10; of 2, t = 2 a √(2 ÷ (1 − 4 a²)),
    // a = p − ½.
    assertThat(StudentT.quantile(0.99, 3)).isCloseTo(4.54070285856813, within(1e-12));
    assertThat(StudentT.quantile(0.975, 10)).isCloseTo(2.22813885198627, within(1e-12));
    assertThat(StudentT.quantile(0.9, 2)).isCloseTo(0.8 * Math.sqrt(2 / 0.36), within(1e-13));
    assertThat(StudentT.quantile(0.1, 2)).isCloseTo(-0.8 * Math.sqrt(2 / 0.36), within(1e-13));
    // A normal is a Student of very many degrees.
    TailRisk normal = new NormalTail(0.001, 0.02).at(0.99);
    TailRisk student = new StudentTail(0.001, 0.02, 1e8).at(0.99);
    assertThat(student.valueAtRisk()).isCloseTo(normal.valueAtRisk(), within(1e-9));
    assertThat(student.expectedShortfall()).isCloseTo(normal.expectedShortfall(), within(1e-9));
  }

  @Test
  void extrapolatesAParetoTail() {
    ParetoTail tail = new ParetoTail(1, 100, 10, new GeneralisedPareto(0.5, 1));
    // (100 ÷ 10) × 0.01 = 0.1; 1 + 2 × (√10 − 1); (VaR + 1 − 0.5) ÷ 0.5
    double valueAtRisk = 2 * Math.sqrt(10) - 1;
    assertThat(tail.at(0.99).valueAtRisk()).isCloseTo(valueAtRisk, within(1e-13));
    assertThat(tail.at(0.99).expectedShortfall()).isCloseTo(2 * valueAtRisk + 1, within(1e-12));
    // Without a shape: 1 + ln 10 and 1 more beyond it; a tiny shape comes close to it.
    TailRisk none = new ParetoTail(1, 100, 10, new GeneralisedPareto(0, 1)).at(0.99);
    assertThat(none.valueAtRisk()).isCloseTo(1 + Math.log(10), within(1e-13));
    assertThat(none.expectedShortfall()).isCloseTo(2 + Math.log(10), within(1e-13));
    assertThat(new ParetoTail(1, 100, 10, new GeneralisedPareto(1e-9, 1)).at(0.99).valueAtRisk())
        .isCloseTo(none.valueAtRisk(), within(1e-8));
    assertThatThrownBy(() -> new ParetoTail(1, 100, 10, new GeneralisedPareto(1, 1)).at(0.99))
        .hasMessage("no expected shortfall: shape must be below 1, was 1.0");
    assertThatThrownBy(() -> new ParetoTail(1, 10, 11, new GeneralisedPareto(0, 1)))
        .hasMessageContaining("exceedances");
  }

  @Test
  void fitsAParetoToItsOwnQuantiles() {
    for (double shape : new double[] {-0.3, 0, 0.3, 0.8}) {
      GeneralisedPareto truth = new GeneralisedPareto(shape, 2);
      double[] excesses = new double[4000];
      for (int i = 0; i < excesses.length; i++) {
        excesses[i] = truth.excess((i + 0.5) / excesses.length);
      }
      GeneralisedPareto fit = GeneralisedPareto.fit(excesses);
      assertThat(fit.shape()).isCloseTo(shape, within(0.02));
      assertThat(fit.scale()).isCloseTo(2, within(0.05));
      for (double[] beside : new double[][] {{0.01, 0}, {-0.01, 0}, {0, 0.02}, {0, -0.02}}) {
        GeneralisedPareto other =
            new GeneralisedPareto(fit.shape() + beside[0], fit.scale() + beside[1]);
        if (shape >= 0) {
          assertThat(other.logLikelihood(excesses)).isLessThan(fit.logLikelihood(excesses));
        }
      }
    }
    assertThatThrownBy(() -> GeneralisedPareto.fit(new double[] {1, 1, 1}))
        .hasMessageContaining("do not vary");
    assertThatThrownBy(() -> new GeneralisedPareto(-1, 1).logLikelihood(new double[] {1}))
        .hasMessageContaining("beyond the end");
  }

  @Test
  void estimatesAPowerFromTheLargest() {
    double[] losses = {Math.E * Math.E, 0.5, 1, Math.E, -3};
    // ln(e² ÷ 1) and ln(e ÷ 1): (2 + 1) ÷ 2
    HillTail tail = HillTail.of(losses, 2);
    assertThat(tail.shape()).isCloseTo(1.5, within(1e-15));
    assertThat(tail.tailIndex()).isCloseTo(1 / 1.5, within(1e-15));
    // (5 ÷ 2 × 0.1)^−1.5 = 8
    assertThat(tail.quantile(0.1)).isCloseTo(8, within(1e-13));
    assertThat(HillTail.of(new double[] {2, 2, 2}, 2).shape()).isZero();
    assertThatThrownBy(() -> HillTail.of(losses, 5)).hasMessageContaining("k must be");
    assertThatThrownBy(() -> HillTail.of(losses, 4)).hasMessageContaining("threshold");
  }

  @Test
  void worsensWithConfidence() {
    List<TailModel> models =
        List.of(
            new HistoricalTail(new double[] {0.1, -0.3, 0.2, -0.1, -0.2, 0.05}),
            new NormalTail(0.01, 0.02),
            new StudentTail(0.01, 0.02, 2.5),
            new ParetoTail(0.05, 1000, 500, new GeneralisedPareto(0.4, 0.02)));
    for (TailModel model : models) {
      double before = Double.NEGATIVE_INFINITY;
      for (double p = 0.51; p < 0.99999; p += 0.001) {
        TailRisk risk = model.at(p);
        assertThat(risk.valueAtRisk()).as("%s at %s", model, p).isGreaterThanOrEqualTo(before);
        assertThat(risk.expectedShortfall())
            .as("%s at %s", model, p)
            .isGreaterThanOrEqualTo(risk.valueAtRisk() - 1e-15)
            .isFinite();
        before = risk.valueAtRisk();
      }
      for (double wrong : new double[] {0, 1, -1, Double.NaN}) {
        assertThatThrownBy(() -> model.at(wrong)).isInstanceOf(OutOfRangeException.class);
      }
    }
  }
}
