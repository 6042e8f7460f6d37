package io.counterpool.margin.liquidation;

import io.counterpool.margin.liquidation.Judgement.Decided;
import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the decisions: a round and its lines, each inserted once. */
@Repository
class LiquidationStore {

  private static final TypeReference<List<MarketMark>> MARKS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  LiquidationStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What was answered for a round.
   *
   * @param requestHash lower-case hex SHA-256 of the canonical request
   * @param answer the body as it was sent
   */
  record Stored(String requestHash, String answer) {}

  /** A decision and its place among all of its pool. */
  record Line(long round, int line, Decision decision) {}

  /** Until the transaction ends, makes rounds of one pool wait for each other. */
  void lock(PoolId pool) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('liquidation:' || :pool, 0))")
        .param("pool", pool.value())
        .query(_ -> {});
  }

  Optional<Stored> find(PoolId pool, long round) {
    return jdbc.sql(
            """
            select request_hash, answer from liquidation_round
             where pool_id = :pool and round = :round
            """)
        .param("pool", pool.value())
        .param("round", round)
        .query(
            (row, _) ->
                new Stored(
                    HexFormat.of().formatHex(row.getBytes("request_hash")),
                    row.getString("answer")))
        .optional();
  }

  /** Last judged round of a pool, 0 if there is none. */
  long lastRound(PoolId pool) {
    return jdbc.sql("select coalesce(max(round), 0) from liquidation_round where pool_id = :pool")
        .param("pool", pool.value())
        .query(Long.class)
        .single();
  }

  void insert(
      DecisionRequest request, RoundDecisions decisions, List<Decided> decided, Stored stored) {
    jdbc.sql(
            """
            insert into liquidation_round
              (pool_id, round, at, settlement_asset, markets, collaterals, accounts_assessed,
               request_hash, answer, hash)
            values
              (:pool, :round, :at, :settlementAsset, cast(:markets as jsonb),
               cast(:collaterals as jsonb), :assessed, :requestHash, :answer, :hash)
            """)
        .param("pool", decisions.pool().value())
        .param("round", decisions.round())
        .param("at", Timestamp.from(request.at()))
        .param("settlementAsset", request.settlementAsset().value())
        .param("markets", json.writeValueAsString(request.markets()))
        .param("collaterals", json.writeValueAsString(request.collaterals()))
        .param("assessed", decisions.accountsAssessed())
        .param("requestHash", HexFormat.of().parseHex(stored.requestHash()))
        .param("answer", stored.answer())
        .param("hash", decisions.hash())
        .update();
    if (!decided.isEmpty()) {
      insertLines(decisions, decided);
    }
  }

  private void insertLines(RoundDecisions decisions, List<Decided> decided) {
    jdbc.sql(
            """
            insert into liquidation_decision
              (pool_id, round, line, account, account_version, market, close_size, equity,
               maintenance, health, profile_version, portfolio)
            select :pool, :round, l.line, (l.body -> 'decision' ->> 'account')::uuid,
                   d."accountVersion", d.market, d."closeSize", d.equity, d.maintenance, d.health,
                   d."profileVersion", l.body -> 'portfolio'
              from jsonb_array_elements(cast(:lines as jsonb)) with ordinality as l(body, line)
              cross join lateral jsonb_to_record(l.body -> 'decision')
                as d("accountVersion" bigint, market text, "closeSize" numeric, equity numeric,
                     maintenance numeric, health numeric, "profileVersion" bigint)
            """)
        .param("pool", decisions.pool().value())
        .param("round", decisions.round())
        .param("lines", json.writeValueAsString(decided))
        .update();
  }

  /** Decisions of a pool after one of its lines, oldest first. */
  List<Line> linesAfter(PoolId pool, long round, int line, int limit) {
    return jdbc.sql(
            """
            select round, line, account, account_version, market, close_size, equity, maintenance,
                   health, profile_version
              from liquidation_decision
             where pool_id = :pool and (round, line) > (:round, :line)
             order by round, line limit :limit
            """)
        .param("pool", pool.value())
        .param("round", round)
        .param("line", line)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Line(
                    row.getLong("round"),
                    row.getInt("line"),
                    new Decision(
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getLong("account_version"),
                        new MarketId(row.getString("market")),
                        Decimal.of(row.getBigDecimal("close_size")),
                        Decimal.of(row.getBigDecimal("equity")),
                        Decimal.of(row.getBigDecimal("maintenance")),
                        Decimal.of(row.getBigDecimal("health")),
                        row.getLong("profile_version"))))
        .list();
  }

  /** What the markets of a pool stood at in its last judged round; empty before the first. */
  List<MarketMark> lastMarks(PoolId pool) {
    return jdbc.sql(
            """
            select markets from liquidation_round
             where pool_id = :pool order by round desc limit 1
            """)
        .param("pool", pool.value())
        .query((row, _) -> json.readValue(row.getString("markets"), MARKS))
        .optional()
        .orElse(List.of());
  }
}
