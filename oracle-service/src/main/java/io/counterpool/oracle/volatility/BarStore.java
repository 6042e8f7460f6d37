package io.counterpool.oracle.volatility;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.volatility.BarRules.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bars and how far they have come. */
@Repository
class BarStore {

  /**
   * How far the bars of a feed have come.
   *
   * @param begunAt start of the first bar that its own rounds can make
   * @param lastRound the last one gathered
   * @param barsUntil end of the last interval gathered
   */
  record Progress(Instant begunAt, long lastRound, Instant barsUntil) {}

  /** What is gathered: the priced intervals, and the last round of any kind among them. */
  record Gathered(List<Interval> intervals, long lastRound) {}

  private final JdbcClient jdbc;

  BarStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Progress> progress(FeedId feed, Duration bar) {
    return progress(feed, bar, "");
  }

  /** Keeps every other process from going on with this feed until the transaction ends. */
  Optional<Progress> lockProgress(FeedId feed, Duration bar) {
    return progress(feed, bar, " for update");
  }

  private Optional<Progress> progress(FeedId feed, Duration bar, String lock) {
    return jdbc.sql(
            "select * from volatility_progress where feed = :feed and bar_seconds = :bar" + lock)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds())
        .query(
            (row, _) ->
                new Progress(
                    instant(row, "begun_at"),
                    row.getLong("last_round"),
                    instant(row, "bars_until")))
        .optional();
  }

  /**
   * Begins with the feed's first round since {@code earliest}, or at {@code now}; does nothing if
   * it has begun.
   */
  void begin(FeedId feed, Duration bar, Instant earliest, Instant now) {
    Instant first =
        jdbc.sql(
                """
                select published_at from round
                where feed = :feed and published_at >= :earliest::timestamptz
                order by round limit 1
                """)
            .param("feed", feed.value())
            .param("earliest", InstantForm.write(earliest))
            .query((row, _) -> instant(row, "published_at"))
            .optional()
            .orElse(now);
    Instant begun = BarRules.floor(first, bar);
    jdbc.sql(
            """
            insert into volatility_progress (feed, bar_seconds, begun_at, last_round, bars_until)
            values (:feed, :bar, :begun::timestamptz, 0, :begun::timestamptz)
            on conflict do nothing
            """)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds())
        .param("begun", InstantForm.write(begun))
        .update();
  }

  void write(FeedId feed, Duration bar, long lastRound, Instant barsUntil) {
    jdbc.sql(
            """
            update volatility_progress
            set last_round = :round, bars_until = :until::timestamptz
            where feed = :feed and bar_seconds = :bar
            """)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds())
        .param("round", lastRound)
        .param("until", InstantForm.write(barsUntil))
        .update();
  }

  /** The rounds after those of {@code progress} published before {@code until}, by interval. */
  Gathered gather(FeedId feed, Duration bar, Progress progress, Instant until) {
    List<Interval> intervals =
        jdbc.sql(
                """
                select (floor(extract(epoch from published_at) / :bar) + 1)::bigint * :bar as ends,
                       (array_agg(price order by round desc))[1] as close,
                       min(price) as low, max(price) as high, max(round) as round,
                       count(distinct last_observed_at) filter (
                         where extract(epoch from last_observed_at) >=
                               floor(extract(epoch from published_at) / :bar) * :bar
                       )::integer as observations
                from round
                where feed = :feed and round > :after
                  and published_at >= :from::timestamptz and published_at < :until::timestamptz
                  and price is not null and grade not in ('OUT_OF_BAND', 'HALTED')
                group by ends order by ends
                """)
            .param("feed", feed.value())
            .param("bar", bar.toSeconds())
            .param("after", progress.lastRound())
            .param("from", InstantForm.write(progress.barsUntil()))
            .param("until", InstantForm.write(until))
            .query(
                (row, _) ->
                    new Interval(
                        Instant.ofEpochSecond(row.getLong("ends")),
                        Decimal.of(row.getBigDecimal("close")),
                        Decimal.of(row.getBigDecimal("low")),
                        Decimal.of(row.getBigDecimal("high")),
                        row.getInt("observations"),
                        row.getLong("round")))
            .list();
    long last =
        jdbc.sql(
                """
                select coalesce(max(round), :after) from round
                where feed = :feed and round > :after and published_at < :until::timestamptz
                """)
            .param("feed", feed.value())
            .param("after", progress.lastRound())
            .param("until", InstantForm.write(until))
            .query(Long.class)
            .single();
    return new Gathered(intervals, last);
  }

  /** Stores those that are not there; how many that was. */
  int insert(FeedId feed, Duration bar, List<Bar> bars) {
    return jdbc.sql(
            """
            insert into volatility_bar (feed, bar_seconds, ends_at, close, source, observations,
                                        round)
            select :feed, :bar, n.ends, n.close::numeric, n.source, n.observations, n.round
            from unnest(:ends::timestamptz[], :closes::text[], :sources::text[],
                        :observations::integer[], :rounds::bigint[])
              as n(ends, close, source, observations, round)
            on conflict do nothing
            """)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds(), Types.INTEGER)
        .param("ends", bars.stream().map(b -> InstantForm.write(b.endsAt())).toArray(String[]::new))
        .param("closes", bars.stream().map(b -> b.close().toString()).toArray(String[]::new))
        .param("sources", bars.stream().map(b -> b.source().name()).toArray(String[]::new))
        .param("observations", bars.stream().map(Bar::observations).toArray(Integer[]::new))
        .param("rounds", bars.stream().map(Bar::round).toArray(Long[]::new))
        .update();
  }

  /** The close of the last bar that ends at or before {@code at}. */
  @Nullable Decimal lastClose(FeedId feed, Duration bar, Instant at) {
    return jdbc.sql(
            """
            select close from volatility_bar
            where feed = :feed and bar_seconds = :bar and ends_at <= :at::timestamptz
            order by ends_at desc limit 1
            """)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds())
        .param("at", InstantForm.write(at))
        .query((row, _) -> Decimal.of(row.getBigDecimal("close")))
        .optional()
        .orElse(null);
  }

  /**
   * Bars that end from {@code from} to {@code until}, both included, ascending; no more than asked.
   */
  List<Bar> list(FeedId feed, Duration bar, Instant from, Instant until, int limit) {
    return jdbc.sql(
            """
            select * from volatility_bar
            where feed = :feed and bar_seconds = :bar
              and ends_at between :from::timestamptz and :until::timestamptz
            order by ends_at limit :limit
            """)
        .param("feed", feed.value())
        .param("bar", bar.toSeconds())
        .param("from", InstantForm.write(from))
        .param("until", InstantForm.write(until))
        .param("limit", limit)
        .query(BarStore::bar)
        .list();
  }

  private static Bar bar(ResultSet row, int number) throws SQLException {
    return new Bar(
        instant(row, "ends_at"),
        Decimal.of(row.getBigDecimal("close")),
        Bar.Source.valueOf(row.getString("source")),
        row.getObject("observations", Integer.class),
        row.getObject("round", Long.class));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column).toInstant();
  }
}
