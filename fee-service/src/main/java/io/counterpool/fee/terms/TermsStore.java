package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SurgeMemory;
import io.counterpool.models.funding.FundingState;
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
import tools.jackson.databind.json.JsonMapper;

/** SQL of the fee terms. Rows are only ever added. */
@Repository
class TermsStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TermsStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Makes writers of one market wait for each other until this transaction ends. */
  void lock(MarketId market) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('fee_terms ' || :market, 0))")
        .param("market", market.value())
        .query((row, _) -> true)
        .single();
  }

  Optional<StoredTerms> find(MarketId market, long round) {
    return jdbc.sql(
            "select request_hash, answer from fee_terms where market = :market and round = :round")
        .param("market", market.value())
        .param("round", round)
        .query((row, _) -> new StoredTerms(row.getString(1), row.getString(2)))
        .optional();
  }

  Optional<LastTerms> last(MarketId market) {
    return jdbc.sql(
            """
            select pool_id, round, at, schedule_version, price, funding_rate_per_day, funding_index,
              borrow_index,
              surge_memory, funding_index_short, rate_memory
            from fee_terms where market = :market order by round desc limit 1
            """)
        .param("market", market.value())
        .query(
            (row, _) ->
                new LastTerms(
                    new PoolId(row.getString("pool_id")),
                    row.getLong("round"),
                    instant(row, "at"),
                    row.getLong("schedule_version"),
                    decimal(row, "price"),
                    new FundingState(
                        decimal(row, "funding_rate_per_day"), decimal(row, "funding_index")),
                    decimal(row, "borrow_index"),
                    surge(row),
                    nullable(row, "funding_index_short"),
                    memory(row)))
        .optional();
  }

  /** Adds the terms of a round; a second row of the same round violates the key. */
  void append(
      MarketState state,
      TermsContent content,
      IndexSteps steps,
      String requestHash,
      String hash,
      String answer) {
    jdbc.sql(
            """
            insert into fee_terms (
              pool_id, market, round, at, valid_until, price, long_size, short_size, utilisation,
              volatility_annual, request_hash, schedule_version, previous_round, accrued_seconds,
              funding_rate_per_day, funding_index, borrow_rate_annual, borrow_index,
              funding_step, funding_step_limit, borrow_step, borrow_step_limit, hash, answer,
              surge_memory, premium, pool_value, fee_pool, funding_index_short,
              funding_rate_long_per_day, funding_rate_short_per_day, funding_step_short,
              rate_memory)
            values (
              :pool, :market, :round, :at, :validUntil, :price, :longSize, :shortSize, :utilisation,
              :volatilityAnnual, :requestHash, :scheduleVersion, :previousRound, :accruedSeconds,
              :fundingRatePerDay, :fundingIndex, :borrowRateAnnual, :borrowIndex,
              :fundingStep, :fundingStepLimit, :borrowStep, :borrowStepLimit, :hash, :answer,
              :surgeMemory, :premium, :poolValue, :feePool, :fundingIndexShort,
              :fundingRateLongPerDay, :fundingRateShortPerDay, :fundingStepShort,
              :rateMemory)
            """)
        .param("pool", state.pool().value())
        .param("market", content.market().value())
        .param("round", content.round())
        .param("at", column(content.at()))
        .param("validUntil", column(content.validUntil()))
        .param("price", state.price().toBigDecimal())
        .param("longSize", state.longSize().toBigDecimal())
        .param("shortSize", state.shortSize().toBigDecimal())
        .param("utilisation", state.utilisation().toBigDecimal())
        .param("volatilityAnnual", column(state.volatilityAnnual()))
        .param("requestHash", requestHash)
        .param("scheduleVersion", content.scheduleVersion())
        .param("previousRound", content.previousRound())
        .param("accruedSeconds", content.accruedSeconds())
        .param("fundingRatePerDay", content.fundingRatePerDay().toBigDecimal())
        .param("fundingIndex", content.fundingIndex().toBigDecimal())
        .param("borrowRateAnnual", content.borrowRateAnnual().toBigDecimal())
        .param("borrowIndex", content.borrowIndex().toBigDecimal())
        .param("fundingStep", steps.funding().toBigDecimal())
        .param("fundingStepLimit", steps.fundingLimit().toBigDecimal())
        .param("borrowStep", steps.borrow().toBigDecimal())
        .param("borrowStepLimit", steps.borrowLimit().toBigDecimal())
        .param("hash", hash)
        .param("answer", answer)
        .param("surgeMemory", column(content.trade()))
        .param("premium", column(state.premium()))
        .param("poolValue", column(state.poolValue()))
        .param("feePool", column(state.feePool()))
        .param("fundingIndexShort", column(content.fundingIndexShort()))
        .param("fundingRateLongPerDay", column(content.fundingRateLongPerDay()))
        .param("fundingRateShortPerDay", column(content.fundingRateShortPerDay()))
        .param(
            "fundingStepShort",
            steps.fundingShort().equals(steps.funding()) ? null : column(steps.fundingShort()))
        .param(
            "rateMemory",
            content.memory() == null ? null : json.writeValueAsString(content.memory()))
        .update();
  }

  /** The rates of the last round of a market. */
  Optional<MarketRates> lastRates(MarketId market) {
    return jdbc.sql("select * from fee_terms where market = :market order by round desc limit 1")
        .param("market", market.value())
        .query((row, _) -> rates(row))
        .optional();
  }

  /** The rates of every market in its last round. */
  List<MarketRates> lastRates() {
    return jdbc.sql(
            """
            select last.* from schedule s cross join lateral (
              select * from fee_terms t where t.market = s.market order by round desc limit 1) last
            """)
        .query((row, _) -> rates(row))
        .list();
  }

  /** At most {@code limit} rounds after {@code afterRound}, ascending. */
  List<MarketRates> rates(MarketId market, long afterRound, int limit) {
    return jdbc.sql(
            """
            select * from fee_terms where market = :market and round > :after
            order by round limit :limit
            """)
        .param("market", market.value())
        .param("after", afterRound)
        .param("limit", limit)
        .query((row, _) -> rates(row))
        .list();
  }

  /** Terms that violate INV-15, of every market and round. */
  long countBroken() {
    return jdbc.sql("select count(*) from broken_fee_terms").query(Long.class).single();
  }

  /** Terms that violate INV-15 among the last {@code rounds} of every market. */
  long countBroken(int rounds) {
    return jdbc.sql(
            """
            select count(*)
            from schedule s
            cross join lateral (
              select round from fee_terms t
              where t.market = s.market order by round desc limit :rounds) last
            join broken_fee_terms b on b.market = s.market and b.round = last.round
            """)
        .param("rounds", rounds)
        .query(Long.class)
        .single();
  }

  private MarketRates rates(ResultSet row) throws SQLException {
    Decimal index = decimal(row, "funding_index");
    Decimal rate = decimal(row, "funding_rate_per_day");
    Decimal step = decimal(row, "funding_step");
    return new MarketRates(
        new MarketId(row.getString("market")),
        row.getLong("round"),
        instant(row, "at"),
        instant(row, "valid_until"),
        row.getLong("schedule_version"),
        decimal(row, "price"),
        decimal(row, "long_size"),
        decimal(row, "short_size"),
        decimal(row, "utilisation"),
        nullable(row, "volatility_annual"),
        rate,
        index,
        decimal(row, "borrow_rate_annual"),
        decimal(row, "borrow_index"),
        row.getLong("accrued_seconds"),
        step,
        decimal(row, "funding_step_limit"),
        decimal(row, "borrow_step"),
        decimal(row, "borrow_step_limit"),
        surge(row),
        orElse(nullable(row, "funding_index_short"), index),
        orElse(nullable(row, "funding_rate_long_per_day"), rate),
        orElse(nullable(row, "funding_rate_short_per_day"), rate),
        orElse(nullable(row, "funding_step_short"), step),
        nullable(row, "premium"),
        nullable(row, "pool_value"),
        nullable(row, "fee_pool"),
        memory(row));
  }

  private @Nullable SurgeMemory surge(ResultSet row) throws SQLException {
    String memory = row.getString("surge_memory");
    return memory == null ? null : json.readValue(memory, SurgeMemory.class);
  }

  private @Nullable RateMemory memory(ResultSet row) throws SQLException {
    String memory = row.getString("rate_memory");
    return memory == null ? null : json.readValue(memory, RateMemory.class);
  }

  private @Nullable String column(@Nullable TradeTerms trade) {
    return trade == null || trade.surge() == null ? null : json.writeValueAsString(trade.surge());
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }

  private static @Nullable Decimal nullable(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Decimal.of(value);
  }

  private static Decimal orElse(@Nullable Decimal value, Decimal otherwise) {
    return value == null ? otherwise : value;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime column(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable BigDecimal column(@Nullable Decimal value) {
    return value == null ? null : value.toBigDecimal();
  }
}
