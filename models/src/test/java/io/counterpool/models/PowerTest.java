package io.counterpool.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class PowerTest {

  private static BigDecimal power(String base, String exponent) {
    return Power.of(new BigDecimal(base), new BigDecimal(exponent));
  }

  @Test
  void meetsKnownValues() {
    assertThat(power("200000", "2")).isEqualByComparingTo("40000000000");
    assertThat(power("2", "0.5").toPlainString())
        .startsWith("1.41421356237309504880168872420969807");
    // 10^1.75 and e^π from tables.
    assertThat(power("10", "1.75").toPlainString())
        .startsWith("56.2341325190349080394951039776481");
    assertThat(Power.exp(new BigDecimal("3.14159265358979323846264338327950288419716939937511")))
        .isCloseTo(
            new BigDecimal("23.14069263277926900572908636794854738026610624260021"),
            within(new BigDecimal("1e-40")));
    assertThat(Power.ln(BigDecimal.TEN).toPlainString())
        .startsWith("2.3025850929940456840179914546843642076011");
  }

  @Test
  void isTheInverseOfItsInverse() {
    Draws draws = new Draws(11);
    for (int i = 0; i < 200; i++) {
      BigDecimal base = draws.price().toBigDecimal();
      Decimal exponent = draws.between("0.1", "4", 3);
      BigDecimal there = Power.of(base, exponent.toBigDecimal());
      BigDecimal back =
          Power.exp(
              Power.ln(there).divide(exponent.toBigDecimal(), java.math.MathContext.DECIMAL128));
      assertThat(back.subtract(base).abs())
          .as("%s: %s ^ %s", draws, base, exponent)
          .isLessThan(base.multiply(new BigDecimal("1e-28")));
    }
  }

  @Test
  void namesItsDomain() {
    assertThatThrownBy(() -> power("0", "1")).hasMessageContaining("base");
    assertThatThrownBy(() -> power("2", "65")).hasMessageContaining("-64 to 64");
    assertThatThrownBy(() -> Power.ln(BigDecimal.ZERO)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> Power.exp(BigDecimal.valueOf(2000))).hasMessageContaining("1000");
  }
}
