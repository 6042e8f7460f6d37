package io.counterpool.oracle.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.database.DatabaseProperties;
import io.counterpool.kit.testing.VenueDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Partitions and retention in SQL, below what the service writes. */
class PartitionStoreTest {

  private static final String ZEROS = "0".repeat(64);
  private static final List<String> PARENTS =
      List.of(
          "report", "refused_report", "round", "round_report", "price_history", "publisher_score");

  private final VenueDatabase database = VenueDatabase.create("oracle");
  private final JdbcClient app = JdbcClient.create(database.asApp());
  private final JdbcClient owner = JdbcClient.create(database.asOwner());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RetentionMetrics metrics = new RetentionMetrics(meters);
  private long intake;
  private long events;

  private void configure() {
    database.migrated();
    app.sql("insert into feed values ('F', 1, '{}'), ('G', 1, '{}')").update();
    app.sql(
            """
            insert into feed_version (feed, version, content)
            values ('F', 1, '{"maxAgeSeconds":600}'), ('G', 1, '{"maxAgeSeconds":600}')
            """)
        .update();
    publisher();
  }

  private void publisher() {
    app.sql(
            """
            insert into publisher (feed, publisher, version, public_key, weight)
            values ('F', 'p', 1, decode(repeat('00', 32), 'hex'), 1)
            """)
        .update();
    app.sql(
            """
            insert into publisher_version (feed, publisher, version, public_key, weight)
            values ('F', 'p', 1, decode(repeat('00', 32), 'hex'), 1)
            """)
        .update();
  }

  private void ensure(String day) {
    app.sql("select ensure_history(:at::timestamptz)")
        .param("at", day + "T00:00:00Z")
        .query(Boolean.class)
        .single();
  }

  private void report(long sequence, String at) {
    app.sql(
            """
            insert into report (intake_sequence, feed, publisher, sequence, price, confidence,
                                observed_at, taken_at, signature, publisher_version)
            values (:intake, 'F', 'p', :sequence, 1, 0, :at::timestamptz, :at::timestamptz,
                    decode(repeat('00', 64), 'hex'), 1)
            """)
        .param("intake", ++intake)
        .param("sequence", sequence)
        .param("at", at)
        .update();
  }

  /** With its verdict and its price, as the service does. */
  private void round(String feed, long number, String at, boolean priced) {
    app.sql(
            """
            insert into round (feed, round, event_sequence, feed_version, published_at, cause, grade,
                               price, confidence, valid_publishers, quorum, publishers,
                               intake_sequence, first_intake_sequence, previous_hash, hash)
            values (:feed, :round, :event, 1, :at::timestamptz, 'HEARTBEAT',
                    case when :priced then 'VALID' else 'BELOW_QUORUM' end,
                    case when :priced then 1 end, case when :priced then 0 end, 1, 1, 1, 0,
                    case when :priced then 0 end, :hash, :hash)
            """)
        .param("feed", feed)
        .param("round", number)
        .param("event", ++events)
        .param("at", at)
        .param("priced", priced)
        .param("hash", ZEROS)
        .update();
    app.sql(
            """
            insert into price_history
            values (:feed, :round, :at::timestamptz, case when :priced then 1 end, 600000, 0, 0, 0)
            """)
        .param("feed", feed)
        .param("round", number)
        .param("at", at)
        .param("priced", priced)
        .update();
  }

  private List<Long> numbers(String query) {
    return app.sql(query).query(Long.class).list();
  }

  private List<String> names(String query) {
    return app.sql(query).query(String.class).list();
  }

  private int retain(Duration reports, Duration rounds, String now) throws Exception {
    Map<String, String> settings = database.properties();
    DatabaseProperties properties =
        new DatabaseProperties(
            database.url(),
            database.app(),
            settings.getOrDefault("counterpool.database.app-password", ""),
            database.owner(),
            settings.getOrDefault("counterpool.database.owner-password", ""));
    HistoryProperties history =
        new HistoryProperties(
            reports, rounds, Duration.ofMinutes(1), Duration.ofDays(1), 1, BigDecimal.ONE);
    return new Retention(properties, history, VenueClock.live(), metrics).pass(Instant.parse(now));
  }

