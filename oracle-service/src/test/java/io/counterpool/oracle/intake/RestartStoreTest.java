package io.counterpool.oracle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleProcess;
import io.counterpool.oracle.Reporter;
import io.counterpool.oracle.feed.FeedId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a process keeps in memory is what the next one reads. */
class RestartStoreTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final VenueDatabase database = VenueDatabase.create("oracle");

  /** Whatever rounds, scores, averages, refusals and orders made of it. */
  @Test
  void aRestartLoadsTheWorkingStateThatWasThereBefore() {
    SplittableRandom random = Seeds.random("aRestartLoadsTheWorkingStateThatWasThereBefore");
    OracleProcess first = OracleProcess.start(database);
    Oracle before = first.oracle();
    before.drive(NOON);
    Map<String, Object> settings =
        Oracle.settings(
            "scheduledSeconds",
            60,
            "score",
            Map.of(
                "windowRounds",
                5,
                "halfDistance",
                "0.01",
                "halfSpreadMillis",
                5000,
                "floor",
                "0.1"),
            "gradeLimits",
            Map.of("volatileAbove", "0.03", "slowAverageSeconds", 600, "lowest", "99"));
    List<Reporter> reporters = new ArrayList<>(before.feed("A", settings, "a", "b", "c"));
    reporters.addAll(before.feed("B", settings, "d", "e"));
    reporters.add(before.publisher("A", "f", "convertBy", "B"));
    Instant now = NOON;
    for (int step = 1; step <= 20; step++) {
      now = now.plusMillis(random.nextInt(1, 60_000));
      before.drive(now);
      List<Map<String, Object>> batch = new ArrayList<>();
      for (Reporter reporter : reporters) {
        if (random.nextInt(3) > 0) {
          batch.add(
              reporter.report(
                  Math.max(0, step + random.nextInt(-2, 2)),
                  Integer.toString(random.nextInt(97, 112)),
                  "0.1",
                  now.plusMillis(random.nextInt(-30_000, 1_500))));
        }
      }
      before.submit(batch.toArray());
      if (step % 9 == 0) {
        before.intervene("B", UUID.randomUUID(), step == 9 ? "HALT" : "RESUME", "drill");
      }
    }
    Map<FeedId, FeedBook> kept = first.bean(BookKeeper.class).books();
    assertThat(kept).hasSize(2).containsKey(new FeedId("A"));
    assertThat(before.rounds("A"))
        .anyMatch(round -> Oracle.text(round, "cause").equals("SCHEDULED"));

    first.close();
    try (OracleProcess second = OracleProcess.start(database)) {
      assertThat(second.bean(BookKeeper.class).books()).isEqualTo(kept);
    }
  }
}
