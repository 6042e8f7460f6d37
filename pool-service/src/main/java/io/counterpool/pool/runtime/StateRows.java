package io.counterpool.pool.runtime;

import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolRows.AccountRow;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.MarketRow;
import io.counterpool.pool.executor.PoolRows.PayoutRow;
import io.counterpool.pool.executor.PoolRows.PoolRow;
import io.counterpool.pool.executor.PoolRows.PositionRow;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.PoolRows.VolumeRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/** Replaces current state, one statement a table: absolute values, once a step. */
final class StateRows {

  private static final Unnest<PoolRow> POOL =
      new Unnest<PoolRow>()
          .bigint(PoolRow::commandSequence)
          .bigint(PoolRow::transferSequence)
          .bigint(PoolRow::fillSequence)
          .bigint(PoolRow::eventSequence)
          .bigint(PoolRow::liquidationSequence)
          .bigint(PoolRow::shareMovementSequence)
          .bigint(PoolRow::epochNumber)
          .bigint(PoolRow::lastRound)
          .instant(PoolRow::lastRoundAt)
          .instant(PoolRow::nextCutOff)
          .numeric(PoolRow::badDebt)
          .numeric(PoolRow::shortfall)
          .numeric(PoolRow::incomeWaiting)
          .numeric(PoolRow::incomeReleasing)
          .instant(PoolRow::incomeFrom)
          .instant(PoolRow::incomeUntil);

  private static final Unnest<BalanceRow> BALANCE =
      new Unnest<BalanceRow>()
          .text(BalanceRow::ledgerAccount)
          .text(BalanceRow::asset)
          .numeric(BalanceRow::amount);

  private static final Unnest<AccountRow> ACCOUNT =
      new Unnest<AccountRow>()
          .uuid(AccountRow::account)
          .bigint(AccountRow::version)
          .uuid(AccountRow::referrer);

  private static final Unnest<PositionRow> POSITION =
      new Unnest<PositionRow>()
          .uuid(PositionRow::account)
          .text(PositionRow::market)
          .numeric(PositionRow::size)
          .numeric(PositionRow::entryNotional)
          .numeric(PositionRow::fundingIndex)
          .numeric(PositionRow::borrowIndex);

  private static final Unnest<PositionRow> POSITION_KEY =
      new Unnest<PositionRow>().uuid(PositionRow::account).text(PositionRow::market);

  private static final Unnest<MarketRow> MARKET =
      new Unnest<MarketRow>()
          .text(MarketRow::market)
          .numeric(MarketRow::longSize)
          .numeric(MarketRow::shortSize)
          .numeric(MarketRow::longEntryNotional)
          .numeric(MarketRow::shortEntryNotional)
          .numeric(MarketRow::fundingBasis)
          .numeric(MarketRow::borrowBasis)
          .numeric(MarketRow::fundingIndex)
          .numeric(MarketRow::borrowIndex)
          .numeric(MarketRow::fundingIndexShort)
          .numeric(MarketRow::lastPrice)
          .numeric(MarketRow::lastConfidence)
          .bigint(MarketRow::lastFeedRound)
          .numeric(MarketRow::baseReserve)
          .numeric(MarketRow::quoteReserve)
          .numeric(MarketRow::configuredPeg)
          .numeric(MarketRow::peg)
          .numeric(MarketRow::grossPayouts)
          .bigint(MarketRow::budgetReset)
          .bool(MarketRow::reduceOnly)
          .instant(MarketRow::rebateSince)
          .numeric(MarketRow::rebateHeld)
          .numeric(MarketRow::rebatePaid)
          .numeric(MarketRow::volume)
          .numeric(MarketRow::tradeFees)
          .numeric(MarketRow::impactKept);

  private static final Unnest<TrancheRow> TRANCHE =
      new Unnest<TrancheRow>()
          .text(TrancheRow::tranche)
          .numeric(TrancheRow::supply)
          .numeric(TrancheRow::claim)
          .instant(TrancheRow::accruedAt)
          .numeric(TrancheRow::performanceFee);

  private static final Unnest<HoldingRow> HOLDING =
      new Unnest<HoldingRow>()
          .uuid(HoldingRow::provider)
          .text(HoldingRow::tranche)
          .numeric(HoldingRow::shares)
          .numeric(HoldingRow::locked)
          .numeric(HoldingRow::mark);

  private static final Unnest<HoldingRow> HOLDING_KEY =
      new Unnest<HoldingRow>().uuid(HoldingRow::provider).text(HoldingRow::tranche);

