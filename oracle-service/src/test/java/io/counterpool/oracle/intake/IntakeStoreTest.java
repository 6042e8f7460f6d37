package io.counterpool.oracle.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleProcess;
import io.counterpool.oracle.Reporter;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundChain;
import io.counterpool.oracle.round.RoundLog;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two processes on one database; restarts; outages. */
class IntakeStoreTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final int PUBLISHERS = 6;
  private static final int BATCHES = 25;
  private static final int REPORTS = 4;

  private final VenueDatabase database = VenueDatabase.create("oracle");
  private final List<OracleProcess> processes = new ArrayList<>();

  @BeforeEach
  void startOne() {
    start();
  }

  @AfterEach
  void stopAll() {
    processes.forEach(OracleProcess::close);
  }

  private OracleProcess start() {
    OracleProcess started = OracleProcess.start(database);
    processes.add(started);
    if (number("select count(*) from report") == 0) {
      started.oracle().drive(NOON);
    }
    return started;
  }

  private JdbcClient sql() {
    return JdbcClient.create(database.asApp());
  }

  private long number(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  private void assertDenseAndChained() {
    long reports = number("select count(*) from report");
    assertThat(number("select coalesce(max(intake_sequence), 0) from report")).isEqualTo(reports);
    assertThat(number("select intake_sequence from head")).isEqualTo(reports);
    long rounds = number("select count(*) from round");
    assertThat(number("select coalesce(max(event_sequence), 0) from round")).isEqualTo(rounds);
    assertThat(number("select event_sequence from head")).isEqualTo(rounds);
    RoundLog log = processes.getLast().bean(RoundLog.class);
    RoundChain chain = processes.getLast().bean(RoundChain.class);
    for (String feed : sql().sql("select feed from feed").query(String.class).list()) {
      String previous = Round.NO_HASH;
      for (long n = 1; log.find(new FeedId(feed), n).isPresent(); n++) {
        Round round = log.find(new FeedId(feed), n).orElseThrow();
        assertThat(chain.holds(round, log.reports(new FeedId(feed), n), previous))
            .as("%s round %d", feed, n)
            .isTrue();
        previous = round.hash();
      }
    }
  }

  @Test
  void twoProcessesGiveOneDenseSequenceAndOneChain() throws Exception {
    SplittableRandom random = Seeds.random("twoProcessesGiveOneDenseSequenceAndOneChain");
    start();
    List<Oracle> both = processes.stream().map(OracleProcess::oracle).toList();
    List<Reporter> reporters =
        both.getFirst()
            .feed(
                "SHARED",
                Oracle.settings(),
                IntStream.range(0, PUBLISHERS).mapToObj(i -> "p" + i).toArray(String[]::new));
    List<Callable<Integer>> work = new ArrayList<>();
    for (Reporter reporter : reporters) {
      SplittableRandom own = random.split();
      work.add(() -> report(both, reporter, own));
    }

    int accepted = 0;
    for (int count : all(work)) {
      accepted += count;
    }

    assertThat(accepted).isEqualTo(PUBLISHERS * BATCHES * REPORTS);
    assertThat(number("select count(*) from report")).isEqualTo(accepted);
    assertThat(number("select count(*) from round")).isPositive();
    assertDenseAndChained();
  }

  private static int report(List<Oracle> both, Reporter reporter, SplittableRandom random) {
    Instant first = NOON.minusSeconds(60);
    int accepted = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Map<String, Object>> reports = new ArrayList<>();
      for (int i = 0; i < REPORTS; i++) {
        int sequence = batch * REPORTS + i;
        String price = Integer.toString(random.nextInt(95, 106));
        reports.add(reporter.report(sequence, price, "0.1", first.plusMillis(sequence)));
      }
      JsonNode answer = both.get(random.nextInt(2)).submit(reports.toArray());
      for (JsonNode item : answer.get("items").values()) {
        accepted += Oracle.text(item, "status").equals("ACCEPTED") ? 1 : 0;
      }
    }
    return accepted;
  }

  private static <T> List<T> all(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<T> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
    }
    return results;
  }

  @Test
  void takesAReportThatManySendAtOnceOnce() throws Exception {
    start();
    List<Oracle> both = processes.stream().map(OracleProcess::oracle).toList();
    Reporter reporter = both.getFirst().feed("ONCE", Oracle.settings(), "a").getFirst();
    Map<String, Object> report = reporter.report(1, "100", "0.1", NOON);
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Oracle oracle = both.get(i % 2);
      work.add(() -> Oracle.text(oracle.submit(report).get("items").get(0), "intakeSequence"));
    }
    assertThat(all(work)).containsOnly("1");
    assertThat(number("select count(*) from report")).isEqualTo(1);
  }

  @Test
  void aRestartContinuesTheSequenceAndTheChain() {
    Oracle before = processes.getFirst().oracle();
    Instant start = NOON;
    List<Reporter> two = before.feed("RESTART", Oracle.settings(), "a", "b");
    before.submit(
        two.get(0).report(1, "100", "0.1", start), two.get(1).report(1, "101", "0.1", start));
    before.drive(start.plusSeconds(60));
    before.submit(
        two.get(0).report(2, "110", "0.1", start.plusSeconds(60)),
        two.get(1).report(2, "111", "0.1", start.plusSeconds(60)));
    String rounds = before.get("/v1/feeds/RESTART/rounds").toString();
    processes.removeFirst().close();

    Oracle after = start().oracle();
    assertThat(after.get("/v1/feeds/RESTART/rounds").toString()).isEqualTo(rounds);
    assertThat(after.get("/v1/watermark").get("intakeSequence").asLong()).isEqualTo(4);
    after.drive(start.plus(Duration.ofMinutes(2)));
    JsonNode answer = after.submit(two.get(0).report(3, "130", "0.1", start.plusSeconds(120)));
    assertThat(answer.get("intakeSequence").asLong()).isEqualTo(5);
    assertThat(Oracle.text(after.lastRound("RESTART"), "cause")).isEqualTo("DEVIATION");
    assertThat(after.lastRound("RESTART").get("round").asLong()).isEqualTo(3);
    assertThat(after.lastRound("RESTART").get("volatilityAnnual").isNull()).isFalse();
    assertDenseAndChained();
  }

  /** Started after the one refusal, running at the other. */
  @Test
  void whicheverProcessPublishesNextListsWhatAnotherRefused() {
    Oracle first = processes.getFirst().oracle();
    Reporter reporter = first.feed("REFUSED", Oracle.settings("quorum", 1), "a").getFirst();
    first.submit(reporter.report(5, "100", "0.1", NOON.minusSeconds(60)));
    first.submit(reporter.report(3, "90", "0.1", NOON.minusSeconds(40)));
    Oracle second = start().oracle();
    second.submit(reporter.report(6, "100.1", "0.1", NOON.minusSeconds(50)));
    first.submit(reporter.report(9, "90", "0.1", NOON.plusSeconds(90)));
    second.submit(reporter.report(7, "110", "0.1", NOON.minusSeconds(30)));
    assertThat(second.lastRound("REFUSED").get("reports").values())
        .extracting(
            report -> Oracle.text(report, "sequence") + " " + Oracle.text(report, "verdict"))
        .containsExactly("7 USED", "9 FUTURE", "3 REPLAYED");
    assertDenseAndChained();
    assertThat(number("select count(*) from refused_report")).isEqualTo(2);
  }

  @Test
  void anOutageOfTheDatabaseLosesNothingThatWasAnswered() throws SQLException {
    Oracle oracle = processes.getFirst().oracle();
    Reporter reporter = oracle.feed("OUTAGE", Oracle.settings("quorum", 1), "a").getFirst();
    Instant first = NOON.minusSeconds(60);
    oracle.submit(reporter.report(1, "100", "0.1", first));

    database.allowConnections(false);
    database.cutConnections();
    Map<String, Object> next = reporter.report(2, "101", "0.1", first.plusMillis(1));
    Http.Answer refused =
        oracle.as("oracle:submit").post("/v1/reports", Map.of("reports", List.of(next)));
    assertThat(refused.status()).isEqualTo(503);
    database.allowConnections(true);

    Http.Answer answer =
        oracle.as("oracle:submit").patient().post("/v1/reports", Map.of("reports", List.of(next)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("intakeSequence").asLong()).isEqualTo(2);
    assertDenseAndChained();
  }

  @Test
  void refusesToChangeWhatIsRecorded() {
    Oracle oracle = processes.getFirst().oracle();
    Reporter reporter = oracle.feed("FIXED", Oracle.settings("quorum", 1), "a").getFirst();
    JsonNode taken = oracle.submit(reporter.report(1, "100", "0.1", NOON));
    assertThat(taken.get("intakeSequence").asLong()).as(taken.toString()).isEqualTo(1);
    oracle.request("FIXED", UUID.randomUUID(), null, null);
    oracle.intervene("FIXED", UUID.randomUUID(), "HALT", "drill");
    for (String table :
        List.of(
            "report",
            "round",
            "round_report",
            "round_request",
            "feed_version",
            "feed_intervention",
            "price_grades")) {
      assertThat(number("select count(*) from " + table)).as(table).isPositive();
      for (DataSource role : List.of(database.asApp(), database.asOwner())) {
        JdbcClient jdbc = JdbcClient.create(role);
        for (String change :
            List.of(
                "delete from " + table,
                "truncate " + table + " cascade",
                "update " + table + " set recorded_at = recorded_at")) {
          assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isNotNull();
        }
      }
    }
  }
}
