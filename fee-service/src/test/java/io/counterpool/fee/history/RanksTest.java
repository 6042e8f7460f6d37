package io.counterpool.fee.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void looksAtTheOrderAloneAndSharesRanksOfEqualValues() {
    assertThat(Ranks.correlation(List.of(1.0, 2.0, 9.0), List.of(-5.0, 0.0, 0.5))).isEqualTo(1);
    assertThat(Ranks.correlation(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0))).isEqualTo(-1);
    // ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 ÷ √(4.5 × 5)
    assertThat(Ranks.correlation(List.of(1.0, 2.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0)))
        .isCloseTo(0.948683298, within(1e-9));
  }
}
