package io.counterpool.pool.ledger;

import io.counterpool.models.Decimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the book as it was committed. */
@Repository
class LedgerReads {

  private final JdbcClient jdbc;

  LedgerReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Balance = credits − debits. */
  record LedgerBalance(String account, String asset, Decimal amount) {}

  /**
   * One side of a transfer on an account.
   *
   * @param amount credited (+) or debited (−)
   * @param balance of the account and asset after it
   */
  record StatementLine(
      long sequence,
      String asset,
      Decimal amount,
      Decimal balance,
      TransferKind kind,
      String counterAccount,
      String cause,
      Instant at) {}

  /** Balances after (account, asset) in the order of both. */
  List<LedgerBalance> balances(String pool, String afterAccount, String afterAsset, int limit) {
    return jdbc.sql(
            """
            select ledger_account, asset, amount from balance
             where pool_id = :pool and (ledger_account, asset) > (:account, :asset)
             order by ledger_account, asset
             limit :limit
            """)
        .param("pool", pool)
        .param("account", afterAccount)
        .param("asset", afterAsset)
        .param("limit", limit)
        .query(
            (row, _) ->
                new LedgerBalance(
                    row.getString("ledger_account"),
                    row.getString("asset"),
                    decimal(row, "amount")))
        .list();
  }

  /** Transfers after a sequence, of one account or of all. */
  List<Transfer> transfers(String pool, @Nullable String account, long after, int limit) {
    return jdbc.sql(
            """
            select sequence, debit, credit, asset, amount, kind, cause, at from transfer
             where pool_id = :pool and sequence > :after
               and (cast(:account as text) is null or debit = :account or credit = :account)
             order by sequence
             limit :limit
            """)
        .param("pool", pool)
        .param("account", account)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Transfer(
                    row.getLong("sequence"),
                    row.getString("debit"),
                    row.getString("credit"),
                    row.getString("asset"),
                    decimal(row, "amount"),
                    TransferKind.valueOf(row.getString("kind")),
                    row.getString("cause"),
                    instant(row, "at")))
        .list();
  }

  /** Every entry of one account with the balance after it, oldest first. */
  List<StatementLine> statement(String pool, String account, long after, int limit) {
    return jdbc.sql(
            """
            select * from (
              select sequence, asset, kind, cause, at,
                     case when credit = :account then amount else -amount end as signed,
                     case when credit = :account then debit else credit end as counter,
                     sum(case when credit = :account then amount else -amount end)
                       over (partition by asset order by sequence) as balance
                from transfer
               where pool_id = :pool and (debit = :account or credit = :account)) entry
             where sequence > :after
             order by sequence
             limit :limit
            """)
        .param("pool", pool)
        .param("account", account)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new StatementLine(
                    row.getLong("sequence"),
                    row.getString("asset"),
                    decimal(row, "signed"),
                    decimal(row, "balance"),
                    TransferKind.valueOf(row.getString("kind")),
                    row.getString("counter"),
                    row.getString("cause"),
                    instant(row, "at")))
        .list();
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
