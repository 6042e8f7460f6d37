package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.junit.jupiter.api.Test;

class SeriesPerformanceFeeTest {

  private static final SeriesPerformanceFee FEE = new SeriesPerformanceFee(Decimal.of("0.2"));

  private static Decimal of(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void chargesTheGainAboveTheMark() {
    // 0.2 × (1.3 − 1.1) × 500
    assertThat(FEE.fee(of("500"), of("1.1"), of("1.3"), 6)).isEqualTo(of("20"));
  }

  @Test
  void chargesNothingAtOrBelowTheMark() {
    assertThat(FEE.fee(of("500"), of("1.1"), of("1.1"), 6)).isEqualTo(Decimal.ZERO);
    assertThat(FEE.fee(of("500"), of("1.1"), of("0.4"), 6)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void roundsDown() {
    // 0.2 × 0.000001 × 9.999999 = 0.0000019999998
    assertThat(FEE.fee(of("9.999999"), of("1"), of("1.000001"), 6)).isEqualTo(of("0.000001"));
  }

  @Test
  void chargesALateEntrantWhatAPooledMarkWouldNot() {
    // A pool once stood at 1.5 and fell to 1; who enters at 1 pays from there.
    Decimal late = FEE.fee(of("1000"), of("1"), of("1.4"), 6);
    assertThat(late).isEqualTo(of("80"));
    HighWaterMarkFee pooled = new HighWaterMarkFee(of("0.2"));
    assertThat(pooled.charge(new HighWaterMarkFee.State(of("1000"), of("1.5")), of("1400")).fee())
        .isEqualTo(Decimal.ZERO);
  }

  @Test
  void keepsTheSumOfGainsWhenSharesAreAdded() {
    // 100 at mark 12 and 300 at 10: mean 10.5
    assertThat(SeriesPerformanceFee.markWith(of("100"), of("12"), of("300"), of("10")))
        .isEqualTo(of("10.5"));
    assertThat(SeriesPerformanceFee.markWith(Decimal.ZERO, Decimal.ZERO, of("3"), of("1.25")))
        .isEqualTo(of("1.25"));
    assertThat(SeriesPerformanceFee.markWith(of("1"), of("1"), of("2"), of("2")))
        .isEqualTo(of("1.666666666666666667"));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new SeriesPerformanceFee(of("1.01")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> FEE.fee(of("-1"), of("1"), of("1"), 6))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> SeriesPerformanceFee.markWith(of("1"), of("1"), Decimal.ZERO, of("1")))
        .isInstanceOf(OutOfRangeException.class);
  }
}