  @Test
  void partitionsAreMadeForTheInstantsThatAreWritten() {
    configure();
    ensure("2020-03-12");
    ensure("2020-03-12");
    ensure("2020-03-13");
    ensure("2030-12-31");
    assertThat(names("select name from history_partition order by name"))
        .containsExactly(
            "price_history_2020_03",
            "price_history_2030_12",
            "publisher_score_2020_03",
            "publisher_score_2030_12",
            "refused_report_2020_03_12",
            "refused_report_2020_03_13",
            "refused_report_2030_12_31",
            "report_2020_03_12",
            "report_2020_03_13",
            "report_2030_12_31",
            "round_2020_03",
            "round_2030_12",
            "round_report_2020_03",
            "round_report_2030_12");
    report(1, "2020-03-12T23:59:59.999Z");
    report(2, "2020-03-13T00:00:00Z");
    assertThat(owner.sql("select count(*) from report_2020_03_12").query(Long.class).single())
        .isEqualTo(1);
    assertThatThrownBy(() -> report(3, "2020-03-14T00:00:00Z"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("no partition");
  }

  @Test
  void partitionsAreAppendOnlyAndTheServiceCannotTouchThem() {
    configure();
    ensure("2020-03-12");
    report(1, "2020-03-12T12:00:00Z");
    round("F", 1, "2020-03-12T12:00:00Z", true);
    for (String parent : PARENTS) {
      String part =
          parent + "_2020_03" + (List.of("report", "refused_report").contains(parent) ? "_12" : "");
      for (String change :
          List.of(
              "delete from " + part,
              "update " + part + " set feed = feed",
              "truncate " + part,
              "drop table " + part,
              "alter table " + parent + " detach partition " + part,
              "select * from " + part)) {
        assertThatThrownBy(() -> app.sql(change).query().listOfRows())
            .as(change)
            .isInstanceOf(BadSqlGrammarException.class);
      }
      if (!List.of("refused_report", "round_report", "publisher_score")
          .contains(parent)) { // They have no row here.
        assertThatThrownBy(() -> owner.sql("delete from " + part).update())
            .isInstanceOf(DataIntegrityViolationException.class)
            .hasMessageContaining("append-only");
      }
      assertThatThrownBy(() -> owner.sql("truncate " + part).update())
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("append-only");
    }
    for (String call :
        List.of(
            "select ensure_partition('report', now())",
            "select remove_history('day', now())",
            "select remove_history('month', now())",
            "select keep from history_table",
            "update report_head set sequence = 0",
            "update round_head set first_kept = 1",
            "delete from history_partition")) {
      assertThatThrownBy(() -> app.sql(call).query().listOfRows())
          .as(call)
          .isInstanceOf(BadSqlGrammarException.class);
    }
  }

  @Test
  void numbersAreUniqueAndDenseAcrossPartitions() {
    configure();
    ensure("2020-03-31");
    ensure("2020-04-01");
    report(5, "2020-03-31T12:00:00Z");
    round("F", 1, "2020-03-31T12:00:00Z", true);
    app.sql("update head set intake_sequence = 1, event_sequence = 1").update();

    assertThatThrownBy(() -> report(5, "2020-04-01T12:00:00Z")).hasMessageContaining("only grow");
    assertThatThrownBy(() -> report(4, "2020-04-01T12:00:00Z")).hasMessageContaining("only grow");
    intake = 0;
    assertThatThrownBy(() -> report(6, "2020-04-01T12:00:00Z"))
        .hasMessageContaining("intake sequences");
    report(6, "2020-04-01T12:00:00Z");

    String next = "2020-04-01T12:00:00Z";
    assertThatThrownBy(() -> round("F", 1, next, true)).hasMessageContaining("dense");
    assertThatThrownBy(() -> round("F", 3, next, true)).hasMessageContaining("dense");
    assertThatThrownBy(() -> round("F", 2, "2020-03-31T11:59:59.999Z", true))
        .hasMessageContaining("not earlier");
    events = 0;
    assertThatThrownBy(() -> round("F", 2, next, true)).hasMessageContaining("event sequences");
    round("F", 2, next, true);
    assertThat(numbers("select round from round_head where feed = 'F'")).containsExactly(2L);
  }

  @Test
  void retentionRemovesWholePartitionsAndKeepsWhatTheServiceGoesOnFrom() throws Exception {
    configure();
    for (String day :
        List.of("2020-01-10", "2020-01-20", "2020-02-10", "2020-03-10", "2020-04-10")) {
      ensure(day);
    }
    report(1, "2020-01-10T12:00:00Z");
    report(2, "2020-01-20T12:00:00Z");
    report(3, "2020-01-20T13:00:00Z");
    round("F", 1, "2020-01-10T12:00:00Z", true);
    round("G", 1, "2020-01-10T12:00:00Z", true);
    round("F", 2, "2020-01-20T12:00:00Z", true);
    round("F", 3, "2020-02-10T12:00:00Z", false);
    round("F", 4, "2020-03-10T12:00:00Z", false);
    round("F", 5, "2020-04-10T12:00:00Z", false);

    // The newest report stays, the day before it goes; the rounds of March are 30 days old.
    assertThat(retain(Duration.ofDays(30), Duration.ofDays(36), "2020-04-12T00:00:00Z"))
        .isEqualTo(2 + 2 + 2); // empty days of report; January and February
    assertThat(numbers("select sequence from report")).containsExactly(3L);
    assertThat(numbers("select round from round where feed = 'G'")).containsExactly(1L);
    assertThat(numbers("select round from round where feed = 'F' order by round"))
        .containsExactly(2L, 4L, 5L);
    assertThat(numbers("select round from price_history where feed = 'F' order by round"))
        .containsExactly(2L, 4L, 5L);
    assertThat(numbers("select first_kept from round_head order by feed")).containsExactly(4L, 1L);
    assertThat(numbers("select first_event from history_head")).containsExactly(5L);
    assertThat(retain(Duration.ofDays(30), Duration.ofDays(36), "2020-04-12T00:00:00Z")).isZero();

    // What was kept is still append-only, and goes once something newer stands for it.
    assertThatThrownBy(() -> owner.sql("delete from report").update())
        .hasMessageContaining("append-only");
    ensure("2020-04-12");
    assertThatThrownBy(() -> report(3, "2020-04-12T12:00:00Z")).hasMessageContaining("only grow");
    report(4, "2020-04-12T12:00:00Z");
    round("F", 6, "2020-04-12T12:00:00Z", true);
    round("G", 2, "2020-04-12T12:00:00Z", true);
    assertThat(retain(Duration.ofDays(30), Duration.ofDays(36), "2020-04-12T12:00:00Z"))
        .isEqualTo(2);
    assertThat(names("select name from history_partition where parent in ('report', 'round')"))
        .containsExactlyInAnyOrder(
            "report_2020_04_10",
            "report_2020_04_12",
            "report_2020_04_13",
            "round_2020_03",
            "round_2020_04");
    assertThat(numbers("select first_kept from round_head order by feed")).containsExactly(4L, 2L);
    assertThat(meters.get("counterpool.oracle.retention.removed").counter().count()).isEqualTo(8);
    assertThat(
            meters
                .get("counterpool.oracle.history.partitions")
                .tag("table", "round")
                .gauge()
                .value())
        .isEqualTo(2);
  }

  private void scores(long from, long until, String at) {
    app.sql(
            """
            insert into publisher_score (feed, publisher, round, counted, rounds, uptime, factor,
                                         published_at)
            select 'F', 'p', n, true, 1, 1, 1, :at::timestamptz
            from generate_series(:from, :until) n
            """)
        .param("from", from)
        .param("until", until)
        .param("at", at)
        .update();
  }

  /** A restart reckons the score from the rows again. */
  @Test
  void scoresGoWithTheirRoundsButForTheLongestWindow() throws Exception {
    configure();
    for (String day : List.of("2020-01-10", "2020-02-10", "2020-03-10", "2020-04-10")) {
      ensure(day);
    }
    scores(1, 60, "2020-01-10T12:00:00Z");
    scores(61, 120, "2020-02-10T12:00:00Z");
    scores(121, 300, "2020-03-10T12:00:00Z");
    round("F", 1, "2020-04-10T12:00:00Z", true);

    assertThat(retain(Duration.ofDays(3650), Duration.ofDays(36), "2020-04-12T00:00:00Z"))
        .isEqualTo(2);
    assertThat(numbers("select min(round) from publisher_score")).containsExactly(101L);
    assertThat(numbers("select count(*) from publisher_score")).containsExactly(200L);
    assertThat(names("select name from history_partition where parent = 'publisher_score'"))
        .containsExactlyInAnyOrder(
            "publisher_score_2020_02", "publisher_score_2020_03", "publisher_score_2020_04");

    // Of February only scores are left; they go when newer ones stand for them.
    scores(301, 321, "2020-04-10T12:00:00Z");
    assertThat(retain(Duration.ofDays(3650), Duration.ofDays(36), "2020-04-12T00:00:00Z"))
        .isEqualTo(1);
    assertThat(numbers("select min(round) from publisher_score")).containsExactly(121L);
  }

  /** No report of its day is left, but no round has listed it yet. */
  @Test
  void aRefusedReportIsRemovedOnceItsRoundHasListedIt() throws Exception {
    configure();
    ensure("2020-01-10");
    ensure("2020-04-10");
    app.sql(
            """
            insert into refused_report (feed, round, publisher, refusal, sequence, price,
                                        confidence, observed_at, refused_at, signature,
                                        publisher_version)
            values ('F', 1, 'p', 'FUTURE', 1, 1, 0, '2020-01-10T12:00:00Z',
                    '2020-01-10T12:00:00Z', decode(repeat('00', 64), 'hex'), 1)
            """)
        .update();
    report(1, "2020-04-10T12:00:00Z");
    retain(Duration.ofDays(30), Duration.ofDays(3650), "2020-04-12T00:00:00Z");
    assertThat(numbers("select sequence from refused_report")).containsExactly(1L);

    round("F", 1, "2020-04-10T12:00:00Z", true);
    retain(Duration.ofDays(30), Duration.ofDays(3650), "2020-04-12T00:00:00Z");
    assertThat(numbers("select sequence from refused_report")).isEmpty();
  }

  @Test
  void scoresFromBeforeMoveToTheMonthsOfTheirRounds() {
    migrateTo("9");
    app.sql("insert into feed values ('F', 1, '{}')").update();
    app.sql("insert into feed_version (feed, version, content) values ('F', 1, '{}')").update();
    ensure("2020-01-10");
    ensure("2020-02-10");
    round("F", 1, "2020-01-10T12:00:00Z", true);
    round("F", 2, "2020-02-10T12:00:00Z", true);
    app.sql(
            """
            insert into publisher_score (feed, publisher, round, counted, rounds, uptime, factor)
            values ('F', 'p', 1, true, 1, 1, 1), ('F', 'p', 2, true, 2, 1, 0.5)
            """)
        .update();

    database.migrated();

    assertThat(
            names(
                """
                select round || ' ' || factor::float || ' ' || to_char(published_at, 'YYYY-MM')
                from publisher_score order by round
                """))
        .containsExactly("1 1 2020-01", "2 0.5 2020-02");
    scores(3, 3, "2020-02-10T12:00:01Z");
    assertThatThrownBy(() -> app.sql("delete from publisher_score").update())
        .isInstanceOf(BadSqlGrammarException.class);
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database.asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/oracle")
        .placeholders(Map.of("app", database.app()))
        .outOfOrder(true)
        .target(version)
        .load()
        .migrate();
  }

  @Test
  void whatWasThereBeforeMovesIntoPartitions() {
    migrateTo("2");
    app.sql("insert into feed values ('F', 1, '{}')").update();
    app.sql(
            """
            insert into feed_version (feed, version, content)
            values ('F', 1, '{"maxAgeSeconds":600}')
            """)
        .update();
    publisher();
    report(1, "2020-01-31T23:59:59.999Z");
    report(2, "2020-02-01T00:00:00Z");
    String insert =
        """
        insert into round (feed, round, event_sequence, feed_version, published_at, cause, grade,
                           price, confidence, valid_publishers, quorum, publishers,
                           intake_sequence, first_intake_sequence, previous_hash, hash)
        values ('F', %1$d, %1$d, 1, '%2$s', 'HEARTBEAT', '%3$s', %4$s, %5$s, 1, 1, 1, 2, %5$s,
                repeat('0', 64), repeat('0', 64))
        """;
    app.sql(insert.formatted(1, "2020-01-31T23:59:00Z", "VALID", "100", "1")).update();
    app.sql(insert.formatted(2, "2020-02-01T00:00:00Z", "UNCERTAIN", "200", "1")).update();
    app.sql(insert.formatted(3, "2020-02-01T01:00:00Z", "BELOW_QUORUM", "null", "null")).update();
    app.sql(insert.formatted(4, "2020-02-01T02:00:00Z", "VALID", "300", "1")).update();
    app.sql("insert into round_report values ('F', 1, 'p', 1, 'USED', 1)").update();
    app.sql("insert into round_request values (gen_random_uuid(), 'F', null, null, 1, 1, 1)")
        .update();
    app.sql("update head set intake_sequence = 2, event_sequence = 4").update();

    database.migrated();

    assertThat(numbers("select intake_sequence from report order by 1")).containsExactly(1L, 2L);
    assertThat(numbers("select round from round order by 1")).containsExactly(1L, 2L, 3L, 4L);
    assertThat(numbers("select round from round_report")).containsExactly(1L);
    assertThat(numbers("select sequence from report_head")).containsExactly(2L);
    assertThat(numbers("select priced_round from round_head")).containsExactly(4L);
    // 100 × 60 s, 200 × the 600 s that it holds of an hour, then nothing for an hour
    assertThat(
            names(
                """
                select coalesce(price, 0)::int || ' ' || price_time::bigint || ' ' || up_millis
                         || ' ' || down_millis
                from price_history order by round
                """))
        .containsExactly(
            "100 0 0 0",
            "200 6000000 60000 0",
            "0 126000000 660000 3000000",
            "300 126000000 660000 6600000");
    intake = 2;
    assertThatThrownBy(() -> report(2, "2020-02-01T03:00:00Z")).hasMessageContaining("only grow");
  }
}
