package io.counterpool.pool.audit;

import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolRows.PoolRow;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.TakenCommand;
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
  private final JsonMapper mapper = WireConfiguration.mapper();
  private String hash = LedgerChain.START;
  private long block;
  private long step;

  StoredLife(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void write(MovingVenue venue) {
    insert(
        "pool", Map.of("pool_id", POOL, "version", 1, "content", "{\"settlementAsset\":\"USDC\"}"));
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
                    input(round),
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
    row.put(
        "kind",
        switch (command) {
          case Deposit _ -> "DEPOSIT";
          case Redemption _ -> "REDEMPTION";
          case MoveCollateral _ -> "COLLATERAL_MOVEMENT";
          case PlaceOrder _ -> "ORDER";
          case ConfirmCustody _ -> "CUSTODY_CONFIRMATION";
          default -> throw new IllegalStateException("not in this life: " + command);
        });
    row.put("owner", new UUID(0, 0));
    row.put("id", command.id());
    row.put("hash", new byte[32]);
    row.put("orders", 1);
    row.put("principal", "test");
    row.put("accepted_at", taken.acceptedAt());
    row.put(
        "body",
        command instanceof ConfirmCustody said
            ? "{\"externalReference\":\"" + said.externalReference() + "\"}"
            : "{}");
    insert("intake", row);
    insert(
        "command_taken",
        Map.of(
            "pool_id",
            POOL,
            "sequence",
            taken.sequence(),
            "step",
            step,
            "lane",
            0,
            "lane_seq",
            taken.sequence()));
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
          if (row.refusal() != null) {
            columns.put("refusal", row.refusal().slug());
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
                    "{}")));
    journal.liquidations.forEach(row -> insert("liquidation", columns(row)));
    journal.shareMovements.forEach(row -> insert("share_movement", columns(row)));
    journal.epochs.forEach(
        row -> {
          Map<String, Object> columns = columns(row);
          columns.put("strikes", json(row.tranches()));
          columns.remove("tranches");
          insert("epoch", columns);
        });
    journal.valuations.forEach(
        row -> {
          Map<String, Object> columns = columns(row);
          columns.put("tranches", json(row.tranches()));
          columns.put("markets", json(row.markets()));
          insert("valuation", columns);
        });
  }

  /** What the claims read of a round's input. */
  private String input(RoundInput round) {
    Map<String, Object> markets = new LinkedHashMap<>();
    round
        .markets()
        .forEach(
            (name, market) ->
                markets.put(name, Map.of("feed", market.feed(), "state", market.state())));
    Map<String, Object> fee = new LinkedHashMap<>();
    round
        .fee()
        .forEach(
            (name, terms) ->
                fee.put(
                    name,
                    Map.of(
                        "round",
                        terms.round(),
                        "at",
                        terms.at(),
                        "fundingIndex",
                        terms.fundingIndex(),
                        "fundingRatePerDay",
                        terms.fundingRatePerDay(),
                        "borrowIndex",
                        terms.borrowIndex(),
                        "borrowRateAnnual",
                        terms.borrowRateAnnual())));
    return mapper.writeValueAsString(
        Map.of(
            "pool",
            round.pool(),
            "feeds",
            round.feeds(),
            "margin",
            round.margin(),
            "markets",
            markets,
            "fee",
            fee));
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

  private static String json(List<? extends Record> rows) {
    return rows.stream()
        .map(
            row ->
                java.util.Arrays.stream(row.getClass().getRecordComponents())
                    .map(component -> "\"" + component.getName() + "\":" + text(row, component))
                    .collect(Collectors.joining(",", "{", "}")))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(Record row, RecordComponent component) {
    Object value = value(row, component);
    return value == null ? "null" : "\"" + value + "\"";
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
