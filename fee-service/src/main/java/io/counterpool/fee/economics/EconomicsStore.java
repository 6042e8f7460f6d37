package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.terms.MarketState;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.fee.terms.TermsContent;
import io.counterpool.fee.terms.TermsMade;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of the running sums. Rows are only ever added. */
@Repository
class EconomicsStore {

  /** A round with its state, which stands with its terms. */
  private static final String RECORDED =
      """
      select e.*, t.price, t.long_size, t.short_size, t.utilisation, t.volatility_annual,
             t.schedule_version
      from market_economics e join fee_terms t on t.market = e.market and t.round = e.round
      """;

  /** The last round of each market. */
  private static final String NEWEST =
      """
      select last.*, t.price, t.long_size, t.short_size, t.utilisation, t.volatility_annual,
             t.schedule_version
      from schedule s
      cross join lateral (
        select * from market_economics e
        where e.market = s.market order by e.round desc limit 1) last
      join fee_terms t on t.market = last.market and t.round = last.round
      """;

  private final JdbcClient jdbc;

  EconomicsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What {@code round} left; empty if it was before the sums began. */
  Optional<LastSums> last(MarketId market, long round) {
    return jdbc.sql(
            """
            select e.*, t.price, t.funding_index, t.borrow_index,
                   coalesce(t.funding_index_short, t.funding_index) as funding_index_of_shorts
            from market_economics e join fee_terms t on t.market = e.market and t.round = e.round
            where e.market = :market and e.round = :round
            """)
        .param("market", market.value())
        .param("round", round)
        .query(
            (row, _) ->
                new LastSums(
                    sums(row),
                    decimal(row, "price"),
                    decimal(row, "funding_index"),
                    decimal(row, "funding_index_of_shorts"),
                    decimal(row, "borrow_index"),
                    decimalOrNull(row, "reported_volume"),
                    decimalOrNull(row, "reported_trade_fees"),
                    decimalOrNull(row, "reported_impact")))
        .optional();
  }

  /** Adds the row of a round; what it does not report is carried on from {@code last}. */
  void append(TermsMade made, @Nullable LastSums last, MarketSums sums) {
    TermsContent terms = made.terms();
    MarketState state = made.state();
    jdbc.sql(
            """
            insert into market_economics (
              market, round, pool_id, at, rounds, seconds, measured_seconds, reported_seconds, loss,
              loss_per_depth, borrowing, funding, volume, trade_fees, impact, reported_volume,
              reported_trade_fees, reported_impact, skew_depth, taker_rate)
            values (
              :market, :round, :pool, :at, :rounds, :seconds, :measuredSeconds, :reportedSeconds,
              :loss, :lossPerDepth, :borrowing, :funding, :volume, :tradeFees, :impact,
              :reportedVolume, :reportedTradeFees, :reportedImpact, :skewDepth, :takerRate)
            """)
        .param("market", terms.market().value())
        .param("round", terms.round())
        .param("pool", state.pool().value())
        .param("at", column(terms.at()))
        .param("rounds", sums.rounds())
        .param("seconds", sums.seconds())
        .param("measuredSeconds", sums.measuredSeconds())
        .param("reportedSeconds", sums.reportedSeconds())
        .param("loss", sums.loss().toBigDecimal())
        .param("lossPerDepth", sums.lossPerDepth().toBigDecimal())
        .param("borrowing", sums.borrowing().toBigDecimal())
        .param("funding", sums.funding().toBigDecimal())
        .param("volume", sums.volume().toBigDecimal())
        .param("tradeFees", sums.tradeFees().toBigDecimal())
        .param("impact", sums.impact().toBigDecimal())
        .param("reportedVolume", column(state.volume(), last == null ? null : last.volume()))
        .param(
            "reportedTradeFees",
            column(state.realisedFees(), last == null ? null : last.tradeFees()))
        .param(
            "reportedImpact", column(state.realisedImpact(), last == null ? null : last.impact()))
        .param("skewDepth", column(state.skewDepth(), null))
        .param(
            "takerRate",
            terms
                .tradeFee()
                .fee(Decimal.ONE, Decimal.ZERO, Decimal.ONE, Decimal.SCALE)
                .toBigDecimal())
        .update();
  }

  /** The last recorded round. */
  Optional<RecordedRound> newest(MarketId market) {
    return jdbc.sql(RECORDED + "where e.market = :market order by e.round desc limit 1")
        .param("market", market.value())
        .query((row, _) -> recorded(row))
        .optional();
  }

