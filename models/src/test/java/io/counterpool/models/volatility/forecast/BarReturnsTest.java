package io.counterpool.models.volatility.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.OutOfRangeException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BarReturnsTest {

  private static final double GAP = Double.NaN;

  private static BarReturns hourly(double... closes) {
    return BarReturns.ofCloses(3_600, Markets.MONDAY, closes);
  }

  @Test
  void measuresAMoveOverAGapOnce() {
    BarReturns bars = hourly(100, 101, GAP, GAP, 103);
    assertThat(bars.at(0)).isNaN();
    assertThat(bars.at(1)).isCloseTo(Math.log(1.01), within(1e-15));
    assertThat(bars.at(2)).isNaN();
    assertThat(bars.at(4)).isCloseTo(Math.log(103.0 / 101), within(1e-15));
  }

  @Test
  void measuresNothingOverMoreThanADay() {
    double[] closes = new double[60];
    Arrays.fill(closes, GAP);
    closes[0] = 100;
    closes[24] = 101;
    closes[49] = 102;
    BarReturns bars = hourly(closes);
    assertThat(bars.at(24)).isCloseTo(Math.log(1.01), within(1e-15));
    assertThat(bars.at(49)).isNaN();
  }

  @Test
  void stillnessIsMissingNotCalm() {
    BarReturns bars = hourly(100, 101, 101, 101, 101, 99);
    assertThat(bars.at(2)).isZero(); // One repetition may be a quiet hour.
    assertThat(bars.at(3)).isNaN();
    assertThat(bars.at(4)).isNaN();
    assertThat(bars.at(5)).isCloseTo(Math.log(99.0 / 101), within(1e-15));
  }

  @Test
  void aBarDependsOnThoseBeforeItAlone() {
    double[] closes = {100, 101, 101, 101, GAP, 102, 102};
    for (int n = 1; n <= closes.length; n++) {
      BarReturns part = hourly(Arrays.copyOf(closes, n));
      for (int i = 0; i < n; i++) {
        assertThat(part.at(i)).isEqualTo(Double.valueOf(hourly(closes).at(i)));
      }
    }
  }

  @Test
  void aTargetNeedsNineTenthsOfItsBars() {
    double[] returns = new double[11];
    Arrays.fill(returns, 0.01);
    returns[5] = GAP;
    BarReturns bars = BarReturns.of(3_600, 0, returns);
    // Nine of ten squares of 0.01
    assertThat(bars.realisedAfter(0, 10)).isCloseTo(9e-4, within(1e-15));
    assertThat(bars.realisedAfter(1, 9)).isNaN();
    assertThat(bars.realisedAfter(5, 5)).isCloseTo(5e-4, within(1e-15));
    assertThat(bars.realisedAfter(6, 5)).isNaN(); // Not over yet.
    assertThat(BarReturns.of(3_600, 0, new double[5]).realisedAfter(0, 4)).isNaN();
  }

  @Test
  void knowsWhereABarEnds() {
    BarReturns bars = BarReturns.of(3_600, 7_200, new double[10]);
    assertThat(bars.endOf(3)).isEqualTo(18_000);
    assertThat(bars.firstEndingAt(18_000)).isEqualTo(3);
    assertThat(bars.firstEndingAt(18_001)).isEqualTo(4);
    assertThat(bars.firstEndingAt(0)).isZero();
    assertThat(bars.firstEndingAt(Long.MAX_VALUE / 2)).isEqualTo(10);
  }

  @Test
  void refusesWhatIsNoGrid() {
    assertThatThrownBy(() -> BarReturns.of(11, 0, new double[1]))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("divide a week");
    assertThatThrownBy(() -> BarReturns.of(3_600, 60, new double[1]))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("multiple");
    assertThatThrownBy(() -> hourly(100, 0)).hasMessageContaining("closes");
    assertThatThrownBy(() -> BarReturns.of(3_600, 0, new double[] {Double.POSITIVE_INFINITY}))
        .hasMessageContaining("returns");
  }
}
