package io.counterpool.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".5",
        "1.",
        "01",
        "00",
        "+1",
        "1e5",
        " 1",
        "1 ",
        "-0",
        "-0.000",
        "0x1",
        "1,5",
        "0.0000000000000000001",
        "100000000000000000000",
        "NaN",
        "١",
        "1.٢"
      })
  void refusesEveryFormButThePlainOne(String text) {
    assertThatThrownBy(() -> Decimal.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTrailingZerosAndWritesNone() {
    assertThat(Decimal.of("12.500000")).hasToString("12.5").isEqualTo(Decimal.of("12.5"));
    assertThat(Decimal.of("12.5").toString(6)).isEqualTo("12.500000");
    assertThat(Decimal.of("-0.100")).hasToString("-0.1");
    assertThat(Decimal.of("100")).hasToString("100");
  }

  @Test
  void refusesToLoseDigitsOrToLeaveItsRange() {
    Decimal largest = Decimal.of("99999999999999999999.999999999999999999");
    assertThatThrownBy(() -> largest.plus(Decimal.ofUnits(1, 18)))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("|value| must be below 10^20, was 100000000000000000000.000000000000000000");
    assertThatThrownBy(() -> Decimal.of(new BigDecimal("0.1234567890123456789")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> Decimal.of("0.1234567").requireScale(6))
        .hasMessage("0.1234567 has more than 6 fraction digits");
    assertThatThrownBy(() -> Decimal.ONE.dividedBy(Decimal.ZERO, RoundingMode.DOWN))
        .hasMessage("division of 1 by zero");
    assertThatThrownBy(() -> Decimal.ONE.rounded(19, RoundingMode.DOWN))
        .hasMessage("scale must be from 0 to 18, was 19");
    assertThatThrownBy(() -> Decimal.of("0.15").rounded(1, RoundingMode.UNNECESSARY))
        .hasMessage("the result needs rounding");
    assertThatThrownBy(() -> Decimal.of(Double.NaN, 6, RoundingMode.DOWN))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void refusesAnExponentBeforeItIsWrittenOut() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          assertThatThrownBy(() -> Decimal.of(new BigDecimal("1e2000000000")))
              .isInstanceOf(OutOfRangeException.class)
              .hasMessage("|value| must be below 10^20, was 1E+2000000000");
          assertThatThrownBy(() -> Decimal.of(new BigDecimal("1e2000000000"), 6, RoundingMode.DOWN))
              .isInstanceOf(OutOfRangeException.class);
          assertThatThrownBy(() -> Decimal.of(new BigDecimal("-1e-2000000000")))
              .isInstanceOf(OutOfRangeException.class)
              .hasMessage("more than 18 fraction digits: -1E-2000000000");
        });
    assertThat(Decimal.of(new BigDecimal("0e2000000000"))).isEqualTo(Decimal.ZERO);
    assertThat(Decimal.of(new BigDecimal("1e19"))).isEqualTo(Decimal.of("10000000000000000000"));
    assertThatThrownBy(() -> Decimal.of(new BigDecimal("1e20")))
        .hasMessage("|value| must be below 10^20, was 100000000000000000000");
  }

  @Test
  void roundsWhatIsFarTooSmallToSee() {
    BigDecimal dust = new BigDecimal("-7e-2000000000");
    assertThat(Decimal.of(dust, 6, RoundingMode.HALF_UP)).isEqualTo(Decimal.ZERO);
    assertThat(Decimal.of(dust, 6, RoundingMode.UP)).isEqualTo(Decimal.of("-0.000001"));
    assertThat(Decimal.of(dust, 18, RoundingMode.FLOOR)).isEqualTo(Decimal.ofUnits(-1, 18));
    // 0.00000055 and 0.0000005 are near enough to count.
    assertThat(Decimal.of(new BigDecimal("5.5e-7"), 6, RoundingMode.HALF_DOWN))
        .isEqualTo(Decimal.of("0.000001"));
    assertThat(Decimal.of(new BigDecimal("5e-7"), 6, RoundingMode.HALF_UP))
        .isEqualTo(Decimal.of("0.000001"));
    assertThat(Decimal.of(new BigDecimal("0.9e-7"), 6, RoundingMode.HALF_UP))
        .isEqualTo(Decimal.ZERO);
  }

  @Test
  void roundsTheProductOnce() {
    // 0.1 × 0.45 = 0.045; rounded to two digits at once it is 0.04 half even, not 0.05 by way of
    // 0.05.
    assertThat(Decimal.of("0.1").times(Decimal.of("0.45"), 2, RoundingMode.HALF_EVEN))
        .hasToString("0.04");
    assertThat(Decimal.of("-0.1").times(Decimal.of("0.45"), 2, RoundingMode.FLOOR))
        .hasToString("-0.05");
    assertThat(Decimal.of(2).dividedBy(Decimal.of(3), 6, RoundingMode.CEILING))
        .hasToString("0.666667");
    assertThat(Decimal.of(2).sqrt(18, RoundingMode.DOWN)).hasToString("1.414213562373095048");
    assertThat(Decimal.of("2.25").sqrt(18, RoundingMode.UP)).hasToString("1.5");
  }

  @Test
  void keepsAProductOfTwoLargeFactorsOverALargeDivisorExact() {
    Decimal large = Decimal.of("98765432109876543210.123456789012345678");
    assertThat(large.timesOver(large, large, 18, RoundingMode.UNNECESSARY)).isEqualTo(large);
  }
}
