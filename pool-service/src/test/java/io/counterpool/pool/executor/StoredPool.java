package io.counterpool.pool.executor;

import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.PlaceBatch;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.executor.Journal.State;
import io.counterpool.pool.executor.PoolRows.PoolRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a database would hold of a pool: rows by key, commands, outcomes, external references. */
final class StoredPool {

  private @Nullable PoolRow pool;
  private final Map<Object, PoolRows.BalanceRow> balances = new LinkedHashMap<>();
  private final Map<Object, PoolRows.AccountRow> accounts = new LinkedHashMap<>();
  private final Map<Object, PoolRows.PositionRow> positions = new LinkedHashMap<>();
  private final Map<Object, PoolRows.MarketRow> markets = new LinkedHashMap<>();
  private final Map<Object, PoolRows.TrancheRow> tranches = new LinkedHashMap<>();
  private final Map<Object, PoolRows.HoldingRow> holdings = new LinkedHashMap<>();
  private final Map<Object, PoolRows.RequestRow> requests = new LinkedHashMap<>();
  private final Map<Object, PoolRows.PayoutRow> payouts = new LinkedHashMap<>();
  private final Map<Object, PoolRows.VolumeRow> volumes = new LinkedHashMap<>();
  private final Map<Long, TakenCommand> commands = new LinkedHashMap<>();
  private final Map<Long, Set<Integer>> finished = new HashMap<>();
  private final Set<String> references = new HashSet<>();

  /** Starts with all balances of a state that nothing has happened in. */
  StoredPool(PoolState start) {
    for (String asset : start.ledger().assets()) {
      for (String account : List.of("custody", "pool:" + Desk.POOL, "insurance:" + Desk.POOL)) {
        put(
            balances,
            List.of(
                new PoolRows.BalanceRow(account, asset, start.ledger().balance(account, asset))),
            row -> row.ledgerAccount() + row.asset(),
            _ -> false);
      }
    }
  }

  void keep(Object input, Journal journal, PoolRows changes) {
    if (input instanceof TakenCommand taken) {
      commands.put(taken.sequence(), taken);
    }
    for (Outcome outcome : journal.outcomes) {
      finished.computeIfAbsent(outcome.sequence(), _ -> new HashSet<>()).add(outcome.line());
      TakenCommand taken = commands.get(outcome.sequence());
      if (taken != null
          && outcome.state() == State.EXECUTED
          && taken.command() instanceof ConfirmCustody said) {
        references.add(said.externalReference());
      }
    }
    if (changes.pool() != null) {
      pool = changes.pool();
    }
    put(balances, changes.balances(), row -> row.ledgerAccount() + row.asset(), _ -> false);
    put(accounts, changes.accounts(), row -> row.account(), _ -> false);
    put(
        positions,
        changes.positions(),
        row -> row.account() + row.market(),
        row -> row.size().isZero());
    put(markets, changes.markets(), row -> row.market(), _ -> false);
    put(tranches, changes.tranches(), row -> row.tranche(), _ -> false);
    put(
        holdings,
        changes.holdings(),
        row -> row.provider() + row.tranche(),
        row -> row.shares().isZero());
    put(requests, changes.requests(), row -> row.sequence(), row -> row.remaining().isZero());
    put(payouts, changes.payouts(), row -> row.number(), row -> row.amount().isZero());
    put(
        volumes,
        changes.volumes(),
        row -> row.account() + "/" + row.day(),
        row -> row.notional().isZero());
  }

  private static <T> void put(
      Map<Object, T> stored, List<T> rows, Function<T, Object> key, Predicate<T> gone) {
    for (T row : rows) {
      if (gone.test(row)) {
        stored.remove(key.apply(row));
      } else {
        stored.put(key.apply(row), row);
      }
    }
  }

  PoolState restore() {
    return PoolState.restore(
        Desk.KEY,
        new PoolRows(
            pool,
            list(balances),
            list(accounts),
            list(positions),
            list(markets),
            list(tranches),
            list(holdings),
            list(requests),
            list(payouts),
            list(volumes)),
        unfinished(),
        references);
  }

  private static <T> List<T> list(Map<Object, T> rows) {
    return new ArrayList<>(rows.values());
  }

  private Collection<Unfinished> unfinished() {
    List<Unfinished> waiting = new ArrayList<>();
    for (TakenCommand taken : commands.values()) {
      Set<Integer> lines = finished.getOrDefault(taken.sequence(), Set.of());
      int all = taken.command() instanceof PlaceBatch batch ? batch.lines().size() : 1;
      if (lines.size() < all) {
        waiting.add(new Unfinished(taken, lines));
      }
    }
    return waiting;
  }
}
