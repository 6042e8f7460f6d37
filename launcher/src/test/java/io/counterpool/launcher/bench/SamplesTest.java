package io.counterpool.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void percentileIsTheNearestRank() {
    // 1 … 100: 50 of 100 are at most 50, 99 at most 99.
    var hundred =
        Samples.of(IntStream.rangeClosed(1, 100).mapToObj(n -> (double) (101 - n)).toList());
    assertThat(hundred.percentile(0.50)).isEqualTo(50);
    assertThat(hundred.percentile(0.501)).isEqualTo(51);
    assertThat(hundred.percentile(0.99)).isEqualTo(99);
    assertThat(hundred.percentile(1)).isEqualTo(100);
  }

  @Test
  void percentilesOfOneSampleAreThatSample() {
    assertThat(Samples.of(List.of(7.0)).percentile(0.01)).isEqualTo(7);
    assertThat(Samples.of(List.of(7.0)).percentile(0.99)).isEqualTo(7);
  }

  @Test
  void medianOfAnEvenCountIsTheMeanOfTheMiddle() {
    assertThat(Samples.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThat(Samples.of(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
  }

  @Test
  void nothingMeasuredHasNoMedian() {
    assertThatThrownBy(() -> Samples.of(List.of()).median()).hasMessage("nothing was measured");
    assertThatThrownBy(() -> Samples.of(List.of()).percentile(0.5))
        .hasMessage("nothing was measured");
  }

  @Test
  void ratiosAreTakenInsideTheirRound() {
    var figures = new Figures();
    // 10/5 = 2, 30/6 = 5, 8/8 = 1: the median is 2, while 10/6 of the medians would be 1.67.
    for (double[] round : new double[][] {{10, 5}, {30, 6}, {8, 8}}) {
      figures.add("ours", round[0]);
      figures.add("reference", round[1]);
    }
    assertThat(figures.medianRatio("ours", "reference")).isEqualTo(2);
    assertThat(figures.median("ours")).isEqualTo(10);
  }

  @Test
  void warmUpIsForgotten() {
    var figures = new Figures();
    figures.add("warm-up", 1);
    figures.add("warm-up wal", 1);
    figures.note("warm-up: something");
    figures.add("single-64", 2);
    figures.forget("warm-up");
    assertThat(figures.has("warm-up")).isFalse();
    assertThat(figures.has("warm-up wal")).isFalse();
    assertThat(figures.notes()).isEmpty();
    assertThat(figures.lastRates()).isEqualTo("single-64 2/s");
  }
}
