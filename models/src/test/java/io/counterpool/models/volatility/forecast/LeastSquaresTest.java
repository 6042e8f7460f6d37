package io.counterpool.models.volatility.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.OutOfRangeException;
import org.junit.jupiter.api.Test;

final class LeastSquaresTest {

  @Test
  void findsAnExactLine() {
    LeastSquares squares = new LeastSquares(3);
    double[][] rows = {{1, 2, 0}, {1, 0, 3}, {1, 1, 1}, {1, 5, -2}};
    for (double[] row : rows) {
      squares.add(row, 4 - 2 * row[1] + 0.5 * row[2]);
    }
    assertThat(squares.solve(0)).containsExactly(new double[] {4, -2, 0.5}, within(1e-12));
  }

  @Test
  void averagesWhatDisagrees() {
    LeastSquares squares = new LeastSquares(2);
    squares.add(new double[] {1, 0}, 1);
    squares.add(new double[] {1, 1}, 2);
    squares.add(new double[] {1, 2}, 6);
    // Slope Σ(x − 1)(y − 3) ÷ Σ(x − 1)² = (2 + 3) ÷ 2; constant 3 − 2.5
    assertThat(squares.solve(0)).containsExactly(new double[] {0.5, 2.5}, within(1e-12));
    // Ridge 1: [3 3; 3 5 + 5] b = [9, 14] → b = (48, 15) ÷ 21
    assertThat(squares.solve(1))
        .containsExactly(new double[] {48 / 21.0, 15 / 21.0}, within(1e-12));
  }

  @Test
  void refusesColumnsThatSayTheSame() {
    LeastSquares squares = new LeastSquares(3);
    for (int i = 0; i < 10; i++) {
      squares.add(new double[] {1, i, 2 * i + 1}, i);
    }
    assertThatThrownBy(() -> squares.solve(0))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("column 2");
    assertThatThrownBy(() -> new LeastSquares(1).solve(0)).hasMessageContaining("column 0");
  }
}
