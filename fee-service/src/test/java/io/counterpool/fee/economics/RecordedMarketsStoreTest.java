package io.counterpool.fee.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.testing.VenueTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which rounds stand for a long window. */
@VenueTest
class RecordedMarketsStoreTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @LocalServerPort private int port;
  @Autowired private VenueDatabase database;
  @Autowired private RecordedMarkets markets;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  private MarketId market;

  @BeforeEach
  void configureAMarket() {
    market = new MarketId(FeeVenue.market());
    FeeVenue.at(port).create(market.value(), FeeVenue.schedule());
  }

  @Test
  void keepsEveryRoundOfAShortWindow() {
    record(1, 11, START, 60);
    assertThat(rounds(START, START.plusSeconds(3600), 10))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    // From 60 s to 240 s, both included.
    assertThat(rounds(START.plusSeconds(60), START.plusSeconds(240), 10))
        .containsExactly(2L, 3L, 4L, 5L);
    assertThat(rounds(START.plusSeconds(601), START.plusSeconds(900), 10)).isEmpty();
  }

  @Test
  void partsALongWindowByTimeAndNotByRounds() {
    // 600 rounds in ten minutes, then one a minute: instants 7 minutes apart are mostly of the
    // latter.
    record(1, 600, START, 1);
    record(601, 61, START.plusSeconds(600), 60);
    assertThat(rounds(START, START.plusSeconds(4200), 10))
        .containsExactly(1L, 421L, 605L, 612L, 619L, 626L, 633L, 640L, 647L, 654L, 661L);
  }

  @Test
  void looksUpTheRoundsOfALongWindowOneByOne() {
    record(1, 20_000, START, 1);
    JdbcClient.create(database.asOwner()).sql("analyze market_economics, fee_terms").update();
    long read =
        transactions.execute(
            _ -> {
              assertThat(markets.between(market, START, START.plusSeconds(30_000), 100))
                  .hasSize(101);
              return jdbc.sql(
                      """
                      select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                      where relname = 'market_economics'
                      """)
                  .query(Long.class)
                  .single();
            });
    assertThat(read).isLessThan(1_000);
  }

  private List<Long> rounds(Instant from, Instant until, int most) {
    return markets.between(market, from, until, most).stream().map(RecordedRound::round).toList();
  }

  private void record(long first, int rounds, Instant from, int seconds) {
    for (String table :
        List.of(
            """
            insert into fee_terms (
              pool_id, market, round, at, valid_until, price, long_size, short_size, utilisation,
              request_hash, schedule_version, previous_round, accrued_seconds,
              funding_rate_per_day, funding_index, borrow_rate_annual, borrow_index,
              funding_step, funding_step_limit, borrow_step, borrow_step_limit, hash, answer)
            select 'P', :market, n, at, at + interval '1 hour', 2000, 30, 10, 0.4, repeat('a', 64),
              1, nullif(n - 1, 0), 0, 0, 0, 0, 0, 0, 0, 0, 0, repeat('b', 64), '{}'
            """,
            """
            insert into market_economics (
              market, round, pool_id, at, rounds, seconds, measured_seconds, reported_seconds, loss,
              loss_per_depth, borrowing, funding, volume, trade_fees, impact, taker_rate)
            select :market, n, 'P', at, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            """)) {
      jdbc.sql(
              table
                  + """
                  from (
                    select n, :from::timestamptz + make_interval(secs => (n - :first) * :seconds) as at
                    from generate_series(:first, :first + :rounds - 1) as n) as each_round
                  """)
          .param("market", market.value())
          .param("from", from.toString())
          .param("first", first)
          .param("rounds", rounds)
          .param("seconds", seconds)
          .update();
    }
  }
}