  private static final Unnest<RequestRow> REQUEST =
      new Unnest<RequestRow>()
          .bigint(RequestRow::sequence)
          .text(row -> row.kind().name())
          .uuid(RequestRow::id)
          .uuid(RequestRow::owner)
          .text(RequestRow::tranche)
          .instant(RequestRow::fundedAt)
          .numeric(RequestRow::remaining)
          .numeric(RequestRow::doneAssets)
          .numeric(RequestRow::doneShares);

  private static final Unnest<RequestRow> REQUEST_KEY =
      new Unnest<RequestRow>().bigint(RequestRow::sequence);

  private static final Unnest<PayoutRow> PAYOUT =
      new Unnest<PayoutRow>()
          .bigint(PayoutRow::number)
          .uuid(PayoutRow::owner)
          .uuid(PayoutRow::id)
          .text(PayoutRow::asset)
          .numeric(PayoutRow::amount);

  private static final Unnest<PayoutRow> PAYOUT_KEY =
      new Unnest<PayoutRow>().bigint(PayoutRow::number);

  private static final Unnest<VolumeRow> VOLUME =
      new Unnest<VolumeRow>()
          .uuid(VolumeRow::account)
          .bigint(VolumeRow::day)
          .numeric(VolumeRow::notional);

  private static final Unnest<VolumeRow> VOLUME_KEY =
      new Unnest<VolumeRow>().uuid(VolumeRow::account).bigint(VolumeRow::day);

  private StateRows() {}

  static void write(Connection connection, String pool, PoolRows rows) throws SQLException {
    PoolRow totals = rows.pool();
    POOL.execute(
        connection,
        """
        insert into pool_state
          (pool_id, command_sequence, transfer_sequence, fill_sequence, event_sequence,
           liquidation_sequence, share_movement_sequence, epoch_number, last_round, last_round_at,
           next_cut_off, bad_debt, shortfall, income_waiting, income_releasing, income_from,
           income_until)
        select ?, * from %s
        on conflict (pool_id) do update
           set command_sequence = excluded.command_sequence,
               transfer_sequence = excluded.transfer_sequence,
               fill_sequence = excluded.fill_sequence,
               event_sequence = excluded.event_sequence,
               liquidation_sequence = excluded.liquidation_sequence,
               share_movement_sequence = excluded.share_movement_sequence,
               epoch_number = excluded.epoch_number, last_round = excluded.last_round,
               last_round_at = excluded.last_round_at, next_cut_off = excluded.next_cut_off,
               bad_debt = excluded.bad_debt, shortfall = excluded.shortfall,
               income_waiting = excluded.income_waiting,
               income_releasing = excluded.income_releasing,
               income_from = excluded.income_from, income_until = excluded.income_until
        """,
        pool,
        totals == null ? List.of() : List.of(totals));
    BALANCE.execute(
        connection,
        """
        insert into balance (pool_id, ledger_account, asset, amount) select ?, * from %s
        on conflict (pool_id, ledger_account, asset) do update set amount = excluded.amount
        """,
        pool,
        rows.balances());
    ACCOUNT.execute(
        connection,
        """
        insert into account_state (pool_id, account, version, referrer) select ?, * from %s
        on conflict (pool_id, account) do update
           set version = excluded.version, referrer = excluded.referrer
        """,
        pool,
        rows.accounts());
    positions(connection, pool, rows.positions());
    markets(connection, pool, rows.markets());
    TRANCHE.execute(
        connection,
        """
        insert into tranche_state (pool_id, tranche, supply, claim, accrued_at, performance_fee)
        select ?, * from %s
        on conflict (pool_id, tranche) do update
           set supply = excluded.supply, claim = excluded.claim, accrued_at = excluded.accrued_at,
               performance_fee = excluded.performance_fee
        """,
        pool,
        rows.tranches());
    holdings(connection, pool, rows.holdings());
    requests(connection, pool, rows.requests());
    payouts(connection, pool, rows.payouts());
    volumes(connection, pool, rows.volumes());
  }

  private static void positions(Connection connection, String pool, List<PositionRow> rows)
      throws SQLException {
    Predicate<PositionRow> open = row -> !row.size().isZero();
    POSITION.execute(
        connection,
        """
        insert into position
          (pool_id, account, market, size, entry_notional, funding_index, borrow_index)
        select ?, * from %s
        on conflict (pool_id, account, market) do update
           set size = excluded.size, entry_notional = excluded.entry_notional,
               funding_index = excluded.funding_index, borrow_index = excluded.borrow_index
        """,
        pool,
        rows.stream().filter(open).toList());
    POSITION_KEY.execute(
        connection,
        "delete from position where pool_id = ? and (account, market) in (select * from %s)",
        pool,
        rows.stream().filter(open.negate()).toList());
  }

