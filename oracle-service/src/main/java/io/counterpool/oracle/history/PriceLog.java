package io.counterpool.oracle.history;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.average.StepSum;
import io.counterpool.oracle.feed.FeedId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The price in force after each round: appended with it, never changed. */
@Repository
public class PriceLog {

  private static final int FETCH = 10_000;

  private final JdbcClient jdbc;

  public PriceLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last step of each of {@code feeds} that has one. */
  Map<FeedId, PriceStep> last(Collection<FeedId> feeds) {
    Map<FeedId, PriceStep> last = new HashMap<>();
    jdbc.sql(
            """
            select p.* from unnest(:feeds::text[]) as k(feed)
            join round_head h using (feed)
            join price_history p
              on p.feed = h.feed and p.published_at = h.published_at and p.round = h.round
            """)
        .param("feeds", feeds.stream().map(FeedId::value).toArray(String[]::new))
        .query(PriceLog::step)
        .list()
        .forEach(step -> last.put(step.feed(), step));
    return last;
  }

  void insert(List<PriceStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into price_history (feed, round, published_at, price, holds_millis, price_time,
                                       up_millis, down_millis)
            select n.feed, n.round, n.published::timestamptz, n.price::numeric, n.holds,
                   n.price_time::numeric, n.up, n.down
            from unnest(:feeds::text[], :rounds::bigint[], :published::text[], :prices::text[],
                        :holds::bigint[], :sums::text[], :ups::bigint[], :downs::bigint[])
              as n(feed, round, published, price, holds, price_time, up, down)
            """)
        .param("feeds", texts(steps, step -> step.feed().value()))
        .param("rounds", steps.stream().mapToLong(PriceStep::round).toArray())
        .param("published", texts(steps, step -> InstantForm.write(step.publishedAt())))
        .param(
            "prices", texts(steps, step -> step.price() == null ? null : step.price().toString()))
        .param("holds", steps.stream().mapToLong(step -> step.holds().toMillis()).toArray())
        .param("sums", texts(steps, step -> step.sum().priceTime().toPlainString()))
        .param("ups", steps.stream().mapToLong(step -> step.sum().upTime()).toArray())
        .param("downs", steps.stream().mapToLong(step -> step.sum().downTime()).toArray())
        .update();
  }

  /** The step in force at {@code at}: of several rounds of that instant the last one. */
  public Optional<PriceStep> inForce(FeedId feed, Instant at) {
    return jdbc.sql(
            """
            select * from price_history
            where feed = :feed and published_at <= :at::timestamptz
            order by published_at desc, round desc limit 1
            """)
        .param("feed", feed.value())
        .param("at", InstantForm.write(at))
        .query(PriceLog::step)
        .optional();
  }

  /**
   * Steps that began after {@code after} and not after {@code until}, the newest first, at most
   * {@code most}. Read as it is consumed if a transaction is open; to be closed.
   */
  public Stream<PriceStep> back(FeedId feed, Instant after, Instant until, int most) {
    return jdbc
        .sql(
            """
            select * from price_history
            where feed = :feed and published_at > :after::timestamptz
              and published_at <= :until::timestamptz
            order by published_at desc, round desc limit :most
            """)
        .param("feed", feed.value())
        .param("after", InstantForm.write(after))
        .param("until", InstantForm.write(until))
        .param("most", most)
        .withFetchSize(FETCH)
        .query(PriceLog::step)
        .stream();
  }

  private static PriceStep step(ResultSet row, int number) throws SQLException {
    BigDecimal price = row.getBigDecimal("price");
    return new PriceStep(
        new FeedId(row.getString("feed")),
        row.getLong("round"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        price == null ? null : Decimal.of(price),
        Duration.ofMillis(row.getLong("holds_millis")),
        new StepSum(
            row.getBigDecimal("price_time"), row.getLong("up_millis"), row.getLong("down_millis")));
  }

  private static @Nullable String[] texts(
      List<PriceStep> steps, Function<PriceStep, @Nullable String> column) {
    return steps.stream().map(column).toArray(String[]::new);
  }
}
