package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChargeTest {

  /** Digits that fit into one decimal, and digits that do not. */
  @ParameterizedTest
  @CsvSource({"1, 4, 6", "2, 9, 9", "3, 9, 10", "4, 18, 18"})
  void isTheProductRoundedOnce(long seed, int sizeDigits, int rateDigits) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal price = draws.price();
      Decimal size = draws.between("0", "1000", sizeDigits);
      Decimal rate = draws.between("0", "0.02", rateDigits);
      for (RoundingMode rounding : new RoundingMode[] {RoundingMode.CEILING, RoundingMode.FLOOR}) {
        assertThat(Charge.of(price, size, rate, 6, rounding))
            .as("%s: %s × %s × %s, %s", draws, price, size, rate, rounding)
            .isEqualTo(
                Decimal.of(
                    price
                        .toBigDecimal()
                        .multiply(size.toBigDecimal())
                        .multiply(rate.toBigDecimal()),
                    6,
                    rounding));
      }
    }
  }

  @Test
  void holdsAtTheEndsOfTheRange() {
    Decimal largest = Decimal.of("99999999999999999999.999999999999999999");
    Decimal least = Decimal.of("0.000000000000000001");
    assertThat(Charge.of(least, largest, Decimal.of(3), 6, RoundingMode.CEILING))
        .isEqualTo(Decimal.of("300"));
    assertThat(Charge.of(Decimal.ONE, least, least, 6, RoundingMode.CEILING))
        .isEqualTo(Decimal.of("0.000001"));
    assertThat(Charge.of(Decimal.ONE, least, least, 6, RoundingMode.FLOOR)).isEqualTo(Decimal.ZERO);
    assertThatThrownBy(
            () -> Charge.of(Decimal.of(2), largest, Decimal.ONE, 6, RoundingMode.CEILING))
        .isInstanceOf(OutOfRangeException.class);
  }
}