  private static void markets(Connection connection, String pool, List<MarketRow> rows)
      throws SQLException {
    MARKET.execute(
        connection,
        """
        insert into market_state
          (pool_id, market, long_size, short_size, long_entry_notional, short_entry_notional,
           funding_basis, borrow_basis, funding_index, borrow_index, funding_index_short,
           last_price, last_confidence, last_feed_round, base_reserve, quote_reserve,
           configured_peg, peg, gross_payouts, budget_reset, reduce_only, rebate_since,
           rebate_held, rebate_paid, volume, trade_fees, impact_kept)
        select ?, * from %s
        on conflict (pool_id, market) do update
           set long_size = excluded.long_size, short_size = excluded.short_size,
               long_entry_notional = excluded.long_entry_notional,
               short_entry_notional = excluded.short_entry_notional,
               funding_basis = excluded.funding_basis, borrow_basis = excluded.borrow_basis,
               funding_index = excluded.funding_index, borrow_index = excluded.borrow_index,
               funding_index_short = excluded.funding_index_short,
               last_price = excluded.last_price, last_confidence = excluded.last_confidence,
               last_feed_round = excluded.last_feed_round, base_reserve = excluded.base_reserve,
               quote_reserve = excluded.quote_reserve, configured_peg = excluded.configured_peg,
               peg = excluded.peg, gross_payouts = excluded.gross_payouts,
               budget_reset = excluded.budget_reset, reduce_only = excluded.reduce_only,
               rebate_since = excluded.rebate_since, rebate_held = excluded.rebate_held,
               rebate_paid = excluded.rebate_paid, volume = excluded.volume,
               trade_fees = excluded.trade_fees, impact_kept = excluded.impact_kept
        """,
        pool,
        rows);
  }

  private static void holdings(Connection connection, String pool, List<HoldingRow> rows)
      throws SQLException {
    Predicate<HoldingRow> held = row -> !row.shares().isZero();
    HOLDING.execute(
        connection,
        """
        insert into holding (pool_id, provider, tranche, shares, locked, mark) select ?, * from %s
        on conflict (pool_id, provider, tranche) do update
           set shares = excluded.shares, locked = excluded.locked, mark = excluded.mark
        """,
        pool,
        rows.stream().filter(held).toList());
    HOLDING_KEY.execute(
        connection,
        "delete from holding where pool_id = ? and (provider, tranche) in (select * from %s)",
        pool,
        rows.stream().filter(held.negate()).toList());
  }

  private static void requests(Connection connection, String pool, List<RequestRow> rows)
      throws SQLException {
    Predicate<RequestRow> waiting = row -> !row.remaining().isZero();
    REQUEST.execute(
        connection,
        """
        insert into request
          (pool_id, sequence, kind, id, owner, tranche, funded_at, remaining, done_assets,
           done_shares)
        select ?, * from %s
        on conflict (pool_id, sequence) do update
           set remaining = excluded.remaining, done_assets = excluded.done_assets,
               done_shares = excluded.done_shares
        """,
        pool,
        rows.stream().filter(waiting).toList());
    REQUEST_KEY.execute(
        connection,
        "delete from request where pool_id = ? and sequence in (select * from %s)",
        pool,
        rows.stream().filter(waiting.negate()).toList());
  }

  private static void payouts(Connection connection, String pool, List<PayoutRow> rows)
      throws SQLException {
    Predicate<PayoutRow> open = row -> !row.amount().isZero();
    PAYOUT.execute(
        connection,
        """
        insert into payout (pool_id, number, owner, id, asset, amount) select ?, * from %s
        on conflict (pool_id, number) do update set amount = excluded.amount
        """,
        pool,
        rows.stream().filter(open).toList());
    PAYOUT_KEY.execute(
        connection,
        "delete from payout where pool_id = ? and number in (select * from %s)",
        pool,
        rows.stream().filter(open.negate()).toList());
  }

  private static void volumes(Connection connection, String pool, List<VolumeRow> rows)
      throws SQLException {
    Predicate<VolumeRow> counts = row -> !row.notional().isZero();
    VOLUME.execute(
        connection,
        """
        insert into account_volume (pool_id, account, day, notional) select ?, * from %s
        on conflict (pool_id, account, day) do update set notional = excluded.notional
        """,
        pool,
        rows.stream().filter(counts).toList());
    VOLUME_KEY.execute(
        connection,
        "delete from account_volume where pool_id = ? and (account, day) in (select * from %s)",
        pool,
        rows.stream().filter(counts.negate()).toList());
  }
}
