package io.counterpool.oracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.VenueDatabase;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.ForecastSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The same rounds give the same forecasts, whoever makes them and how often he starts again. */
class ForecastStoreTest {

  private static final FeedId FEED = new FeedId("BTC");
  private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HISTORY = 1_350;
  private static final int HOURS = 18;
  private static final List<Decimal> CLOSES = ForecastHours.closes(HISTORY + HOURS, 8);

  /** A database and keepers on it. */
  private static final class Venue implements AutoCloseable {

    private final VenueDatabase database;
    private final SingleConnectionDataSource app;
    private final JdbcClient jdbc;
    private long round;

    Venue() {
      database = VenueDatabase.create("oracle").migrated();
      app = new SingleConnectionDataSource(connection(database), true);
      jdbc = JdbcClient.create(app);
      for (String table : List.of("feed", "feed_version")) {
        jdbc.sql("insert into " + table + " (feed, version, content) values ('BTC', 1, '{}')")
            .update();
      }
      List<Bar> bars = new ArrayList<>();
      for (int i = 0; i < HISTORY; i++) {
        Instant end = BEGIN.minus(HOUR.multipliedBy(HISTORY - 1L - i));
        bars.add(new Bar(end, CLOSES.get(i), Bar.Source.IMPORTED, null, null));
      }
      new BarStore(jdbc).insert(FEED, HOUR, bars);
      new BarStore(jdbc)
          .insert(
              FEED,
              HOUR.multipliedBy(2),
              bars.stream().filter(bar -> bar.endsAt().getEpochSecond() % 7_200 == 0).toList());
    }

