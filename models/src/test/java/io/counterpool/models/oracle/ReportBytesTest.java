package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterpool.models.Decimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportBytesTest {

  private static final Instant TEN_PAST = Instant.parse("2020-03-12T10:10:00Z");

  @Test
  void joinsSevenLinesWithCanonicalDecimalsAndMilliseconds() {
    byte[] bytes =
        ReportBytes.of("BTC-USD", "north", 7, Decimal.of("5678.90"), Decimal.of("1.500"), TEN_PAST);

    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            "counterpool-report-v1\nBTC-USD\nnorth\n7\n5678.9\n1.5\n2020-03-12T10:10:00.000Z");
  }

  @Test
  void refusesWhatCouldBeReadAsAnotherReport() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ReportBytes.of("BTC\nUSD", "north", 7, Decimal.ONE, Decimal.ZERO, TEN_PAST));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReportBytes.of(
                    "BTC-USD", "north", 7, Decimal.ONE, Decimal.ZERO, TEN_PAST.plusNanos(1)));
  }
}
