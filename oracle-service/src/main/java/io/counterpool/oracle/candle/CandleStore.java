package io.counterpool.oracle.candle;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Candles are computed from the prices of rounds when they are asked for, a page at a time. */
@Repository
class CandleStore {

  private final JdbcClient jdbc;

  CandleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What each interval holds; those without rounds are left out. Each is one scan of an index: by
   * date_bin the planner would sort all rows, as it cannot tell how few groups there are.
   *
   * @param from start of the first interval, a multiple of it since 1970
   * @param until end of the last one, exclusive
   * @param asOf nothing that was published later is used
   */
  List<Bucket> buckets(FeedId feed, Duration interval, Instant from, Instant until, Instant asOf) {
    return jdbc.sql(
            """
            select i.start, b.*, o.price as open, c.price as close
            from generate_series(:from::timestamptz, :last::timestamptz, :interval::interval)
              as i(start)
            cross join lateral (
              select count(*) as rounds, count(*) filter (where price is null) as unusable,
                     max(price) as high, min(price) as low,
                     min(published_at) filter (where price is not null) as first_at,
                     max(published_at) filter (where price is not null) as last_at
              from price_history
              where feed = :feed and published_at >= i.start
                and published_at < i.start + :interval::interval
                and published_at <= :asOf::timestamptz) b
            left join lateral (
              select price from price_history p
              where p.feed = :feed and p.published_at = b.first_at and p.price is not null
              order by p.round limit 1) o on true
            left join lateral (
              select price from price_history p
              where p.feed = :feed and p.published_at = b.last_at and p.price is not null
              order by p.round desc limit 1) c on true
            where b.rounds > 0
            order by i.start
            """)
        .param("feed", feed.value())
        .param("interval", interval.toSeconds() + " seconds")
        .param("from", InstantForm.write(from))
        .param("last", InstantForm.write(until.minus(interval)))
        .param("asOf", InstantForm.write(asOf))
        .query(CandleStore::bucket)
        .list();
  }

  /** The last usable price that was published before {@code from}. */
  Optional<Decimal> before(FeedId feed, Instant from) {
    return jdbc.sql(
            """
            select price from price_history
            where feed = :feed and published_at < :from::timestamptz and price is not null
            order by published_at desc, round desc limit 1
            """)
        .param("feed", feed.value())
        .param("from", InstantForm.write(from))
        .query(BigDecimal.class)
        .optional()
        .map(Decimal::of);
  }

  private static Bucket bucket(ResultSet row, int number) throws SQLException {
    return new Bucket(
        row.getObject("start", OffsetDateTime.class).toInstant(),
        decimal(row, "open"),
        decimal(row, "high"),
        decimal(row, "low"),
        decimal(row, "close"),
        row.getInt("rounds"),
        row.getInt("unusable"));
  }

  private static @Nullable Decimal decimal(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Decimal.of(value);
  }
}
