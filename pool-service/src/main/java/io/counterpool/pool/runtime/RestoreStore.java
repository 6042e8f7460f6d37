package io.counterpool.pool.runtime;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.PoolKey;
import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolRows.AccountRow;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.MarketRow;
import io.counterpool.pool.executor.PoolRows.PayoutRow;
import io.counterpool.pool.executor.PoolRows.PoolRow;
import io.counterpool.pool.executor.PoolRows.PositionRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.PoolRows.VolumeRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.executor.Unfinished;
import io.counterpool.pool.intake.CommandKind;
import io.counterpool.pool.intake.StoredCommands;
import io.counterpool.pool.ledger.LedgerChain;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads a pool's working state back from its rows. */
@Repository
class RestoreStore {

  private final JdbcClient jdbc;
  private final StoredCommands commands;
  private final JsonMapper json;

  RestoreStore(JdbcClient jdbc, StoredCommands commands, JsonMapper json) {
    this.jdbc = jdbc;
    this.commands = commands;
    this.json = json;
  }

  /** The last ledger block of a pool. */
  record Block(long number, String hash) {}

  /**
   * A pool as its last commit left it.
   *
   * @param unfinished commands with a line without outcome
   */
  record Restored(PoolState state, List<Unfinished> unfinished, Block block) {}

  /**
   * All of a pool, from one state of the database.
   *
   * @param unfinishedFrom every command below it has all its outcomes
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Restored pool(PoolKey key, long unfinishedFrom) {
    String pool = key.pool();
    PoolRows rows =
        new PoolRows(
            totals(pool),
            balances(pool, null),
            all(pool, "select * from account_state where pool_id = :pool", RestoreStore::account),
            all(pool, "select * from position where pool_id = :pool", RestoreStore::position),
            all(pool, "select * from market_state where pool_id = :pool", RestoreStore::market),
            all(pool, "select * from tranche_state where pool_id = :pool", RestoreStore::tranche),
            all(pool, "select * from holding where pool_id = :pool", RestoreStore::holding),
            all(
                pool,
                "select * from request where pool_id = :pool order by sequence",
                RestoreStore::request),
            all(
                pool,
                "select * from payout where pool_id = :pool order by number",
                RestoreStore::payout),
            all(pool, "select * from account_volume where pool_id = :pool", RestoreStore::volume));
    List<Unfinished> unfinished = unfinished(pool, unfinishedFrom);
    return new Restored(
        PoolState.restore(key, rows, unfinished, references(pool)), unfinished, block(pool));
  }

  /** A pool with one account only, and its last round: enough to quote an order. */
  record Quoting(PoolState state, RoundInput lastRound) {}

  /** What a quote stands on, from one state of the database; empty before the first round. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<Quoting> quoting(PoolKey key, UUID account) {
    String pool = key.pool();
    Optional<RoundInput> last = inputs(pool, 1).stream().findFirst();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    PoolRows rows =
        new PoolRows(
            totals(pool),
            balances(pool, account),
            ofAccount(
                pool,
                account,
                "select * from account_state where pool_id = :pool and account = :account",
                RestoreStore::account),
            ofAccount(
                pool,
                account,
                "select * from position where pool_id = :pool and account = :account",
                RestoreStore::position),
            all(pool, "select * from market_state where pool_id = :pool", RestoreStore::market),
            all(pool, "select * from tranche_state where pool_id = :pool", RestoreStore::tranche),
            List.of(),
            List.of(),
            List.of(),
            ofAccount(
                pool,
                account,
                "select * from account_volume where pool_id = :pool and account = :account",
                RestoreStore::volume));
    return Optional.of(new Quoting(PoolState.restore(key, rows, List.of(), List.of()), last.get()));
  }

  /** Inputs of the last rounds, newest first. */
  @Transactional(readOnly = true)
  public List<RoundInput> inputs(String pool, int rounds) {
    return jdbc.sql(
            """
            select input from round_done where pool_id = :pool order by round desc limit :rounds
            """)
        .param("pool", pool)
        .param("rounds", rounds)
        .query((row, _) -> json.readValue(row.getString(1), RoundInput.class))
        .list();
  }

