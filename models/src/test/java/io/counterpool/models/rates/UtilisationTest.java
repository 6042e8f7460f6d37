package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

final class UtilisationTest {

  private static BigDecimal used(String borrowed, String supplied) {
    return Utilisation.of(new BigDecimal(borrowed), new BigDecimal(supplied), 6, RoundingMode.DOWN);
  }

  @Test
  void dividesWhatIsBorrowedByWhatIsSupplied() {
    assertThat(used("2", "3")).isEqualByComparingTo("0.666666");
    assertThat(used("3", "2")).isEqualByComparingTo("1.5");
  }

  @Test
  void isZeroWhereNothingIsBorrowed() {
    assertThat(used("0", "5")).isEqualByComparingTo("0");
    assertThat(used("0", "0")).isEqualByComparingTo("0");
  }

  @Test
  void isZeroWhereNothingIsReservedHoweverLittleThePoolIsWorth() {
    assertThat(reserved("0", "5")).isEqualTo(Decimal.ZERO);
    assertThat(reserved("0", "0")).isEqualTo(Decimal.ZERO);
    assertThat(reserved("0", "-5")).isEqualTo(Decimal.ZERO);
  }

  @Test
  void isOneWhereAtLeastTheWholeValueIsReserved() {
    assertThat(reserved("1", "3")).isEqualTo(Decimal.of("0.333334"));
    assertThat(reserved("2.999999", "3")).isEqualTo(Decimal.ONE); // rounded up
    assertThat(reserved("3", "3")).isEqualTo(Decimal.ONE);
    assertThat(reserved("4", "3")).isEqualTo(Decimal.ONE);
    assertThat(reserved("0.000001", "0")).isEqualTo(Decimal.ONE);
    assertThat(reserved("1", "-3")).isEqualTo(Decimal.ONE);
    assertThatThrownBy(() -> reserved("-1", "1"))
        .hasMessage("reserved must not be below 0, was -1");
  }

  private static Decimal reserved(String reserved, String value) {
    return Utilisation.ofReserves(Decimal.of(reserved), Decimal.of(value));
  }

  @Test
  void refusesToLendWhatNobodySupplied() {
    assertThatThrownBy(() -> used("1", "0"))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("supplied must be above 0, was 0");
    assertThatThrownBy(() -> used("-1", "1")).hasMessage("borrowed must not be below 0, was -1");
  }
}
