package io.counterpool.oracle.score;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.score.PublisherScore;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.models.oracle.score.ScoreSample;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.score.ScoreBook.Scored;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What every round said of every publisher: appended, never changed. The door of this feature. */
@Repository
public class ScoreLog {

  /** The scores of a feed as they stand after {@code round}. */
  public record ScoredRound(Round round, ScoreBook scores) {}

  /**
   * A score on its own.
   *
   * @param round after which it stands
   */
  record Stored(PublisherId publisher, long round, PublisherScore score, Decimal factor) {}

  private record Row(Round round, Scored scored) {

    ScoreSample sample() {
      return scored.standing().samples().getLast();
    }

    PublisherScore score() {
      return scored.standing().score();
    }
  }

  private final JdbcClient jdbc;

  ScoreLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes what each of the rounds added, in one statement. */
  public void insert(List<ScoredRound> scored) {
    List<Row> rows = new ArrayList<>();
    for (ScoredRound each : scored) {
      each.scores().added(each.round()).forEach(one -> rows.add(new Row(each.round(), one)));
    }
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into publisher_score (feed, publisher, round, counted, distance, delay_millis,
                                         rounds, uptime, distance_median, delay_spread_millis,
                                         factor, published_at)
            select n.feed, n.publisher, n.round, n.counted, n.distance::numeric, n.delay::bigint,
                   n.rounds::int, n.uptime::numeric, n.median::numeric, n.spread::bigint,
                   n.factor::numeric, n.published::timestamptz
            from unnest(:feeds::text[], :publishers::text[], :numbers::bigint[],
                        :counted::boolean[], :distances::text[], :delays::text[],
                        :rounds::text[], :uptimes::text[], :medians::text[], :spreads::text[],
                        :factors::text[], :published::text[])
              as n(feed, publisher, round, counted, distance, delay, rounds, uptime, median,
                   spread, factor, published)
            """)
        .param("feeds", texts(rows, row -> row.round().feed().value()))
        .param("publishers", texts(rows, row -> row.scored().publisher().value()))
        .param("numbers", rows.stream().mapToLong(row -> row.round().number()).toArray())
        .param("counted", rows.stream().map(row -> row.sample().counted()).toArray(Boolean[]::new))
        .param("distances", texts(rows, row -> row.sample().distance()))
        .param("delays", texts(rows, row -> row.sample().delayMillis()))
        .param("rounds", texts(rows, row -> row.score().rounds()))
        .param("uptimes", texts(rows, row -> row.score().uptime()))
        .param("medians", texts(rows, row -> row.score().distance()))
        .param("spreads", texts(rows, row -> row.score().delaySpreadMillis()))
        .param("factors", texts(rows, row -> row.scored().standing().factor()))
        .param("published", texts(rows, row -> InstantForm.write(row.round().publishedAt())))
        .update();
  }

  /** The scores of {@code feeds} after their last rounds. */
  public Map<FeedId, ScoreBook> books(Collection<ConfiguredFeed> feeds) {
    Map<FeedId, Map<PublisherId, List<ScoreSample>>> samples = new HashMap<>();
    Map<FeedId, Map<PublisherId, Long>> rounds = new HashMap<>();
    jdbc.sql(
            """
            select s.* from unnest(:feeds::text[], :publishers::text[]) as k(feed, publisher)
            cross join lateral (
              select * from publisher_score
              where publisher_score.feed = k.feed and publisher_score.publisher = k.publisher
              order by round desc limit :most) s
            order by s.feed, s.publisher, s.round
            """)
        .param(
            "feeds",
            feeds.stream()
                .flatMap(feed -> feed.publishers().stream())
                .map(publisher -> publisher.feed().value())
                .toArray(String[]::new))
        .param(
            "publishers",
            feeds.stream()
                .flatMap(feed -> feed.publishers().stream())
                .map(publisher -> publisher.id().value())
                .toArray(String[]::new))
        .param("most", ScoreRule.MOST_ROUNDS)
        .query(
            row -> {
              FeedId feed = new FeedId(row.getString("feed"));
              PublisherId publisher = new PublisherId(row.getString("publisher"));
              samples
                  .computeIfAbsent(feed, _ -> new TreeMap<>())
                  .computeIfAbsent(publisher, _ -> new ArrayList<>())
                  .add(sample(row));
              rounds
                  .computeIfAbsent(feed, _ -> new HashMap<>())
                  .put(publisher, row.getLong("round"));
            });
    Map<FeedId, ScoreBook> books = new HashMap<>();
    for (ConfiguredFeed feed : feeds) {
      FeedId id = feed.feed().id();
      ScoreRule rule = feed.feed().settings().score();
      Map<PublisherId, Standing> standings = new HashMap<>();
      samples
          .getOrDefault(id, Map.of())
          .forEach(
              (publisher, list) ->
                  standings.put(
                      publisher,
                      Standing.of(
                          rounds.getOrDefault(id, Map.of()).getOrDefault(publisher, 0L),
                          list,
                          rule)));
      books.put(id, new ScoreBook(rule, standings));
    }
    return books;
  }

  /** The last score of each publisher of a feed that has one, by publisher. */
  Map<PublisherId, Stored> last(FeedId feed, Collection<PublisherId> publishers) {
    Map<PublisherId, Stored> last = new TreeMap<>();
    jdbc.sql(
            """
            select s.* from unnest(:publishers::text[]) as k(publisher)
            cross join lateral (
              select * from publisher_score
              where publisher_score.feed = :feed and publisher_score.publisher = k.publisher
              order by round desc limit 1) s
            """)
        .param("feed", feed.value())
        .param("publishers", publishers.stream().map(PublisherId::value).toArray(String[]::new))
        .query((row, _) -> stored(row))
        .list()
        .forEach(stored -> last.put(stored.publisher(), stored));
    return last;
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new PublisherId(row.getString("publisher")),
        row.getLong("round"),
        new PublisherScore(
            row.getInt("rounds"),
            Decimal.of(row.getBigDecimal("uptime")),
            decimal(row, "distance_median"),
            row.getObject("delay_spread_millis", Long.class)),
        Decimal.of(row.getBigDecimal("factor")));
  }

  private static ScoreSample sample(ResultSet row) throws SQLException {
    return new ScoreSample(
        row.getBoolean("counted"),
        decimal(row, "distance"),
        row.getObject("delay_millis", Long.class));
  }

  private static @Nullable Decimal decimal(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Decimal.of(value);
  }

  private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable Object> column) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = column.apply(rows.get(i));
      texts[i] = value == null ? null : value.toString();
    }
    return texts;
  }
}
