package io.counterpool.oracle.volatility;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.volatility.forecast.RunningScore;
import io.counterpool.models.volatility.forecast.Selection;
import io.counterpool.oracle.feed.FeedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forecasts, their scores and which forecaster is in use: appended, never changed. */
@Repository
class ForecastStore {

  /**
   * A selection and since when it holds.
   *
   * @param origin of the last target that was over
   */
  record Chosen(Instant origin, Selection selection) {}

  /** A forecast and, once its target is scored, what became of it. */
  record Judged(Forecast forecast, @Nullable Score score) {}

  private static final String JUDGED =
      """
      select f.*, s.realised, s.qlike, s.squared_error, s.targets, s.running_qlike,
             s.running_squared_error
      from volatility_forecast f
      left join volatility_score s using (feed, horizon_seconds, origin, model)
      """;

  private final JdbcClient jdbc;

  ForecastStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(FeedId feed, Forecast forecast) {
    jdbc.sql(
            """
            insert into volatility_forecast (feed, horizon_seconds, origin, model, fit, variance,
                                             annual, selected)
            values (:feed, :horizon, :origin::timestamptz, :model, :fit, :variance,
                    :annual::numeric, :selected)
            """)
        .param("feed", feed.value())
        .param("horizon", forecast.horizonSeconds())
        .param("origin", InstantForm.write(forecast.origin()))
        .param("model", forecast.model())
        .param("fit", forecast.fit())
        .param("variance", forecast.variance())
        .param("annual", forecast.annual().toString())
        .param("selected", forecast.selected())
        .update();
  }

  void insert(FeedId feed, Score score) {
    jdbc.sql(
            """
            insert into volatility_score (feed, horizon_seconds, origin, model, realised, qlike,
                                          squared_error, targets, running_qlike,
                                          running_squared_error)
            values (:feed, :horizon, :origin::timestamptz, :model, :realised, :qlike, :squared,
                    :targets, :runningQlike, :runningSquared)
            """)
        .param("feed", feed.value())
        .param("horizon", score.horizonSeconds())
        .param("origin", InstantForm.write(score.origin()))
        .param("model", score.model())
        .param("realised", score.realised())
        .param("qlike", score.qlike())
        .param("squared", score.squaredError())
        .param("targets", score.running().targets())
        .param("runningQlike", score.running().qlike())
        .param("runningSquared", score.running().squaredError())
        .update();
  }

  void insert(FeedId feed, int horizonSeconds, Chosen chosen, boolean scored) {
    jdbc.sql(
            """
            insert into volatility_selection (feed, horizon_seconds, origin, scored, selected,
                                              rival, streak)
            values (:feed, :horizon, :origin::timestamptz, :scored, :selected, :rival, :streak)
            """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("origin", InstantForm.write(chosen.origin()))
        .param("scored", scored)
        .param("selected", chosen.selection().selected())
        .param("rival", chosen.selection().rival(), Types.VARCHAR)
        .param("streak", chosen.selection().streak())
        .update();
  }

  /** What was chosen after the last target that was over at {@code at}. */
  Optional<Chosen> chosen(FeedId feed, int horizonSeconds, Instant at) {
    return jdbc.sql(
            """
            select * from volatility_selection
            where feed = :feed and horizon_seconds = :horizon and origin <= :origin::timestamptz
            order by origin desc limit 1
            """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("origin", InstantForm.write(at.minusSeconds(horizonSeconds)))
        .query(
            (row, _) ->
                new Chosen(
                    BarStore.instant(row, "origin"),
                    new Selection(
                        row.getString("selected"), row.getString("rival"), row.getInt("streak"))))
        .optional();
  }

  /** The last score of each model whose target was over at {@code at}. */
  List<Score> scores(FeedId feed, int horizonSeconds, List<String> models, Instant at) {
    return jdbc.sql(
            """
            select s.* from unnest(:models::text[]) as k(model)
            cross join lateral (
              select * from volatility_score v
              where v.feed = :feed and v.horizon_seconds = :horizon and v.model = k.model
                and v.origin <= :origin::timestamptz
              order by origin desc limit 1) s
            order by s.model collate "C"
            """)
        .param("models", models.toArray(String[]::new))
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("origin", InstantForm.write(at.minusSeconds(horizonSeconds)))
        .query(ForecastStore::score)
        .list();
  }

  /**
   * Forecasts after the origin {@code after} (null: from the first on) up to the origin {@code
   * until}, by origin and model.
   */
  List<Forecast> after(FeedId feed, int horizonSeconds, @Nullable Instant after, Instant until) {
    return jdbc.sql(
            """
            select * from volatility_forecast
            where feed = :feed and horizon_seconds = :horizon
              and origin > coalesce(:after::timestamptz, '-infinity')
              and origin <= :until::timestamptz
            order by origin, model collate "C"
            """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("after", after == null ? null : InstantForm.write(after))
        .param("until", InstantForm.write(until))
        .query(ForecastStore::forecast)
        .list();
  }

  /** Whether nothing was forecast over this horizon from {@code origin} or later. */
  boolean isAfterLast(FeedId feed, int horizonSeconds, Instant origin) {
    return jdbc.sql(
            """
            select not exists (
              select 1 from volatility_forecast
              where feed = :feed and horizon_seconds = :horizon and origin >= :origin::timestamptz)
            """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("origin", InstantForm.write(origin))
        .query(Boolean.class)
        .single();
  }

  /** All forecasts of the last origin at or before {@code at}, by model. */
  List<Forecast> last(FeedId feed, int horizonSeconds, Instant at) {
    return jdbc.sql(
            """
            select * from volatility_forecast
            where feed = :feed and horizon_seconds = :horizon and origin = (
              select max(origin) from volatility_forecast
              where feed = :feed and horizon_seconds = :horizon and origin <= :at::timestamptz)
            order by model collate "C"
            """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("at", InstantForm.write(at))
        .query(ForecastStore::forecast)
        .list();
  }

  /**
   * Forecasts with an origin after {@code after} and before {@code until}, ascending: those of one
   * model, or the ones that were used.
   */
  List<Judged> list(
      FeedId feed,
      int horizonSeconds,
      @Nullable String model,
      Instant after,
      Instant until,
      int limit) {
    return jdbc.sql(
            JUDGED
                + """
                where f.feed = :feed and f.horizon_seconds = :horizon
                  and f.origin > :after::timestamptz and f.origin < :until::timestamptz
                  and case when :model::text is null then f.selected else f.model = :model end
                order by f.origin limit :limit
                """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("model", model, Types.VARCHAR)
        .param("after", InstantForm.write(after))
        .param("until", InstantForm.write(until))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Judged(
                    forecast(row, n),
                    row.getObject("targets", Long.class) == null ? null : score(row, n)))
        .list();
  }

  private static Forecast forecast(ResultSet row, int number) throws SQLException {
    return new Forecast(
        row.getInt("horizon_seconds"),
        BarStore.instant(row, "origin"),
        row.getString("model"),
        row.getLong("fit"),
        row.getDouble("variance"),
        row.getBoolean("selected"));
  }

  private static Score score(ResultSet row, int number) throws SQLException {
    return new Score(
        row.getInt("horizon_seconds"),
        BarStore.instant(row, "origin"),
        row.getString("model"),
        row.getDouble("realised"),
        row.getDouble("qlike"),
        row.getDouble("squared_error"),
        new RunningScore(
            row.getLong("targets"),
            row.getDouble("running_qlike"),
            row.getDouble("running_squared_error")));
  }
}