  /** The round that was prepared and not run, if there is one. */
  @Transactional(readOnly = true)
  public Optional<PreparedRound> prepared(String pool) {
    return jdbc.sql(
            """
            select p.body from round_prepared p
             where p.pool_id = :pool
               and p.round > (select coalesce(max(round), 0) from round_done where pool_id = :pool)
            """)
        .param("pool", pool)
        .query((row, _) -> json.readValue(row.getString(1), PreparedRound.class))
        .optional();
  }

  private Block block(String pool) {
    return jdbc.sql(
            """
            select block, hash from ledger_block where pool_id = :pool order by block desc limit 1
            """)
        .param("pool", pool)
        .query((row, _) -> new Block(row.getLong("block"), row.getString("hash")))
        .optional()
        .orElse(new Block(0, LedgerChain.START));
  }

  private List<Unfinished> unfinished(String pool, long from) {
    return jdbc.sql(
            """
            select t.sequence, t.watermark, i.kind, i.owner, i.id, i.accepted_at, i.body,
                   done.lines
              from command_taken t
              join intake i using (pool_id, lane, lane_seq)
             cross join lateral (
                   select count(*) as count, array_agg(o.line) as lines from command_outcome o
                    where o.pool_id = t.pool_id and o.sequence = t.sequence) done
             where t.pool_id = :pool and t.sequence >= :from and done.count < i.orders
             order by t.sequence
            """)
        .param("pool", pool)
        .param("from", from)
        .query(
            (row, _) ->
                new Unfinished(
                    new TakenCommand(
                        row.getLong("sequence"),
                        instant(row, "accepted_at"),
                        row.getObject("watermark", Long.class),
                        commands.read(
                            CommandKind.valueOf(row.getString("kind")),
                            row.getObject("owner", UUID.class),
                            row.getObject("id", UUID.class),
                            row.getString("body"))),
                    lines(row)))
        .list();
  }

  private static Set<Integer> lines(ResultSet row) throws SQLException {
    return row.getArray("lines") == null
        ? Set.of()
        : new HashSet<>(List.of((Integer[]) row.getArray("lines").getArray()));
  }

  /** Only a confirmation that was executed uses up its external reference. */
  private List<String> references(String pool) {
    return jdbc.sql(
            """
            select i.body::json ->> 'externalReference'
              from intake i
              join command_taken t using (pool_id, lane, lane_seq)
              join command_outcome o using (pool_id, sequence)
             where i.pool_id = :pool and i.kind = 'CUSTODY_CONFIRMATION' and o.state = 'EXECUTED'
            """)
        .param("pool", pool)
        .query(String.class)
        .list();
  }

