package io.counterpool.fee.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Indices that an earlier version of the service left go on unchanged. */
class AccrualMigrationStoreTest {

  /** Indices of a market as that version read and wrote them. */
  private static final String INDICES =
      """
      select encode(sha256(convert_to(string_agg(concat_ws(' ', market, round, at, price,
        funding_rate_per_day, funding_index, borrow_index), ',' order by market, round),
        'UTF8')), 'hex') from fee_terms
      """;

  @Test
  void keepsTheIndicesOfTheFirstVersion() {
    VenueDatabase database = VenueDatabase.create("fee");
    migrate(database, "1");
    JdbcClient owner = JdbcClient.create(database.asOwner());
    owner.sql("insert into schedule values ('M', 1, null, '{}')").update();
    owner.sql("insert into schedule_version values ('M', 1, null, '{}')").update();
    insert(owner, 1, null, "0", "0", "0");
    insert(owner, 2, 1L, "0.00025", "0.010416666666666667", "0.006849315068493151");
    String before = owner.sql(INDICES).query(String.class).single();

    migrate(database, "latest");

    assertThat(owner.sql(INDICES).query(String.class).single()).isEqualTo(before);
    JsonMapper json = WireConfiguration.mapper();
    TermsStore store = new TermsStore(JdbcClient.create(database.asApp()), json);
    LastTerms last = store.last(new MarketId("M")).orElseThrow();
    assertThat(last.fundingCarry().longIndex()).isEqualTo(Decimal.of("0.010416666666666667"));
    assertThat(last.fundingCarry().shortIndex()).isEqualTo(last.fundingCarry().longIndex());
    assertThat(last.borrowIndex()).isEqualTo(Decimal.of("0.006849315068493151"));
    assertThat(last.memory()).isNull();
    assertThat(store.countBroken()).isZero();
    // The hash of a state without sides and memory is that of the fields it always had.
    MarketAccrual state = MarketAccrual.of(store.lastRates(new MarketId("M")).orElseThrow());
    assertThat(new AccrualDigest(store, new CanonicalJson(json)).hash(state))
        .isEqualTo(
            CanonicalJson.sha256(
                ("{\"at\":\"2026-01-01T02:00:00.000Z\",\"borrowIndex\":\"0.006849315068493151\","
                        + "\"fundingIndex\":\"0.010416666666666667\","
                        + "\"fundingRatePerDay\":\"0.00025\",\"market\":\"M\","
                        + "\"price\":\"2000\",\"round\":2}")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static void migrate(VenueDatabase database, String target) {
    Flyway.configure()
        .dataSource(database.asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/fee")
        .placeholders(Map.of("app", database.app()))
        .outOfOrder(true)
        .target(target)
        .load()
        .migrate();
  }

  private static void insert(
      JdbcClient owner,
      long round,
      @Nullable Long previous,
      String rate,
      String funding,
      String borrow) {
    owner
        .sql(
            """
            insert into fee_terms (
              pool_id, market, round, at, valid_until, price, long_size, short_size, utilisation,
              request_hash, schedule_version, previous_round, accrued_seconds,
              funding_rate_per_day, funding_index, borrow_rate_annual, borrow_index,
              funding_step, funding_step_limit, borrow_step, borrow_step_limit, hash, answer)
            values ('P', 'M', :round, :at::timestamptz, :at::timestamptz + interval '1 hour',
              2000, 30, 10, 0.4, repeat('a', 64), 1, :previous, :seconds, :rate, :funding, 0.03,
              :borrow, :funding, 10, :borrow, 10, repeat('b', 64), '{}')
            """)
        .param("round", round)
        .param("at", Instant.parse("2026-01-01T00:00:00Z").plusSeconds(round * 3600).toString())
        .param("previous", previous)
        .param("seconds", previous == null ? 0 : 3600)
        .param("rate", Decimal.of(rate).toBigDecimal())
        .param("funding", Decimal.of(funding).toBigDecimal())
        .param("borrow", Decimal.of(borrow).toBigDecimal())
        .update();
  }
}
