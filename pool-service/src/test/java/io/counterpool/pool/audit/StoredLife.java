package io.counterpool.pool.audit;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TreasuryPayout;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolRows.PoolRow;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.intake.CommandBody;
import io.counterpool.pool.intake.CommandKind;
import io.counterpool.pool.intake.ConfirmationBody;
import io.counterpool.pool.intake.DepositBody;
import io.counterpool.pool.intake.MovementBody;
import io.counterpool.pool.intake.OrderBody;
import io.counterpool.pool.intake.RedemptionBody;
import io.counterpool.pool.intake.TreasuryPayoutBody;
import io.counterpool.pool.ledger.LedgerChain;
import io.counterpool.pool.valuation.MovingVenue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes a life of a pool into the tables, row by row, without the executor. */
final class StoredLife {

  static final String POOL = "P";

  private final JdbcClient jdbc;
  private final JsonMapper mapper;
  private String hash = LedgerChain.START;
  private long block;
  private long step;

  StoredLife(JdbcClient jdbc, JsonMapper mapper) {
    this.jdbc = jdbc;
    this.mapper = mapper;
  }

  /** The pool's own row, where no service has configured it. */
  void configure() {
    insert(
        "pool", Map.of("pool_id", POOL, "version", 1, "content", "{\"settlementAsset\":\"USDC\"}"));
  }

  void write(MovingVenue venue) {
    for (int i = 0; i < venue.inputs.size(); i++) {
      step++;
      switch (venue.inputs.get(i)) {
        case TakenCommand taken -> command(taken);
        case RoundInput round ->
            insert(
                "round_done",
                Map.of(
                    "pool_id",
                    POOL,
                    "round",
                    round.number(),
                    "step",
                    step,
                    "at",
                    round.at(),
                    "input",
                    mapper.writeValueAsString(round),
                    "fills",
                    venue.journals.get(i).fills.size()));
        default -> throw new IllegalStateException();
      }
      journal(venue.journals.get(i));
    }
    rows(venue.state().drainChanges());
  }

  private void command(TakenCommand taken) {
    Command command = taken.command();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("pool_id", POOL);
    row.put("lane", 0);
    row.put("lane_seq", taken.sequence());
    row.put("kind", kind(command).name());
    row.put("owner", owner(command));
    row.put("id", command.id());
    row.put("hash", new byte[32]);
    row.put("orders", 1);
    row.put("principal", "test");
    row.put("accepted_at", taken.acceptedAt());
    row.put("body", mapper.writeValueAsString(body(command)));
    insert("intake", row);
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("pool_id", POOL);
    columns.put("sequence", taken.sequence());
    columns.put("step", step);
    columns.put("lane", 0);
    columns.put("lane_seq", taken.sequence());
    if (taken.watermark() != null) {
      columns.put("watermark", taken.watermark());
    }
    insert("command_taken", columns);
  }

  private static CommandKind kind(Command command) {
    return switch (command) {
      case Deposit _ -> CommandKind.DEPOSIT;
      case Redemption _ -> CommandKind.REDEMPTION;
      case MoveCollateral _ -> CommandKind.COLLATERAL_MOVEMENT;
      case PlaceOrder _ -> CommandKind.ORDER;
      case ConfirmCustody _ -> CommandKind.CUSTODY_CONFIRMATION;
      case TreasuryPayout _ -> CommandKind.TREASURY_PAYOUT;
      default -> throw new IllegalStateException("not in this life: " + command);
    };
  }

  private static UUID owner(Command command) {
    return switch (command) {
      case Deposit deposit -> deposit.provider();
      case Redemption redemption -> redemption.provider();
      case MoveCollateral move -> move.account();
      case PlaceOrder order -> order.account();
      default -> new UUID(0, 0);
    };
  }

  private static CommandBody body(Command command) {
    return switch (command) {
      case Deposit deposit -> new DepositBody(deposit.tranche(), deposit.amount());
      case Redemption redemption -> new RedemptionBody(redemption.tranche(), redemption.shares());
      case MoveCollateral move ->
          new MovementBody(move.kind(), move.asset(), move.amount(), move.to());
      case PlaceOrder order ->
          new OrderBody(
              order.line().market(),
              order.line().size(),
              order.line().type(),
              order.line().limitPrice(),
              order.line().reduceOnly(),
              order.line().maxAgeSeconds());
      case TreasuryPayout payout -> new TreasuryPayoutBody(payout.amount());
      case ConfirmCustody said ->
          new ConfirmationBody(
              POOL,
              said.direction(),
              said.asset(),
              said.amount(),
              said.externalReference(),
              new ConfirmationBody.Target(said.targetKind(), said.owner(), said.target()));
      default -> throw new IllegalStateException("not in this life: " + command);
    };
  }

