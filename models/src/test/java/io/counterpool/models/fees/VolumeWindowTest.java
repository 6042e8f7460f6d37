package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VolumeWindowTest {

  @Test
  void beginsADayAtMidnightUtc() {
    assertThat(VolumeWindow.dayOf(Instant.parse("1970-01-02T00:00:00Z"))).isEqualTo(1);
    assertThat(VolumeWindow.dayOf(Instant.parse("1970-01-01T23:59:59.999Z"))).isZero();
    assertThat(VolumeWindow.dayOf(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo(-1);
  }

  @Test
  void countsTodayAndTheTwentyNineDaysBefore() {
    var byDay = new TreeMap<Long, Decimal>();
    byDay.put(70L, Decimal.of(1)); // too old on day 100
    byDay.put(71L, Decimal.of(20));
    byDay.put(100L, Decimal.of(300));
    byDay.put(101L, Decimal.of(4000)); // not yet
    assertThat(VolumeWindow.volume(byDay, 100)).isEqualTo(Decimal.of(320));
    assertThat(VolumeWindow.volume(byDay, 99)).isEqualTo(Decimal.of(21));
    assertThat(VolumeWindow.volume(new TreeMap<>(), 100)).isEqualTo(Decimal.ZERO);
  }
}
