package io.counterpool.fee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.junit.jupiter.api.Test;

class FeeSplitTest {

  @Test
  void acceptsFractionsThatSumToOne() {
    assertThat(split("0.7", "0.2", "0.1").pool()).isEqualTo(Decimal.of("0.7"));
    assertThat(split("1", "0", "0").treasury()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void refusesASumThatMissesOneByTheLastDigit() {
    assertThatThrownBy(() -> split("0.7", "0.2", "0.099999999999999999"))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("0.999999999999999999");
    assertThatThrownBy(() -> split("0.7", "0.2", "0.100000000000000001"))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("1.000000000000000001");
  }

  @Test
  void refusesANegativeFractionEvenIfTheSumIsOne() {
    assertThatThrownBy(() -> split("1.1", "-0.1", "0"))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("pool");
  }

  private static FeeSplit split(String pool, String insurance, String treasury) {
    return new FeeSplit(Decimal.of(pool), Decimal.of(insurance), Decimal.of(treasury));
  }
}