  private void journal(Journal journal) {
    journal.transfers.forEach(row -> insert("transfer", columns(row)));
    if (!journal.transfers.isEmpty()) {
      String before = hash;
      hash = LedgerChain.next(before, journal.transfers);
      insert(
          "ledger_block",
          Map.of(
              "pool_id",
              POOL,
              "block",
              ++block,
              "step",
              step,
              "first_transfer",
              journal.transfers.getFirst().sequence(),
              "last_transfer",
              journal.transfers.getLast().sequence(),
              "previous_hash",
              before,
              "hash",
              hash));
    }
    journal.fills.forEach(
        row -> {
          Map<String, Object> columns = columns(row);
          columns.put("order_id", Objects.requireNonNull(columns.remove("order")));
          insert("fill", columns);
        });
    journal.receipts.forEach(
        row ->
            insert(
                "receipt_block",
                Map.of(
                    "pool_id",
                    POOL,
                    "first_sequence",
                    row.sequence(),
                    "last_sequence",
                    row.sequence(),
                    "body",
                    deflated(row.figures()))));
    journal.outcomes.forEach(
        row -> {
          Map<String, Object> columns = new LinkedHashMap<>();
          columns.put("pool_id", POOL);
          columns.put("sequence", row.sequence());
          columns.put("line", row.line());
          columns.put("state", row.state().name());
          columns.put("effective_at", row.effectiveAt());
          if (row.round() != null) {
            columns.put("round", row.round());
          }
          if (row.result() != null) {
            columns.put("result", mapper.writeValueAsString(row.result()));
          }
          if (row.refusal() != null) {
            columns.put("refusal", mapper.writeValueAsString(row.refusal()));
          }
          insert("command_outcome", columns);
        });
    journal.events.forEach(
        row ->
            insert(
                "event",
                Map.of(
                    "pool_id",
                    POOL,
                    "sequence",
                    row.sequence(),
                    "type",
                    row.type(),
                    "effective_at",
                    row.effectiveAt(),
                    "payload",
                    mapper.writeValueAsString(row.payload()))));
    journal.liquidations.forEach(row -> insert("liquidation", columns(row)));
    journal.shareMovements.forEach(row -> insert("share_movement", columns(row)));
    journal.epochs.forEach(
        row -> {
          Map<String, Object> columns = columns(row);
          columns.put("strikes", mapper.writeValueAsString(row.tranches()));
          columns.remove("tranches");
          insert("epoch", columns);
        });
    journal.valuations.forEach(
        row -> {
          Map<String, Object> columns = columns(row);
          columns.put("tranches", mapper.writeValueAsString(row.tranches()));
          columns.put("markets", mapper.writeValueAsString(row.markets()));
          insert("valuation", columns);
        });
  }

  private byte[] deflated(Map<String, Object> figures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(mapper.writeValueAsBytes(List.of(figures)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void rows(PoolRows rows) {
    PoolRow state = Objects.requireNonNull(rows.pool());
    insert("pool_state", columns(state));
    rows.balances().forEach(row -> insert("balance", columns(row)));
    rows.accounts().forEach(row -> insert("account_state", columns(row)));
    rows.positions().stream()
        .filter(row -> !row.size().isZero())
        .forEach(row -> insert("position", columns(row)));
    rows.markets().forEach(row -> insert("market_state", columns(row)));
    rows.tranches().forEach(row -> insert("tranche_state", columns(row)));
    rows.holdings().stream()
        .filter(row -> !row.shares().isZero())
        .forEach(row -> insert("holding", columns(row)));
    rows.requests().stream()
        .filter(row -> !row.remaining().isZero())
        .forEach(row -> insert("request", columns(row)));
    rows.volumes().stream()
        .filter(row -> !row.notional().isZero())
        .forEach(row -> insert("account_volume", columns(row)));
    rows.payouts().stream()
        .filter(row -> !row.amount().isZero())
        .forEach(row -> insert("payout", columns(row)));
  }

  /** A record's components as columns: the names in snake case. */
  private static Map<String, Object> columns(Record row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("pool_id", POOL);
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value = value(row, component);
      if (value != null) {
        columns.put(
            component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT),
            value);
      }
    }
    return columns;
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void insert(String table, Map<String, Object> columns) {
    String names = columns.keySet().stream().collect(Collectors.joining(", "));
    String marks = columns.keySet().stream().map(_ -> "?").collect(Collectors.joining(", "));
    jdbc.sql("insert into " + table + " (" + names + ") values (" + marks + ")")
        .params(columns.values().stream().map(StoredLife::sql).toList())
        .update();
  }

  private static Object sql(Object value) {
    return switch (value) {
      case Decimal decimal -> decimal.toBigDecimal();
      case Instant instant -> Timestamp.from(instant);
      case Enum<?> constant -> constant.name();
      default -> value;
    };
  }
}
