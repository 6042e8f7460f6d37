package io.counterpool.oracle.volatility;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.kit.wire.ModelJson;
import io.counterpool.models.volatility.forecast.FittedVolatility;
import io.counterpool.oracle.feed.FeedId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Fits: appended, never changed. */
@Repository
class FitStore {

  private final JdbcClient jdbc;
  private final ModelJson<FittedVolatility> json;

  FitStore(JdbcClient jdbc, JsonMapper mapper) {
    this.jdbc = jdbc;
    this.json = new ModelJson<>(mapper, FittedVolatility.class, FittedVolatility.models());
  }

  /** The newest fit of each model, by its name. */
  Map<String, Fit> newest(FeedId feed, Duration bar) {
    Map<String, Fit> fits = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (model) * from volatility_fit
            where feed = :feed and bar_seconds = :bar order by model, fit desc
            """)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds())
        .query(this::fit)
        .list()
        .forEach(fit -> fits.put(fit.model(), fit));
    return fits;
  }

  /** Stores a fit under the feed's next number; it as stored. */
  Fit insert(FeedId feed, Fit fit) {
    return jdbc.sql(
            """
            insert into volatility_fit (feed, fit, feed_version, model, bar_seconds, bars_from,
                                        bars_until, bars, horizons, parameters)
            values (:feed,
                    coalesce((select max(fit) from volatility_fit where feed = :feed), 0) + 1,
                    :version, :model, :bar, :from::timestamptz, :until::timestamptz, :bars,
                    :horizons::integer[], :parameters)
            returning *
            """)
        .param("feed", feed.value())
        .param("version", fit.feedVersion())
        .param("model", fit.model())
        .param("bar", fit.bar().toSeconds())
        .param("from", InstantForm.write(fit.barsFrom()))
        .param("until", InstantForm.write(fit.barsUntil()))
        .param("bars", fit.bars())
        .param("horizons", fit.horizons().toArray(Integer[]::new))
        .param("parameters", json.write(fit.parameters()))
        .query(this::fit)
        .single();
  }

  /** Fits with a number above {@code after}, ascending. */
  List<Fit> list(FeedId feed, long after, int limit) {
    return jdbc.sql(
            """
            select * from volatility_fit where feed = :feed and fit > :after
            order by fit limit :limit
            """)
        .param("feed", feed.value())
        .param("after", after)
        .param("limit", limit)
        .query(this::fit)
        .list();
  }

  /** The parameters as they are stored. */
  String text(FittedVolatility parameters) {
    return json.write(parameters);
  }

  private Fit fit(ResultSet row, int number) throws SQLException {
    return new Fit(
        row.getLong("fit"),
        row.getLong("feed_version"),
        row.getString("model"),
        Duration.ofSeconds(row.getInt("bar_seconds")),
        BarStore.instant(row, "bars_from"),
        BarStore.instant(row, "bars_until"),
        row.getInt("bars"),
        integers(row.getArray("horizons")),
        json.read(row.getString("parameters")));
  }

  private static List<Integer> integers(Array array) throws SQLException {
    return Arrays.asList((Integer[]) array.getArray());
  }
}
