package io.counterpool.oracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForecastInForceTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ForecastInForce FORECAST =
      new ForecastInForce(1, 86_400, "log-har", NOON, Decimal.of("0.6"));

  @Test
  void countsWhileItIsFresh() {
    Instant last = NOON.plus(HOUR);
    assertThat(FORECAST.annualAt(last, HOUR, Decimal.of("0.9"))).isEqualTo(Decimal.of("0.6"));
    assertThat(FORECAST.annualAt(last, HOUR, null)).isEqualTo(Decimal.of("0.6"));
  }

  @Test
  void staleItIsNeverUndercut() {
    Instant late = NOON.plus(HOUR).plusMillis(1);
    assertThat(FORECAST.annualAt(late, HOUR, Decimal.of("0.1"))).isEqualTo(Decimal.of("0.6"));
    assertThat(FORECAST.annualAt(late, HOUR, null)).isEqualTo(Decimal.of("0.6"));
    assertThat(FORECAST.annualAt(late, HOUR, Decimal.of("0.9"))).isEqualTo(Decimal.of("0.9"));
  }
}
