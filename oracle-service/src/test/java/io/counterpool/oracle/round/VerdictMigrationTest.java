package io.counterpool.oracle.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.oracle.feed.FeedId;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rounds that were made when a round's verdicts pointed at reports. */
class VerdictMigrationTest {

  private static final String BEFORE =
      """
      insert into feed (feed, version, content) values ('OLD', 1, '{}');
      insert into feed_version (feed, version, content) values ('OLD', 1, '{}');
      insert into publisher (feed, publisher, version, public_key, weight)
        select 'OLD', p, 1, decode(repeat('ab', 32), 'hex'), 2 from unnest('{b,B,a}'::text[]) p;
      insert into publisher_version (feed, publisher, version, public_key, weight)
        select feed, publisher, version, public_key, weight from publisher;
      insert into report (intake_sequence, feed, publisher, sequence, price, confidence,
                          observed_at, taken_at, signature, publisher_version)
        select n, 'OLD', p, 10 * n, 100 + n, 0.5, '2030-01-01T12:00:00Z', '2030-01-01T12:00:00Z',
               decode(repeat('cd', 64), 'hex'), 1
        from unnest('{b,B,a}'::text[]) with ordinality x(p, n);
      insert into round (feed, round, event_sequence, feed_version, published_at, cause, grade,
                         valid_publishers, quorum, publishers, intake_sequence, previous_hash,
                         hash)
        values ('OLD', 1, 1, 1, '2030-01-01T12:00:00Z', 'REQUEST', 'BELOW_QUORUM', 1, 2, 3, 3,
                repeat('0', 64), repeat('1', 64));
      insert into round_report (feed, round, publisher, intake_sequence, verdict, weight)
        select 'OLD', 1, publisher, intake_sequence,
               case publisher when 'a' then 'STALE' else 'USED' end, 2
        from report;
      """;

  private static Flyway migrations(VenueDatabase database, String target) {
    return Flyway.configure()
        .dataSource(database.asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/oracle")
        .placeholders(Map.of("app", database.app()))
        .outOfOrder(true)
        .target(target)
        .load();
  }

  @Test
  void showTheSameReportsInTheSameOrder() {
    VenueDatabase database = VenueDatabase.create("oracle");
    migrations(database, "2").migrate();
    JdbcClient.create(database.asOwner()).sql(BEFORE).update();
    migrations(database, "latest").migrate();

    JdbcClient app = JdbcClient.create(database.asApp());
    List<JudgedReport> reports = new VerdictLog(app).reports(new FeedId("OLD"), 1);
    JsonMapper mapper = WireConfiguration.mapper();
    CanonicalJson canonical = new CanonicalJson(mapper);
    // What a round's hash was made of is unchanged to the byte.
    String form =
        """
        {"publisher":"%s","sequence":%d,"price":"%d","confidence":"0.5",
         "observedAt":"2030-01-01T12:00:00.000Z","intakeSequence":%d,"verdict":"%s","weight":"2"}
        """;
    assertThat(reports)
        .extracting(judged -> canonical.hash(RoundDetail.RoundReport.of(judged)))
        .containsExactly(
            canonical.hash(mapper.readTree(form.formatted("B", 20, 102, 2, "USED"))),
            canonical.hash(mapper.readTree(form.formatted("a", 30, 103, 3, "STALE"))),
            canonical.hash(mapper.readTree(form.formatted("b", 10, 101, 1, "USED"))));
    assertThatThrownBy(
            () ->
                JdbcClient.create(database.asOwner())
                    .sql("update round_report set weight = 1")
                    .update())
        .hasMessageContaining("append-only");
  }
}
