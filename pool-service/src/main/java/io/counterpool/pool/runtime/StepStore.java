package io.counterpool.pool.runtime;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.executor.Journal.PoolEvent;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.ledger.LedgerChain;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.liquidation.Liquidation;
import io.counterpool.pool.liquidity.EpochResult;
import io.counterpool.pool.liquidity.ShareMovement;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.ReceiptBlock;
import io.counterpool.pool.runtime.Step.RoundDone;
import io.counterpool.pool.runtime.Step.Taken;
import io.counterpool.pool.valuation.Valuation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Commits a step: movements by COPY, current state by arrays, the lease last. */
@Repository
class StepStore {

  private final CanonicalJson json;
  private final JsonMapper wire;

  StepStore(CanonicalJson json, JsonMapper wire) {
    this.json = json;
    this.wire = wire;
  }

  /**
   * Writes all of the step, or nothing.
   *
   * @param connection without auto-commit
   * @return hash of the last ledger block
   * @throws FencedException if another process has taken the pool over
   */
  String commit(Connection connection, String pool, long fence, Step step, Duration ttl)
      throws SQLException {
    try {
      String hash = write(connection, pool, step);
      advance(connection, pool, fence, step, ttl);
      connection.commit();
      return hash;
    } catch (SQLException | RuntimeException failed) {
      rollback(connection, failed);
      throw failed;
    }
  }