  /** The last recorded round of each market of a pool, by market, at most {@code limit}. */
  List<RecordedRound> newest(PoolId pool, int limit) {
    return jdbc.sql(NEWEST + "where last.pool_id = :pool order by last.market limit :limit")
        .param("pool", pool.value())
        .param("limit", limit)
        .query((row, _) -> recorded(row))
        .list();
  }

  /** The last recorded round of each market, by market, at most {@code limit}. */
  List<RecordedRound> newest(int limit) {
    return jdbc.sql(NEWEST + "order by last.market limit :limit")
        .param("limit", limit)
        .query((row, _) -> recorded(row))
        .list();
  }

  /** The last round that was not after {@code at}, or the first one. */
  Optional<RecordedRound> atOrFirst(MarketId market, Instant at) {
    return jdbc.sql(
            RECORDED
                + """
                where e.market = :market and e.round = coalesce(
                  (select b.round from market_economics b
                   where b.market = :market and b.at <= :at order by b.at desc, b.round desc limit 1),
                  (select min(f.round) from market_economics f where f.market = :market))
                """)
        .param("market", market.value())
        .param("at", column(at))
        .query((row, _) -> recorded(row))
        .optional();
  }

  /**
   * Rounds from {@code from} to {@code until}, both included, ascending. Of more than {@code most}
   * + 1 the first, and the last not after each of {@code most} instants that part the time from it
   * to the last one evenly: each is looked up, so that a long window costs as much as a short one.
   */
  List<RecordedRound> between(MarketId market, Instant from, Instant until, int most) {
    return jdbc.sql(
            """
            with few as materialized (
              select e.round, e.at from market_economics e
              where e.market = :market and e.at >= :from and e.at <= :until
              order by e.at, e.round limit :most + 2),
            ends as materialized (
              select (select min(at) from few) as first_at,
                     (select count(*) from few) > :most + 1 as many,
                     (select e.at from market_economics e
                      where e.market = :market and e.at >= :from and e.at <= :until
                      order by e.at desc limit 1) as last_at),
            picked as (
              select few.round from few, ends where not ends.many
              union
              select min(few.round) from few
              union
              select near.round
              from ends
              cross join generate_series(1, :most) as n
              cross join lateral (
                select e.round from market_economics e
                where e.market = :market and e.at >= :from
                  and e.at <= ends.first_at
                    + make_interval(
                        secs => extract(epoch from ends.last_at - ends.first_at) * n / :most)
                order by e.at desc, e.round desc limit 1) near
              where ends.many)
            select each_round.*
            from picked
            cross join lateral (
              select e.*, t.price, t.long_size, t.short_size, t.utilisation, t.volatility_annual,
                     t.schedule_version
              from market_economics e join fee_terms t on t.market = e.market and t.round = e.round
              where e.market = :market and e.round = picked.round limit 1) each_round
            order by each_round.round
            """)
        .param("market", market.value())
        .param("from", column(from))
        .param("until", column(until))
        .param("most", most)
        .query((row, _) -> recorded(row))
        .list();
  }

  private static RecordedRound recorded(ResultSet row) throws SQLException {
    return new RecordedRound(
        new MarketId(row.getString("market")),
        new PoolId(row.getString("pool_id")),
        row.getLong("round"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        decimal(row, "price"),
        decimal(row, "long_size"),
        decimal(row, "short_size"),
        decimal(row, "utilisation"),
        decimalOrNull(row, "volatility_annual"),
        decimalOrNull(row, "skew_depth"),
        decimal(row, "taker_rate"),
        row.getLong("schedule_version"),
        sums(row));
  }

  private static MarketSums sums(ResultSet row) throws SQLException {
    return new MarketSums(
        row.getLong("rounds"),
        row.getLong("seconds"),
        row.getLong("measured_seconds"),
        row.getLong("reported_seconds"),
        decimal(row, "loss"),
        decimal(row, "loss_per_depth"),
        decimal(row, "borrowing"),
        decimal(row, "funding"),
        decimal(row, "volume"),
        decimal(row, "trade_fees"),
        decimal(row, "impact"));
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }

  private static @Nullable Decimal decimalOrNull(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Decimal.of(value);
  }

  private static OffsetDateTime column(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable BigDecimal column(@Nullable Decimal value, @Nullable Decimal otherwise) {
    Decimal stored = value == null ? otherwise : value;
    return stored == null ? null : stored.toBigDecimal();
  }
}
