package io.counterpool.pool.account;

import io.counterpool.models.Decimal;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.order.Fill;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what an account has and did. */
@Repository
class AccountReads {

  private static final int PRICE_SCALE = 8;

  private final JdbcClient jdbc;

  AccountReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Posted collateral; the settlement asset may be owed (−). */
  record Collateral(String asset, Decimal amount) {}

  /**
   * An open position at the last price of its market.
   *
   * @param size signed base quantity
   * @param entryPrice entry notional ÷ size
   * @param mark last index price of the market; null before its first
   * @param unrealised profit (+) or loss (−) at the mark, before fees
   * @param fundingOwed by the trader (+) since the last touch
   * @param borrowingOwed by the trader since the last touch
   */
  record OpenPosition(
      String market,
      Decimal size,
      Decimal entryNotional,
      Decimal entryPrice,
      @Nullable Decimal mark,
      @Nullable Decimal unrealised,
      Decimal fundingOwed,
      Decimal borrowingOwed) {}

  List<Collateral> collateral(String pool, UUID account) {
    return jdbc.sql(
            """
            select asset, amount from balance
             where pool_id = :pool and ledger_account = :account
             order by asset
            """)
        .param("pool", pool)
        .param("account", LedgerAccounts.collateral(account))
        .query((row, _) -> new Collateral(row.getString("asset"), decimal(row, "amount")))
        .list();
  }

  List<OpenPosition> positions(String pool, UUID account) {
    return jdbc.sql(
            """
            select p.market, p.size, p.entry_notional,
                   p.funding_index as funding_then, p.borrow_index as borrow_then,
                   case when p.size < 0 then coalesce(m.funding_index_short, m.funding_index)
                        else m.funding_index end as funding_index,
                   m.borrow_index, m.last_price
              from position p join market_state m using (pool_id, market)
             where p.pool_id = :pool and p.account = :account
             order by p.market
            """)
        .param("pool", pool)
        .param("account", account)
        .query(AccountReads::position)
        .list();
  }

  private static OpenPosition position(ResultSet row, int number) throws SQLException {
    Decimal size = decimal(row, "size");
    Decimal entry = decimal(row, "entry_notional");
    var lastPrice = row.getBigDecimal("last_price");
    Decimal mark = lastPrice == null ? null : Decimal.of(lastPrice);
    return new OpenPosition(
        row.getString("market"),
        size,
        entry,
        entry.dividedBy(size, PRICE_SCALE, RoundingMode.HALF_EVEN),
        mark,
        mark == null ? null : size.times(mark, 6, RoundingMode.FLOOR).minus(entry),
        size.times(
            decimal(row, "funding_index").minus(decimal(row, "funding_then")),
            6,
            RoundingMode.CEILING),
        size.abs()
            .times(
                decimal(row, "borrow_index").minus(decimal(row, "borrow_then")),
                6,
                RoundingMode.CEILING));
  }

  /** Fills of an account after a sequence, oldest first. */
  List<Fill> fills(String pool, UUID account, long after, int limit) {
    return jdbc.sql(
            """
            select * from fill
             where pool_id = :pool and account = :account and sequence > :after
             order by sequence
             limit :limit
            """)
        .param("pool", pool)
        .param("account", account)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Fill(
                    row.getLong("sequence"),
                    row.getLong("command"),
                    row.getInt("line"),
                    row.getObject("order_id", UUID.class),
                    account,
                    row.getString("market"),
                    row.getLong("round"),
                    decimal(row, "size"),
                    decimal(row, "price"),
                    decimal(row, "notional"),
                    decimal(row, "impact"),
                    decimal(row, "fee"),
                    decimal(row, "realised"),
                    decimal(row, "funding"),
                    decimal(row, "borrowing"),
                    Fill.Kind.valueOf(row.getString("kind")),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }
}