    private static java.sql.Connection connection(VenueDatabase database) {
      try {
        return database.asApp().getConnection();
      } catch (java.sql.SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    /** A keeper as after a restart: it knows nothing but the database. */
    ForecastKeeper keeper() {
      return keeper(() -> {});
    }

    /** The round of hour {@code i}, half an hour into it. */
    void publish(int i) {
      Instant at = BEGIN.plus(HOUR.multipliedBy(i)).plusSeconds(1_800);
      round++;
      jdbc.sql("select ensure_history(:at::timestamptz)")
          .param("at", InstantForm.write(at))
          .query(Boolean.class)
          .single();
      jdbc.sql(
              """
              insert into round (feed, round, event_sequence, feed_version, published_at, cause,
                                 grade, price, confidence, valid_publishers, quorum, publishers,
                                 intake_sequence, first_intake_sequence, first_observed_at,
                                 last_observed_at, previous_hash, hash)
              values ('BTC', :round, :round, 1, :at::timestamptz, 'REQUEST', 'VALID',
                      :price::numeric, 0, 1, 1, 1, :round, :round, :at::timestamptz,
                      :at::timestamptz, repeat('0', 64), repeat('0', 64))
              """)
          .param("round", round)
          .param("at", InstantForm.write(at))
          .param("price", CLOSES.get(HISTORY + i).toString())
          .update();
    }

    /** A keeper that is told of every fit while it works. */
    ForecastKeeper keeper(Runnable fitting) {
      BarStore bars = new BarStore(jdbc);
      BarSeries series = new BarSeries(bars);
      ForecastStore forecasts = new ForecastStore(jdbc);
      FitStore fits =
          new FitStore(jdbc, WireConfiguration.mapper()) {
            @Override
            Fit insert(FeedId feed, Fit fit) {
              fitting.run();
              return super.insert(feed, fit);
            }
          };
      return new ForecastKeeper(
          new TransactionTemplate(new DataSourceTransactionManager(app)),
          bars,
          series,
          fits,
          forecasts,
          new ForecastScoring(forecasts, series),
          new InForceLog(jdbc));
    }

    /** Everything that was made, but for when its rows were written. */
    List<String> made() {
      return jdbc.sql(
              """
              select 'bar ' || (to_jsonb(t) - 'recorded_at')::text from volatility_bar t
              union all select 'fit ' || (to_jsonb(t) - 'recorded_at')::text from volatility_fit t
              union all select 'forecast ' || (to_jsonb(t) - 'recorded_at')::text
                from volatility_forecast t
              union all select 'score ' || (to_jsonb(t) - 'recorded_at')::text from volatility_score t
              union all select 'selection ' || (to_jsonb(t) - 'recorded_at')::text
                from volatility_selection t
              union all select 'in force ' || (to_jsonb(t) - 'recorded_at')::text
                from volatility_in_force t
              order by 1
              """)
          .query(String.class)
          .list();
    }

    Instant lastOrigin() {
      return jdbc.sql("select max(origin) from volatility_in_force")
          .query((row, _) -> BarStore.instant(row, "max"))
          .single();
    }

    long count(String table) {
      return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
      app.destroy();
    }
  }

  private static final ForecastSettings FORECAST =
      forecast(3_600, List.of(3_600, 14_400), List.of("ewma", "har", "log-har"));

  private static ForecastSettings forecast(
      int barSeconds, List<Integer> horizons, List<String> models) {
    return new ForecastSettings(
        barSeconds,
        1,
        horizons,
        14_400,
        models,
        "ewma",
        28_800,
        HISTORY,
        14_400,
        10,
        Decimal.of("0.001"),
        2,
        4);
  }

  private static final Feed SETTINGS =
      new Feed(
          FEED,
          1,
          new FeedSettings(
              "BTC",
              "USD",
              8,
              300,
              Decimal.of("0.005"),
              1,
              600,
              1000,
              0,
              Decimal.of("0.05"),
              Decimal.of("0.02"),
              Aggregation.of("median"),
              new EwmaVariance(Decimal.of("0.94"), 3600),
              null,
              FORECAST,
              null,
              null));

  @Test
  void aRestartAtEveryHourChangesNothing() {
    try (Venue steady = new Venue();
        Venue restarted = new Venue()) {
      ForecastKeeper one = steady.keeper();
      for (int i = 0; i < HOURS; i++) {
        for (Venue venue : List.of(steady, restarted)) {
          venue.publish(i);
          ForecastKeeper keeper = venue == steady ? one : venue.keeper();
          Instant end = BEGIN.plus(HOUR.multipliedBy(i + 1L));
          assertThat(keeper.advance(SETTINGS, FORECAST, end.minusMillis(1))).isZero();
          assertThat(keeper.advance(SETTINGS, FORECAST, end)).isEqualTo(1);
          assertThat(venue.keeper().advance(SETTINGS, FORECAST, end)).isZero();
        }
      }
      assertThat(restarted.made()).isEqualTo(steady.made());
      // Three models learn at once and again every eight hours; each hour is forecast and scored.
      assertThat(steady.count("volatility_fit")).isEqualTo(3 * 3);
      assertThat(steady.count("volatility_forecast")).isEqualTo(HOURS * 3 * 2);
      assertThat(steady.count("volatility_score")).isEqualTo(((HOURS - 1) + (HOURS - 4)) * 3L);
      assertThat(steady.count("volatility_in_force")).isEqualTo(HOURS);
      assertThat(steady.count("volatility_forecast where selected")).isEqualTo(HOURS * 2);
    }
  }

  @Test
  void severalHoursAtOnceAreTheSameAsOneByOne() {
    try (Venue steady = new Venue();
        Venue late = new Venue()) {
      for (int i = 0; i < 12; i++) {
        for (Venue venue : List.of(steady, late)) {
          venue.publish(i);
          if (venue == steady || i == 0 || i % 4 == 3) {
            venue.keeper().advance(SETTINGS, FORECAST, BEGIN.plus(HOUR.multipliedBy(i + 1L)));
          }
        }
      }
      assertThat(late.made()).isEqualTo(steady.made());
    }
  }

  @Test
  void theIntakeGoesOnWhileForecastersLearn() {
    try (Venue late = new Venue()) {
      var intake = new SingleConnectionDataSource(Venue.connection(late.database), true);
      List<Boolean> free = new ArrayList<>();
      ForecastKeeper keeper =
          late.keeper(
              () ->
                  free.add(
                      JdbcClient.create(intake)
                          .sql("select 1 from head for update skip locked")
                          .query(Integer.class)
                          .optional()
                          .isPresent()));
      late.publish(0);
      keeper.advance(SETTINGS, FORECAST, BEGIN.plus(HOUR));
      // Nine more hours at once: after eight of them everything learns again.
      for (int i = 1; i < 10; i++) {
        late.publish(i);
      }
      keeper.advance(SETTINGS, FORECAST, BEGIN.plus(HOUR.multipliedBy(10)));
      assertThat(free).hasSize(6).containsOnly(true);
      intake.destroy();
    }
  }

  @Test
  void barsOfAnotherLengthAndBackForecastOn() {
    try (Venue venue = new Venue()) {
      ForecastKeeper keeper = venue.keeper();
      venue.publish(0);
      venue.publish(1);
      keeper.advance(SETTINGS, FORECAST, BEGIN.plus(HOUR.multipliedBy(2)));
      ForecastSettings longer = forecast(7_200, List.of(14_400), List.of("ewma"));
      venue.publish(2);
      venue.publish(3);
      keeper.advance(SETTINGS, longer, BEGIN.plus(HOUR.multipliedBy(4)));
      venue.publish(4);
      keeper.advance(SETTINGS, FORECAST, BEGIN.plus(HOUR.multipliedBy(5)));

      assertThat(venue.lastOrigin()).isEqualTo(BEGIN.plus(HOUR.multipliedBy(5)));
    }
  }

  @Test
  void aHorizonThatSomeCannotLearnYetStopsNoOther() {
    try (Venue venue = new Venue()) {
      ForecastKeeper keeper = venue.keeper();
      venue.publish(0);
      keeper.advance(SETTINGS, FORECAST, BEGIN.plus(HOUR));
      ForecastSettings farther =
          forecast(3_600, List.of(3_600, 14_400, 2_592_000), List.of("har", "ewma"));
      venue.publish(1);
      keeper.advance(SETTINGS, farther, BEGIN.plus(HOUR.multipliedBy(2)));

      assertThat(venue.lastOrigin()).isEqualTo(BEGIN.plus(HOUR.multipliedBy(2)));
      assertThat(venue.count("volatility_forecast where horizon_seconds = 2592000")).isPositive();
    }
  }
}
