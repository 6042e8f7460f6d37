package io.counterpool.pool.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.VenueDatabase;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of an earlier version gets the totals that its fills give. */
class BackfillTest {

  private static final String ACCOUNT = "00000000-0000-0000-0000-000000000001";

  @Test
  void countsTheOrdersOfTheThirtyDaysUpToTheLast() {
    VenueDatabase database = VenueDatabase.create("pool");
    flyway(database).target("3").load().migrate();
    JdbcClient app = JdbcClient.create(database.asApp());
    fill(app, 1, "ORDER", "100", "2026-01-01T23:59:59Z"); // day 20454: too old on 20484
    fill(app, 2, "ORDER", "20", "2026-01-02T00:00:00Z");
    fill(app, 3, "ORDER", "3", "2026-01-02T12:00:00Z");
    fill(app, 4, "LIQUIDATION", "1000", "2026-01-03T00:00:00Z");
    fill(app, 5, "ORDER", "0.5", "2026-01-31T00:00:00Z");

    flyway(database).load().migrate();

    assertThat(
            app.sql("select day || ':' || trim_scale(notional) from account_volume order by day")
                .query(String.class)
                .list())
        .containsExactly("20455:23", "20484:0.5");
  }

  @Test
  void countsWhatEachMarketHasTradedAndCharged() {
    VenueDatabase database = VenueDatabase.create("pool");
    flyway(database).target("8").load().migrate();
    JdbcClient app = JdbcClient.create(database.asApp());
    for (String market : List.of("M", "N")) {
      app.sql(
              """
              insert into market_state (pool_id, market, long_size, short_size,
                long_entry_notional, short_entry_notional, funding_basis, borrow_basis,
                funding_index, borrow_index, gross_payouts, budget_reset, reduce_only)
              values ('P', :market, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false)
              """)
          .param("market", market)
          .update();
    }
    fill(app, 1, "ORDER", "100", "2026-01-01T23:59:59Z");
    fill(app, 2, "ORDER", "20", "2026-01-02T00:00:00Z");
    fill(app, 3, "LIQUIDATION", "1000", "2026-01-03T00:00:00Z");

    flyway(database).load().migrate();

    assertThat(
            app.sql(
                    """
                    select market || ':' || trim_scale(volume) || ':' || trim_scale(trade_fees)
                           || ':' || trim_scale(impact_kept)
                      from market_state order by market
                    """)
                .query(String.class)
                .list())
        .containsExactly("M:120:4:-6", "N:0:0:0");
  }

  private static FluentConfiguration flyway(VenueDatabase database) {
    return Flyway.configure()
        .dataSource(database.asOwner())
        .locations("classpath:db/migration/kit", "classpath:db/migration/pool")
        .outOfOrder(true)
        .placeholders(Map.of("app", database.app()));
  }

  private static void fill(JdbcClient app, long sequence, String kind, String notional, String at) {
    app.sql(
            """
            insert into fill (pool_id, sequence, command, line, order_id, account, market, round,
                              size, price, notional, impact, fee, realised, funding, borrowing,
                              kind, at)
            values ('P', :sequence, case when :kind = 'ORDER' then :sequence else 0 end, 0,
                    cast(:account as uuid), cast(:account as uuid), 'M', 1, 1, 1,
                    cast(:notional as numeric), -2, 2, 0, 0, 0, :kind, cast(:at as timestamptz))
            """)
        .param("sequence", sequence)
        .param("kind", kind)
        .param("account", ACCOUNT)
        .param("notional", notional)
        .param("at", at)
        .update();
  }
}
