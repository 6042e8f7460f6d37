package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void refusesToLendWhatNobodySupplied() {
    assertThatThrownBy(() -> used("1", "0"))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("supplied must be above 0, was 0");
    assertThatThrownBy(() -> used("-1", "1")).hasMessage("borrowed must not be below 0, was -1");
  }
}
