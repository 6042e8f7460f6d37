package io.counterpool.oracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.volatility.BarRules.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarRulesTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private static Interval interval(int hour, int close, int low, int high, int observations) {
    return new Interval(
        NOON.plusSeconds(3600L * hour),
        Decimal.of(close),
        Decimal.of(low),
        Decimal.of(high),
        observations,
        hour + 1);
  }

  private static List<Long> rounds(List<Bar> bars) {
    return bars.stream().map(Bar::round).toList();
  }

  @Test
  void aBarNeedsEnoughObservations() {
    List<Interval> intervals = List.of(interval(0, 100, 99, 101, 3), interval(1, 102, 100, 102, 2));
    assertThat(rounds(BarRules.bars(intervals, null, 3))).containsExactly(1L);
    assertThat(rounds(BarRules.bars(intervals, null, 2))).containsExactly(1L, 2L);
  }

  @Test
  void repeatingTheLastCloseIsNoBarHoweverOften() {
    List<Interval> intervals =
        List.of(
            interval(0, 100, 99, 101, 3),
            interval(1, 100, 100, 100, 60),
            interval(2, 100, 100, 100, 60),
            interval(3, 100, 99, 100, 60), // Moved, and came back.
            interval(4, 98, 98, 98, 1));
    assertThat(rounds(BarRules.bars(intervals, null, 1))).containsExactly(1L, 4L, 5L);
    assertThat(rounds(BarRules.bars(intervals, Decimal.of(98), 1))).containsExactly(1L, 4L, 5L);
    assertThat(rounds(BarRules.bars(intervals.subList(4, 5), Decimal.of(98), 1))).isEmpty();
  }

  @Test
  void endsLieOnTheGrid() {
    assertThat(BarRules.floor(NOON.plusMillis(3_599_999), Duration.ofHours(1))).isEqualTo(NOON);
    assertThat(BarRules.floor(NOON, Duration.ofHours(1))).isEqualTo(NOON);
    assertThat(BarRules.floor(NOON.plusSeconds(90), Duration.ofMinutes(1)))
        .isEqualTo(NOON.plusSeconds(60));
  }
}
