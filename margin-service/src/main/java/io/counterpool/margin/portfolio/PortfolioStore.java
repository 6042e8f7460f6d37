package io.counterpool.margin.portfolio;

import io.counterpool.models.Decimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the read copies: one statement a batch, one query to catch up. */
@Repository
class PortfolioStore {

  private static final TypeReference<List<Holding>> HOLDINGS = new TypeReference<>() {};
  private static final TypeReference<List<Position>> POSITIONS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PortfolioStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A copy and the batch that wrote it. */
  record Copy(long batch, Portfolio portfolio) {}

  /**
   * Writes the copies whose version is above the stored one, in one statement. The row of the
   * pool's feed is locked first, so batches of a pool follow one another.
   *
   * @param portfolios each account at most once
   * @return the accounts whose copy was replaced
   * @throws org.springframework.dao.DuplicateKeyException if an account belongs to another pool
   */
  Set<AccountId> apply(PoolId pool, List<Portfolio> portfolios) {
    return new HashSet<>(
        jdbc.sql(
                """
                with feed as (
                  insert into portfolio_feed as f (pool_id, batch) values (:pool, 1)
                  on conflict (pool_id) do update set batch = f.batch + 1
                  returning batch)
                insert into portfolio as p
                  (pool_id, account, version, batch, settlement_cash, collaterals, positions)
                select :pool, r.account, r.version, feed.batch, r."settlementCash", r.collaterals,
                       r.positions
                  from feed cross join jsonb_to_recordset(cast(:portfolios as jsonb))
                    as r(account uuid, version bigint, "settlementCash" numeric,
                         collaterals jsonb, positions jsonb)
                on conflict (pool_id, account) do update
                   set version = excluded.version, batch = excluded.batch,
                       settlement_cash = excluded.settlement_cash,
                       collaterals = excluded.collaterals, positions = excluded.positions,
                       recorded_at = now()
                 where p.version < excluded.version
                returning account
                """)
            .param("pool", pool.value())
            .param("portfolios", json.writeValueAsString(portfolios))
            .query((row, _) -> new AccountId(row.getObject("account", UUID.class)))
            .list());
  }

  /** Copies of a pool that were written by batches above {@code batch}. */
  List<Copy> writtenAfter(PoolId pool, long batch) {
    return jdbc.sql(
            """
            select account, version, batch, settlement_cash, collaterals, positions
              from portfolio where pool_id = :pool and batch > :batch
            """)
        .param("pool", pool.value())
        .param("batch", batch)
        .query((row, line) -> new Copy(row.getLong("batch"), portfolio().mapRow(row, line)))
        .list();
  }

  Optional<OwnedPortfolio> find(AccountId account) {
    return jdbc.sql(
            """
            select pool_id, account, version, settlement_cash, collaterals, positions
              from portfolio where account = :account
            """)
        .param("account", account.value())
        .query(
            (row, line) ->
                new OwnedPortfolio(
                    new PoolId(row.getString("pool_id")), portfolio().mapRow(row, line)))
        .optional();
  }

  /** Pools that have sent portfolios. */
  List<PoolId> pools() {
    return jdbc.sql("select pool_id from portfolio_feed order by pool_id")
        .query((row, _) -> new PoolId(row.getString(1)))
        .list();
  }

  private RowMapper<Portfolio> portfolio() {
    return (row, _) ->
        new Portfolio(
            new AccountId(row.getObject("account", UUID.class)),
            row.getLong("version"),
            Decimal.of(row.getBigDecimal("settlement_cash")),
            json.readValue(row.getString("collaterals"), HOLDINGS),
            json.readValue(row.getString("positions"), POSITIONS));
  }
}