  /** Stores what a round is about to ask; the fence is checked as in every write. */
  void prepare(Connection connection, String pool, long fence, long round, Instant at, String body)
      throws SQLException {
    try {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into round_prepared (pool_id, round, at, body) values (?, ?, ?, ?)")) {
        insert.setString(1, pool);
        insert.setLong(2, round);
        insert.setObject(3, utc(at));
        insert.setString(4, body);
        insert.executeUpdate();
      }
      try (PreparedStatement check =
          connection.prepareStatement(
              "update lease set step = step where pool_id = ? and fence = ?")) {
        check.setString(1, pool);
        check.setLong(2, fence);
        requireOne(check.executeUpdate(), pool, fence);
      }
      connection.commit();
    } catch (SQLException | RuntimeException failed) {
      rollback(connection, failed);
      throw failed;
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      cause.addSuppressed(lost);
    }
  }

  private String write(Connection connection, String pool, Step step) throws SQLException {
    CopyText.into(
        connection,
        "command_taken",
        "pool_id, sequence, step, lane, lane_seq, watermark",
        step.taken(),
        (Taken row, CopyText out) ->
            out.text(pool)
                .plain(row.sequence())
                .plain(step.number())
                .plain(row.lane())
                .plain(row.laneSequence())
                .plain(row.watermark()));
    List<Transfer> transfers = rows(step, journal -> journal.transfers);
    transfers(connection, pool, transfers);
    String hash = block(connection, pool, step, transfers);
    List<Fill> fills = rows(step, journal -> journal.fills);
    fills(connection, pool, fills);
    receipts(connection, pool, rows(step, journal -> journal.receipts));
    outcomes(connection, pool, rows(step, journal -> journal.outcomes));
    events(connection, pool, rows(step, journal -> journal.events));
    liquidations(connection, pool, rows(step, journal -> journal.liquidations));
    shareMovements(connection, pool, rows(step, journal -> journal.shareMovements));
    for (EpochResult epoch : rows(step, journal -> journal.epochs)) {
      epoch(connection, pool, epoch);
    }
    for (Valuation valuation : rows(step, journal -> journal.valuations)) {
      valuation(connection, pool, valuation);
    }
    StateRows.write(connection, pool, step.rows());
    RoundDone round = step.round();
    if (round != null) {
      round(connection, pool, step.number(), round, fills.size());
    }
    return hash;
  }

  private static <T> List<T> rows(Step step, Function<Journal, List<T>> of) {
    return step.journals().size() == 1
        ? of.apply(step.journals().getFirst())
        : step.journals().stream().flatMap(journal -> of.apply(journal).stream()).toList();
  }

  private static void advance(
      Connection connection, String pool, long fence, Step step, Duration ttl) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update lease
               set step = ?, cursors = ?, unfinished_from = ?, orders_waiting = ?,
                   expires_at = clock_timestamp() + ? * interval '1 ms'
             where pool_id = ? and fence = ?
            """)) {
      update.setLong(1, step.number());
      update.setArray(
          2,
          connection.createArrayOf(
              "bigint", Arrays.stream(step.cursors()).boxed().toArray(Long[]::new)));
      update.setLong(3, step.unfinishedFrom());
      update.setLong(4, step.ordersWaiting());
      update.setLong(5, ttl.toMillis());
      update.setString(6, pool);
      update.setLong(7, fence);
      requireOne(update.executeUpdate(), pool, fence);
    }
  }

  private static void requireOne(int updated, String pool, long fence) {
    if (updated != 1) {
      throw new FencedException(pool, fence);
    }
  }

  private static void transfers(Connection connection, String pool, List<Transfer> rows)
      throws SQLException {
    CopyText.into(
        connection,
        "transfer",
        "pool_id, sequence, debit, credit, asset, amount, kind, cause, at",
        rows,
        (row, out) ->
            out.text(pool)
                .plain(row.sequence())
                .text(row.debit())
                .text(row.credit())
                .text(row.asset())
                .plain(row.amount())
                .plain(row.kind())
                .text(row.cause())
                .plain(row.at()));
  }

  private static String block(
      Connection connection, String pool, Step step, List<Transfer> transfers) throws SQLException {
    if (transfers.isEmpty()) {
      return step.previousHash();
    }
    String hash = LedgerChain.next(step.previousHash(), transfers);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into ledger_block
              (pool_id, block, step, first_transfer, last_transfer, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, pool);
      insert.setLong(2, step.blockNumber() + 1);
      insert.setLong(3, step.number());
      insert.setLong(4, transfers.getFirst().sequence());
      insert.setLong(5, transfers.getLast().sequence());
      insert.setString(6, step.previousHash());
      insert.setString(7, hash);
      insert.executeUpdate();
    }
    return hash;
  }

  private static void fills(Connection connection, String pool, List<Fill> rows)
      throws SQLException {
    CopyText.into(
        connection,
        "fill",
        "pool_id, sequence, command, line, order_id, account, market, round, size, price, notional,"
            + " impact, fee, realised, funding, borrowing, kind, at",
        rows,
        (row, out) ->
            out.text(pool)
                .plain(row.sequence())
                .plain(row.command())
                .plain(row.line())
                .plain(row.order())
                .plain(row.account())
                .text(row.market())
                .plain(row.round())
                .plain(row.size())
                .plain(row.price())
                .plain(row.notional())
                .plain(row.impact())
                .plain(row.fee())
                .plain(row.realised())
                .plain(row.funding())
                .plain(row.borrowing())
                .plain(row.kind())
                .plain(row.at()));
  }

  /** One block a step: figures of neighbours are alike. */
  private void receipts(Connection connection, String pool, List<Receipt> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into receipt_block (pool_id, first_sequence, last_sequence, body)
            values (?, ?, ?, ?)
            """)) {
      insert.setString(1, pool);
      insert.setLong(2, rows.getFirst().sequence());
      insert.setLong(3, rows.getLast().sequence());
      insert.setBytes(4, ReceiptBlock.pack(wire, rows));
      insert.executeUpdate();
    }
  }

  private void outcomes(Connection connection, String pool, List<Outcome> rows)
      throws SQLException {
    CopyText.into(
        connection,
        "command_outcome",
        "pool_id, sequence, line, state, round, effective_at, result, refusal",
        rows,
        (row, out) ->
            out.text(pool)
                .plain(row.sequence())
                .plain(row.line())
                .plain(row.state())
                .plain(row.round())
                .plain(row.effectiveAt())
                .text(figures(row.result()))
                .text(text(row.refusal())));
  }

  private void events(Connection connection, String pool, List<PoolEvent> rows)
      throws SQLException {
    CopyText.into(
        connection,
        "event",
        "pool_id, sequence, type, effective_at, payload",
        rows,
        (row, out) ->
            out.text(pool)
                .plain(row.sequence())
                .text(row.type())
                .plain(row.effectiveAt())
                .text(figures(row.payload())));
  }

  private static void liquidations(Connection connection, String pool, List<Liquidation> rows)
      throws SQLException {
    CopyText.into(
        connection,
        "liquidation",
        "pool_id, sequence, fill, account, market, round, size, price, equity_before,"
            + " maintenance_before, fee, bad_debt, insurance_paid, judged_by, at",
        rows,
        (row, out) ->
            out.text(pool)
                .plain(row.sequence())
                .plain(row.fill())
                .plain(row.account())
                .text(row.market())
                .plain(row.round())
                .plain(row.size())
                .plain(row.price())
                .plain(row.equityBefore())
                .plain(row.maintenanceBefore())
                .plain(row.fee())
                .plain(row.badDebt())
                .plain(row.insurancePaid())
                .plain(row.judgedBy())
                .plain(row.at()));
  }

  private static void shareMovements(Connection connection, String pool, List<ShareMovement> rows)
      throws SQLException {
    CopyText.into(
        connection,
        "share_movement",
        "pool_id, sequence, provider, tranche, shares, assets, price, epoch, command, at",
        rows,
        (row, out) ->
            out.text(pool)
                .plain(row.sequence())
                .plain(row.provider())
                .text(row.tranche())
                .plain(row.shares())
                .plain(row.assets())
                .plain(row.price())
                .plain(row.epoch())
                .plain(row.command())
                .plain(row.at()));
  }

  private void epoch(Connection connection, String pool, EpochResult epoch) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into epoch
              (pool_id, number, cut_off, round, at, lower, upper, cash, unreleased, reserved, whole,
               strikes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, pool);
      insert.setLong(2, epoch.number());
      insert.setObject(3, utc(epoch.cutOff()));
      insert.setLong(4, epoch.round());
      insert.setObject(5, utc(epoch.at()));
      insert.setBigDecimal(6, epoch.lower().toBigDecimal());
      insert.setBigDecimal(7, epoch.upper().toBigDecimal());
      insert.setBigDecimal(8, epoch.cash().toBigDecimal());
      insert.setBigDecimal(9, epoch.unreleased().toBigDecimal());
      insert.setBigDecimal(10, epoch.reserved().toBigDecimal());
      insert.setBoolean(11, epoch.whole());
      insert.setString(12, text(epoch.tranches()));
      insert.executeUpdate();
    }
  }

  private void valuation(Connection connection, String pool, Valuation valuation)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into valuation
              (pool_id, round, at, cash, other_assets, traders_profit, accrued, shortfall, unreleased,
               value,
               lower, upper, insurance, bad_debt, reserved, utilisation, complete, tranches,
               markets)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, pool);
      insert.setLong(2, valuation.round());
      insert.setObject(3, utc(valuation.at()));
      insert.setBigDecimal(4, valuation.cash().toBigDecimal());
      insert.setBigDecimal(5, valuation.otherAssets().toBigDecimal());
      insert.setBigDecimal(6, valuation.tradersProfit().toBigDecimal());
      insert.setBigDecimal(7, valuation.accrued().toBigDecimal());
      insert.setBigDecimal(8, valuation.shortfall().toBigDecimal());
      insert.setBigDecimal(9, valuation.unreleased().toBigDecimal());
      insert.setBigDecimal(10, valuation.value().toBigDecimal());
      insert.setBigDecimal(11, valuation.lower().toBigDecimal());
      insert.setBigDecimal(12, valuation.upper().toBigDecimal());
      insert.setBigDecimal(13, valuation.insurance().toBigDecimal());
      insert.setBigDecimal(14, valuation.badDebt().toBigDecimal());
      insert.setBigDecimal(15, valuation.reserved().toBigDecimal());
      insert.setBigDecimal(16, valuation.utilisation().toBigDecimal());
      insert.setBoolean(17, valuation.complete());
      insert.setString(18, text(valuation.tranches()));
      insert.setString(19, text(valuation.markets()));
      insert.executeUpdate();
    }
  }

  private static void round(
      Connection connection, String pool, long step, RoundDone round, int fills)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into round_done (pool_id, round, step, at, input, fills)
            values (?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, pool);
      insert.setLong(2, round.number());
      insert.setLong(3, step);
      insert.setObject(4, utc(round.at()));
      insert.setString(5, round.input());
      insert.setInt(6, fills);
      insert.executeUpdate();
    }
  }

  private @Nullable String figures(@Nullable Map<String, Object> figures) {
    return figures == null ? null : json.plain(figures);
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : new String(json.bytes(value), StandardCharsets.UTF_8);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
