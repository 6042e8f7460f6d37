package io.counterpool.oracle.volatility;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which forecast rounds carry, from when on. The door of this feature to the intake. */
@Repository
public class InForceLog {

  private final JdbcClient jdbc;

  InForceLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The forecast in force of each of {@code feeds} that forecasts; asks nothing if none does. */
  public Map<FeedId, ForecastInForce> inForce(Collection<ConfiguredFeed> feeds) {
    String[] names =
        feeds.stream()
            .map(ConfiguredFeed::feed)
            .filter(feed -> feed.settings().forecast() != null)
            .map(feed -> feed.id().value())
            .toArray(String[]::new);
    Map<FeedId, ForecastInForce> found = new HashMap<>();
    if (names.length > 0) {
      jdbc.sql(
              """
              select f.* from unnest(:feeds::text[]) as k(feed)
              cross join lateral (
                select * from volatility_in_force v where v.feed = k.feed
                order by number desc limit 1) f
              """)
          .param("feeds", names)
          .query(
              row -> {
                found.put(new FeedId(row.getString("feed")), inForce(row));
              });
    }
    return found;
  }

  /** Holds up the intake, so that what it has decided on is committed, until this one commits. */
  void holdIntake() {
    jdbc.sql("select 1 from head for update").query((_, _) -> true).single();
  }

  /** Puts a forecast in force for every round after this transaction. */
  void insert(FeedId feed, int horizonSeconds, Instant origin, String model, Decimal annual) {
    holdIntake();
    jdbc.sql(
            """
            insert into volatility_in_force (feed, number, horizon_seconds, origin, model, annual,
                                             intake_sequence, event_sequence)
            select :feed,
                   coalesce((select max(number) from volatility_in_force where feed = :feed), 0) + 1,
                   :horizon, :origin::timestamptz, :model, :annual::numeric,
                   intake_sequence, event_sequence
            from head
            """)
        .param("feed", feed.value())
        .param("horizon", horizonSeconds)
        .param("origin", InstantForm.write(origin))
        .param("model", model)
        .param("annual", annual.toString())
        .update();
  }

  private static ForecastInForce inForce(ResultSet row) throws SQLException {
    return new ForecastInForce(
        row.getLong("number"),
        row.getInt("horizon_seconds"),
        row.getString("model"),
        row.getObject("origin", OffsetDateTime.class).toInstant(),
        Decimal.of(row.getBigDecimal("annual")));
  }
}
