package io.counterpool.pool.audit;

import io.counterpool.pool.audit.ReplayReport.Difference;
import io.counterpool.pool.configuration.PoolDirectory;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolMachine;
import io.counterpool.pool.executor.PoolRows;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.intake.CommandKind;
import io.counterpool.pool.intake.StoredCommands;
import io.counterpool.pool.order.ReceiptBlock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the log of a pool again from the beginning, through a machine in which nothing has happened,
 * and compares every row that it gives with the row that is stored: what the intake accepted and
 * what the rounds were run with is all that the book of record depends on.
 */
@Component
public class RoundLogReplay {

  private static final int MOST = 10;
  private static final int FETCH = 1000;

  private final JdbcClient jdbc;
  private final JsonMapper mapper;
  private final StoredCommands storedCommands;
  private final PoolDirectory directory;
  private final TransactionTemplate oneState;
  private final RowForm form;

  RoundLogReplay(
      JdbcClient jdbc,
      JsonMapper mapper,
      StoredCommands commands,
      PoolDirectory directory,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.storedCommands = commands;
    this.directory = directory;
    this.form = new RowForm(mapper);
    this.oneState = new TransactionTemplate(transactions);
    this.oneState.setReadOnly(true);
    this.oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Replays the whole log; takes as long as the venue worked for it without waiting. */
  public ReplayReport replay(String pool) {
    return oneState.execute(_ -> new Run(pool).run());
  }

  /** One step of the log: a command taken in, or the input of a round. */
  private record Step(long number, @Nullable TakenCommand command, @Nullable RoundInput round) {}

  /** Comparison of one pool, in one state of the database. */
  private final class Run {

    private final String pool;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Iterator<Map<String, Object>>> tables = new HashMap<>();
    private final Map<String, Map<String, String>> outcomes = new HashMap<>();
    private Iterator<Map<String, Object>> receipts = Collections.emptyIterator();
    private @Nullable Iterator<byte[]> receiptBlocks;
    private long steps;
    private long rows;

    Run(String pool) {
      this.pool = pool;
    }

    ReplayReport run() {
      PoolState state = new PoolState(directory.requirePool(pool).key());
      PoolMachine machine = new PoolMachine(state);
      Iterator<Step> commands = commands();
      Iterator<Step> rounds = rounds();
      Step command = next(commands);
      Step round = next(rounds);
      while (command != null || round != null) {
        steps++;
        if (round == null || (command != null && command.number() < round.number())) {
          compare(machine.take(required(command == null ? null : command.command())));
          command = next(commands);
        } else {
          compare(machine.round(required(round.round())));
          round = next(rounds);
        }
      }
      compareOutcomes();
      tables.forEach(this::exhausted);
      if (receipt() != null) {
        differ("receipt_block", "after the last", "a receipt", null);
      }
      compareState(state.drainChanges());
      return new ReplayReport(steps, rows, differences);
    }

    private static <T> T required(@Nullable T value) {
      if (value == null) {
        throw new IllegalStateException("a step is a command or a round");
      }
      return value;
    }

    private static @Nullable Step next(Iterator<Step> steps) {
      return steps.hasNext() ? steps.next() : null;
    }

    private Iterator<Step> commands() {
      return jdbc
          .sql(
              """
              select t.sequence, t.step, t.watermark, i.kind, i.owner, i.id, i.accepted_at, i.body
                from command_taken t
                join intake i using (pool_id, lane, lane_seq)
               where t.pool_id = :pool order by t.sequence
              """)
          .param("pool", pool)
          .withFetchSize(FETCH)
          .query((row, _) -> new Step(row.getLong("step"), taken(row), null))
          .stream()
          .iterator();
    }

    private TakenCommand taken(ResultSet row) throws SQLException {
      Command command =
          storedCommands.read(
              CommandKind.valueOf(row.getString("kind")),
              row.getObject("owner", UUID.class),
              row.getObject("id", UUID.class),
              row.getString("body"));
      long watermark = row.getLong("watermark");
      return new TakenCommand(
          row.getLong("sequence"),
          row.getTimestamp("accepted_at").toInstant(),
          row.wasNull() ? null : watermark,
          command);
    }

    private Iterator<Step> rounds() {
      return jdbc
          .sql(
              """
              select step, input from round_done where pool_id = :pool order by round
              """)
          .param("pool", pool)
          .withFetchSize(FETCH)
          .query(
              (row, _) ->
                  new Step(
                      row.getLong("step"),
                      null,
                      mapper.readValue(row.getString("input"), RoundInput.class)))
          .stream()
          .iterator();
    }

    private void compare(Journal journal) {
      journal.transfers.forEach(row -> ordered("transfer", "sequence", row));
      journal.fills.forEach(
          row -> ordered("fill", "sequence", row, Map.of("order", "order_id"), Set.of()));
      journal.receipts.forEach(
          row -> {
            rows++;
            String stored = receipt();
            String computed = form.json(row.figures());
            if (!computed.equals(stored)) {
              differ("receipt_block", Long.toString(row.sequence()), stored, computed);
            }
          });
      journal.outcomes.forEach(
          row ->
              outcomes.put(
                  row.sequence() + "/" + row.line(), form.of(row, Map.of(), Set.of("id"))));
      journal.events.forEach(row -> ordered("event", "sequence", row, Map.of(), Set.of("payload")));
      journal.liquidations.forEach(row -> ordered("liquidation", "sequence", row));
      journal.shareMovements.forEach(row -> ordered("share_movement", "sequence", row));
      journal.epochs.forEach(
          row -> ordered("epoch", "number", row, Map.of("tranches", "strikes"), Set.of("strikes")));
      journal.valuations.forEach(
          row -> ordered("valuation", "round", row, Map.of(), Set.of("tranches", "markets")));
    }

    private void ordered(String table, String key, Record row) {
      ordered(table, key, row, Map.of(), Set.of());
    }

    private void ordered(
        String table, String key, Record row, Map<String, String> renamed, Set<String> json) {
      rows++;
      Map<String, String> computed = form.of(row, renamed, Set.of());
      Iterator<Map<String, Object>> stored = tables.computeIfAbsent(table, _ -> table(table, key));
      if (!stored.hasNext()) {
        differ(table, String.valueOf(computed.get(key)), null, computed.toString());
        return;
      }
      Map<String, Object> next = stored.next();
      same(table, computed.get(key), form.stored(next, next.keySet(), json), computed);
    }

    private Iterator<Map<String, Object>> table(String table, String key) {
      return jdbc
          .sql("select * from " + table + " where pool_id = :pool order by " + key)
          .param("pool", pool)
          .withFetchSize(FETCH)
          .query(new ColumnMapRowMapper())
          .stream()
          .iterator();
    }

    /**
     * Compares what the record has; columns it does not have are when and for whom it was written.
     */
    private void same(
        String table,
        @Nullable String key,
        Map<String, String> stored,
        Map<String, String> computed) {
      Map<String, String> unlikeStored = new HashMap<>();
      Map<String, String> unlikeComputed = new HashMap<>();
      computed.forEach(
          (column, value) -> {
            if (!value.equals(stored.get(column))) {
              unlikeStored.put(column, String.valueOf(stored.get(column)));
              unlikeComputed.put(column, value);
            }
          });
      if (!unlikeComputed.isEmpty()) {
        differ(table, String.valueOf(key), unlikeStored.toString(), unlikeComputed.toString());
      }
    }

    private void compareOutcomes() {
      Iterator<Map<String, Object>> stored = table("command_outcome", "sequence, line");
      while (stored.hasNext()) {
        Map<String, Object> row = stored.next();
        String key = row.get("sequence") + "/" + row.get("line");
        Map<String, String> computed = outcomes.remove(key);
        rows++;
        if (computed == null) {
          differ("command_outcome", key, row.toString(), null);
        } else {
          same(
              "command_outcome",
              key,
              form.stored(row, row.keySet(), Set.of("result", "refusal")),
              computed);
        }
      }
      outcomes.forEach((key, row) -> differ("command_outcome", key, null, row.toString()));
    }

    private void exhausted(String table, Iterator<Map<String, Object>> stored) {
      if (stored.hasNext()) {
        differ(table, "after the last", stored.next().toString(), null);
      }
    }

    private @Nullable String receipt() {
      Iterator<byte[]> blocks = receiptBlocks;
      if (blocks == null) {
        blocks =
            jdbc
                .sql(
                    """
                    select body from receipt_block where pool_id = :pool order by first_sequence
                    """)
                .param("pool", pool)
                .withFetchSize(4) // a block may hold thousands of receipts
                .query((row, _) -> row.getBytes("body"))
                .stream()
                .iterator();
        receiptBlocks = blocks;
      }
      while (!receipts.hasNext() && blocks.hasNext()) {
        receipts = ReceiptBlock.unpack(mapper, blocks.next());
      }
      return receipts.hasNext() ? form.json(receipts.next()) : null;
    }

    private void compareState(PoolRows state) {
      Set<String> none = Set.of();
      if (state.pool() != null) {
        state("pool_state", List.of(state.pool()), List.of(), none);
      }
      state("balance", state.balances(), List.of("ledger_account", "asset"), none);
      state("account_state", state.accounts(), List.of("account"), none);
      state("position", state.positions(), List.of("account", "market"), Set.of("size"));
      state("market_state", state.markets(), List.of("market"), none);
      state("tranche_state", state.tranches(), List.of("tranche"), none);
      state("holding", state.holdings(), List.of("provider", "tranche"), Set.of("shares"));
      state("request", state.requests(), List.of("sequence"), Set.of("remaining"));
      state("payout", state.payouts(), List.of("number"), Set.of("amount"));
      state("account_volume", state.volumes(), List.of("account", "day"), Set.of("notional"));
    }

    /** Rows by key; those whose {@code zero} column is 0 are not stored. */
    private void state(
        String table, List<? extends Record> records, List<String> key, Set<String> zero) {
      Map<String, Map<String, String>> computed = new HashMap<>();
      for (Record row : records) {
        Map<String, String> columns = form.of(row, Map.of(), Set.of());
        if (zero.stream().noneMatch(column -> "0".equals(columns.get(column)))) {
          computed.put(key(columns, key), columns);
        }
      }
      Consumer<Map<String, Object>> compare =
          row -> {
            rows++;
            Map<String, String> stored = form.stored(row, row.keySet(), Set.of());
            Map<String, String> expected = computed.remove(key(stored, key));
            if (expected == null) {
              differ(table, key(stored, key), stored.toString(), null);
            } else {
              same(table, key(stored, key), stored, expected);
            }
          };
      table(table, "pool_id").forEachRemaining(compare);
      computed.forEach((missing, row) -> differ(table, missing, null, row.toString()));
    }

    private static String key(Map<String, String> columns, List<String> key) {
      return key.stream().map(columns::get).toList().toString();
    }

    private void differ(
        String table, String key, @Nullable String stored, @Nullable String computed) {
      if (differences.size() < MOST) {
        differences.add(new Difference(table, key, stored, computed));
      }
    }
  }
}
