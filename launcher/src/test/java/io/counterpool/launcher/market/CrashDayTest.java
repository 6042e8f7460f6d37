package io.counterpool.launcher.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashDayTest {

  private static final Instant END = Instant.parse("2026-01-02T00:00:00Z");

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(CrashDay.ending(END, 7)).isEqualTo(CrashDay.ending(END, 7));
    assertThat(CrashDay.ending(END, 7).steps()).isNotEqualTo(CrashDay.ending(END, 8).steps());
  }

  @Test
  void hasADayOfFiveMinutesThatEndsWhereTheLiveMarketBegins() {
    List<MarketPath.Step> steps = CrashDay.ending(END, 7).steps();

    assertThat(steps).hasSize(288);
    assertThat(steps.getLast().at()).isEqualTo(END);
    assertThat(steps.getFirst().at()).isEqualTo(END.minusSeconds(287 * 300));
  }

  @Test
  void fallsByAtLeastAQuarterFromItsTop() {
    List<Decimal> bitcoin =
        CrashDay.ending(END, 7).steps().stream()
            .flatMap(step -> step.observations().stream())
            .filter(seen -> seen.feed().equals("BTC-USD") && seen.publisher().equals("alpha"))
            .map(Observation::price)
            .toList();
    Decimal before = bitcoin.get(140);
    Decimal low = bitcoin.subList(150, 200).stream().reduce(Decimal::min).orElseThrow();

    assertThat(low).isLessThan(before.times(Decimal.of("0.75"), java.math.RoundingMode.DOWN));
  }

  @Test
  void showsNobodyAnObservationOfTheFuture() {
    for (MarketPath.Step step : CrashDay.ending(END, 7).steps()) {
      assertThat(step.observations())
          .allSatisfy(seen -> assertThat(seen.observedAt()).isBeforeOrEqualTo(step.at()));
    }
  }
}