  private @Nullable PoolRow totals(String pool) {
    return all(
            pool,
            "select * from pool_state where pool_id = :pool",
            (row, _) ->
                new PoolRow(
                    row.getLong("command_sequence"),
                    row.getLong("transfer_sequence"),
                    row.getLong("fill_sequence"),
                    row.getLong("event_sequence"),
                    row.getLong("liquidation_sequence"),
                    row.getLong("share_movement_sequence"),
                    row.getLong("epoch_number"),
                    row.getLong("last_round"),
                    instantOrNull(row, "last_round_at"),
                    instantOrNull(row, "next_cut_off"),
                    decimal(row, "bad_debt"),
                    decimal(row, "shortfall"),
                    decimal(row, "income_waiting"),
                    decimal(row, "income_releasing"),
                    instant(row, "income_from"),
                    instant(row, "income_until")))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** All balances, or those without the collateral of other accounts. */
  private List<BalanceRow> balances(String pool, @Nullable UUID account) {
    return jdbc.sql(
            """
            select ledger_account, asset, amount from balance
             where pool_id = :pool
               and (cast(:account as text) is null or ledger_account not like 'collateral:%'
                    or ledger_account = 'collateral:' || :account)
            """)
        .param("pool", pool)
        .param("account", account == null ? null : account.toString())
        .query(
            (row, _) ->
                new BalanceRow(
                    row.getString("ledger_account"),
                    row.getString("asset"),
                    decimal(row, "amount")))
        .list();
  }

  private <T> List<T> all(String pool, String sql, RowMapper<T> mapper) {
    return jdbc.sql(sql).param("pool", pool).query(mapper).list();
  }

  private <T> List<T> ofAccount(String pool, UUID account, String sql, RowMapper<T> mapper) {
    return jdbc.sql(sql).param("pool", pool).param("account", account).query(mapper).list();
  }

  private static AccountRow account(ResultSet row, int number) throws SQLException {
    return new AccountRow(
        row.getObject("account", UUID.class),
        row.getLong("version"),
        row.getObject("referrer", UUID.class));
  }

  private static PositionRow position(ResultSet row, int number) throws SQLException {
    return new PositionRow(
        row.getObject("account", UUID.class),
        row.getString("market"),
        decimal(row, "size"),
        decimal(row, "entry_notional"),
        decimal(row, "funding_index"),
        decimal(row, "borrow_index"));
  }

  private static MarketRow market(ResultSet row, int number) throws SQLException {
    return new MarketRow(
        row.getString("market"),
        decimal(row, "long_size"),
        decimal(row, "short_size"),
        decimal(row, "long_entry_notional"),
        decimal(row, "short_entry_notional"),
        decimal(row, "funding_basis"),
        decimal(row, "borrow_basis"),
        decimal(row, "funding_index"),
        decimal(row, "borrow_index"),
        decimalOrNull(row, "funding_index_short"),
        decimalOrNull(row, "last_price"),
        decimalOrNull(row, "last_confidence"),
        row.getObject("last_feed_round", Long.class),
        decimalOrNull(row, "base_reserve"),
        decimalOrNull(row, "quote_reserve"),
        decimalOrNull(row, "configured_peg"),
        decimalOrNull(row, "peg"),
        decimal(row, "gross_payouts"),
        row.getLong("budget_reset"),
        row.getBoolean("reduce_only"),
        instantOrNull(row, "rebate_since"),
        decimal(row, "rebate_held"),
        decimal(row, "rebate_paid"),
        decimal(row, "volume"),
        decimal(row, "trade_fees"),
        decimal(row, "impact_kept"));
  }

  private static TrancheRow tranche(ResultSet row, int number) throws SQLException {
    return new TrancheRow(
        row.getString("tranche"),
        decimal(row, "supply"),
        decimal(row, "claim"),
        instantOrNull(row, "accrued_at"),
        decimalOrNull(row, "performance_fee"));
  }

  private static HoldingRow holding(ResultSet row, int number) throws SQLException {
    return new HoldingRow(
        row.getObject("provider", UUID.class),
        row.getString("tranche"),
        decimal(row, "shares"),
        decimal(row, "locked"),
        decimalOrNull(row, "mark"));
  }

  private static RequestRow request(ResultSet row, int number) throws SQLException {
    return new RequestRow(
        row.getLong("sequence"),
        RequestKind.valueOf(row.getString("kind")),
        row.getObject("id", UUID.class),
        row.getObject("owner", UUID.class),
        row.getString("tranche"),
        instant(row, "funded_at"),
        decimal(row, "remaining"),
        decimal(row, "done_assets"),
        decimal(row, "done_shares"));
  }

  private static PayoutRow payout(ResultSet row, int number) throws SQLException {
    return new PayoutRow(
        row.getLong("number"),
        row.getObject("owner", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("asset"),
        decimal(row, "amount"));
  }

  private static VolumeRow volume(ResultSet row, int number) throws SQLException {
    return new VolumeRow(
        row.getObject("account", UUID.class), row.getLong("day"), decimal(row, "notional"));
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }

  private static @Nullable Decimal decimalOrNull(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Decimal.of(value);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
