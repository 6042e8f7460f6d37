package io.counterpool.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueClockTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /** A wall clock that can be set back, as real ones are. */
  private static final class Wall extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Wall wall = new Wall();

  private VenueClock clock(VenueClock.Mode mode, Instant last) {
    return new VenueClock(wall, ClockStore.inMemory(new VenueClock.Reading(mode, last)));
  }

  @Test
  void standsStillWhenTheWallClockIsSetBack() {
    VenueClock clock = clock(VenueClock.Mode.LIVE, Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(NOON);
    wall.now = NOON.minusSeconds(60);
    assertThat(clock.instant()).isEqualTo(NOON);
    wall.now = NOON.plusSeconds(1);
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void goesLiveOnlyOnceTheWallClockHasArrived() {
    VenueClock clock = clock(VenueClock.Mode.DRIVEN, NOON.plusMillis(1));
    assertThatThrownBy(clock::goLive).isInstanceOf(ProblemException.class);
    assertThat(clock.mode()).isEqualTo(VenueClock.Mode.DRIVEN);
    wall.now = NOON.plusMillis(1);
    clock.goLive();
    assertThat(clock.mode()).isEqualTo(VenueClock.Mode.LIVE);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void callsItsListenersInOrderAndAgainForTheSameInstant() {
    VenueClock clock = VenueClock.drivenAt(NOON);
    List<String> calls = new ArrayList<>();
    clock.onAdvance(now -> calls.add("first " + now));
    clock.onAdvance(() -> calls.add("second " + clock.instant()));
    clock.drive(NOON);
    clock.drive(NOON.plusSeconds(1));
    assertThat(calls)
        .containsExactly(
            "first 2026-01-01T12:00:00Z",
            "second 2026-01-01T12:00:00Z",
            "first 2026-01-01T12:00:01Z",
            "second 2026-01-01T12:00:01Z");
  }
}
