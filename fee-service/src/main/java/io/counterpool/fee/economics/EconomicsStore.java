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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
                    instant(row),
                    decimal(row, "price"),
                    decimal(row, "pool_share"),
                    decimal(row, "funding_index"),
                    decimal(row, "funding_index_of_shorts"),
                    decimal(row, "borrow_index"),
                    decimalOrNull(row, "reported_volume"),
                    decimalOrNull(row, "reported_trade_fees"),
                    decimalOrNull(row, "reported_impact")))
        .optional();
  }

  /** Adds the row of a round. */
  void append(TermsMade made, MarketSums sums) {
    TermsContent terms = made.terms();
    MarketState state = made.state();
    LossSums stated = sums.stated();
    LossSums unit = sums.perDepth();
    jdbc.sql(
            """
            insert into market_economics (
              market, round, pool_id, at, rounds, seconds, accrued_seconds, reported_seconds,
              borrowing, funding, volume, trade_fees, pool_fees, impact, stated_seconds, stated_loss,
              stated_covered_seconds, stated_covered_loss, stated_covered_volume,
              stated_covered_income, unit_seconds, unit_loss, unit_covered_seconds,
              unit_covered_loss, unit_covered_volume, unit_covered_income, reported_volume,
              reported_trade_fees, reported_impact, skew_depth, taker_rate, maker_rate, pool_share)
            values (
              :market, :round, :pool, :at, :rounds, :seconds, :accruedSeconds, :reportedSeconds,
              :borrowing, :funding, :volume, :tradeFees, :poolFees, :impact, :statedSeconds, :statedLoss,
              :statedCoveredSeconds, :statedCoveredLoss, :statedCoveredVolume,
              :statedCoveredIncome, :unitSeconds, :unitLoss, :unitCoveredSeconds,
              :unitCoveredLoss, :unitCoveredVolume, :unitCoveredIncome, :reportedVolume,
              :reportedTradeFees, :reportedImpact, :skewDepth, :takerRate, :makerRate, :poolShare)
            """)
        .param("market", terms.market().value())
        .param("round", terms.round())
        .param("pool", state.pool().value())
        .param("at", column(terms.at()))
        .param("rounds", sums.rounds())
        .param("seconds", sums.seconds())
        .param("accruedSeconds", sums.accruedSeconds())
        .param("reportedSeconds", sums.reportedSeconds())
        .param("borrowing", column(sums.borrowing()))
        .param("funding", column(sums.funding()))
        .param("volume", column(sums.volume()))
        .param("tradeFees", column(sums.tradeFees()))
        .param("poolFees", column(sums.poolFees()))
        .param("impact", column(sums.impact()))
        .param("statedSeconds", stated.seconds())
        .param("statedLoss", column(stated.loss()))
        .param("statedCoveredSeconds", stated.coveredSeconds())
        .param("statedCoveredLoss", column(stated.coveredLoss()))
        .param("statedCoveredVolume", column(stated.coveredVolume()))
        .param("statedCoveredIncome", column(stated.coveredIncome()))
        .param("unitSeconds", unit.seconds())
        .param("unitLoss", column(unit.loss()))
        .param("unitCoveredSeconds", unit.coveredSeconds())
        .param("unitCoveredLoss", column(unit.coveredLoss()))
        .param("unitCoveredVolume", column(unit.coveredVolume()))
        .param("unitCoveredIncome", column(unit.coveredIncome()))
        .param("reportedVolume", column(state.volume()))
        .param("reportedTradeFees", column(state.realisedFees()))
        .param("reportedImpact", column(state.realisedImpact()))
        .param("skewDepth", column(state.skewDepth()))
        .param("takerRate", column(terms.tradeFee().addingRate()))
        .param("makerRate", column(terms.tradeFee().reducingRate()))
        .param("poolShare", column(terms.split().pool()))
        .update();
  }

  /** The last recorded round. */
  Optional<RecordedRound> newest(MarketId market) {
    return jdbc.sql(RECORDED + "where e.market = :market order by e.round desc limit 1")
        .param("market", market.value())
        .query((row, _) -> recorded(row))
        .optional();
  }

  /** The last recorded round of each market of a pool, the latest {@code limit}. */
  List<RecordedRound> newest(PoolId pool, int limit) {
    return jdbc.sql(
            NEWEST + "where last.pool_id = :pool order by last.at desc, last.market limit :limit")
        .param("pool", pool.value())
        .param("limit", limit)
        .query((row, _) -> recorded(row))
        .list();
  }

  /** The last recorded round of each market, the latest {@code limit}. */
  List<RecordedRound> newest(int limit) {
    return jdbc.sql(NEWEST + "order by last.at desc, last.market limit :limit")
        .param("limit", limit)
        .query((row, _) -> recorded(row))
        .list();
  }

  /**
   * The round that each window of each market begins after, in one query: the last that was not
   * after its beginning, or the market's first.
   *
   * @param ends the end of all windows of a market
   */
  Map<MarketId, SortedMap<EconomicsWindow, WindowStart>> starts(Map<MarketId, Instant> ends) {
    List<String> markets = new ArrayList<>();
    List<String> windows = new ArrayList<>();
    List<String> beginnings = new ArrayList<>();
    ends.forEach(
        (market, end) -> {
          for (EconomicsWindow window : EconomicsWindow.values()) {
            markets.add(market.value());
            windows.add(window.name());
            beginnings.add(window.startBefore(end).toString());
          }
        });
    Map<MarketId, SortedMap<EconomicsWindow, WindowStart>> starts = new HashMap<>();
    jdbc.sql(
            """
            select k.window_name, e.*
            from unnest(:markets::text[], :windows::text[], :beginnings::timestamptz[])
              as k(market, window_name, beginning)
            join market_economics e on e.market = k.market and e.round = coalesce(
              (select b.round from market_economics b
               where b.market = k.market and b.at <= k.beginning
               order by b.at desc, b.round desc limit 1),
              (select min(f.round) from market_economics f where f.market = k.market))
            """)
        .param("markets", markets.toArray(String[]::new))
        .param("windows", windows.toArray(String[]::new))
        .param("beginnings", beginnings.toArray(String[]::new))
        .query(
            row -> {
              starts
                  .computeIfAbsent(new MarketId(row.getString("market")), _ -> new TreeMap<>())
                  .put(
                      EconomicsWindow.valueOf(row.getString("window_name")),
                      new WindowStart(instant(row), sums(row)));
            });
    return starts;
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
            """
                + RECORDED
                + """
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
        instant(row),
        decimal(row, "price"),
        decimal(row, "long_size"),
        decimal(row, "short_size"),
        decimal(row, "utilisation"),
        decimalOrNull(row, "volatility_annual"),
        decimalOrNull(row, "skew_depth"),
        decimal(row, "taker_rate"),
        decimal(row, "maker_rate"),
        decimal(row, "pool_share"),
        row.getLong("schedule_version"),
        sums(row));
  }

  private static MarketSums sums(ResultSet row) throws SQLException {
    return new MarketSums(
        row.getLong("rounds"),
        row.getLong("seconds"),
        row.getLong("accrued_seconds"),
        row.getLong("reported_seconds"),
        decimal(row, "borrowing"),
        decimal(row, "funding"),
        decimal(row, "volume"),
        decimal(row, "trade_fees"),
        decimal(row, "pool_fees"),
        decimal(row, "impact"),
        losses(row, "stated_"),
        losses(row, "unit_"));
  }

  private static LossSums losses(ResultSet row, String kind) throws SQLException {
    return new LossSums(
        row.getLong(kind + "seconds"),
        decimal(row, kind + "loss"),
        row.getLong(kind + "covered_seconds"),
        decimal(row, kind + "covered_loss"),
        decimal(row, kind + "covered_volume"),
        decimal(row, kind + "covered_income"));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
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

  private static @Nullable BigDecimal column(@Nullable Decimal value) {
    return value == null ? null : value.toBigDecimal();
  }
}
