package io.counterpool.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.Project;
import io.counterpool.launcher.market.CrashDay;
import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.replay.Replay;
import io.counterpool.launcher.replay.Report;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** SIGKILL of a random service at random instants of a crash day: nothing is lost or doubled. */
class KillsIT {

  private static final Instant END = Instant.parse("2026-01-02T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Ten kills; {@code --full} asks for two hundred. */
  private static final int KILLS = Boolean.getBoolean("full") ? 200 : 10;

  private static final List<Service> SERVICES = List.of(Service.values());

  private static final int STEPS = Boolean.getBoolean("full") ? 288 : 36;

  @Test
  void endsAsIfNothingHadBeenKilled() throws InterruptedException {
    long seed = Long.getLong("seed", 41);
    System.out.println("KillsIT seed " + seed);
    MarketPath day = CrashDay.of(END, STEPS, seed);
    Report calm = calm(day, seed);
    Report shaken;
    int kills;
    try (Venue venue = Project.venue()) {
      var replay = new Replay(venue, day, seed, PATIENCE);
      replay.prepare();
      try (var killer = new Killer(venue, seed)) {
        replay.run(_ -> {});
        killer.awaitKills();
        kills = killer.kills();
      }
      shaken = replay.report(seed);
      DrivenVenue.assertLogGivesTheRows(replay.driver());
    }

    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    assertThat(shaken.everyInvariantHeld()).as(shaken.text()).isTrue();
    // Commands, fills, liquidations, fees and values to the last unit.
    assertThat(shaken.json()).isEqualTo(calm.json());
  }

  private static Report calm(MarketPath day, long seed) {
    try (Venue venue = Project.venue()) {
      var replay = new Replay(venue, day, seed);
      replay.prepare();
      replay.run(_ -> {});
      return replay.report(seed);
    }
  }

  /** Kills and restarts, one after the other, until it is closed. */
  private static final class Killer implements AutoCloseable {

    private final Venue venue;
    private final SplittableRandom random;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;

    Killer(Venue venue, long seed) {
      this.venue = venue;
      this.random = new SplittableRandom(seed);
      this.thread = Thread.ofPlatform().name("killer").start(this::kill);
    }

    private void kill() {
      try {
        while (going.get() && kills.get() < KILLS) {
          Thread.sleep(random.nextInt(1200));
          Service service = SERVICES.get(random.nextInt(SERVICES.size()));
          venue.killAndRestart(service);
          kills.incrementAndGet();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException failed) {
        failure.set(failed);
      }
    }

    int kills() {
      return kills.get();
    }

    /** The day may be over before the last kill; the rest falls on the quiet venue. */
    void awaitKills() throws InterruptedException {
      thread.join();
      if (failure.get() != null) {
        throw failure.get();
      }
    }

    @Override
    public void close() {
      going.set(false);
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
