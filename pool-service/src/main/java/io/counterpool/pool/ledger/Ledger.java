package io.counterpool.pool.ledger;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Balances in memory, balance = credits − debits. Every booking takes from one account what it
 * gives to another, so each asset sums to zero at all times.
 */
public final class Ledger {

  private final String settlementAsset;
  private final Map<String, Map<String, Decimal>> balances = new HashMap<>(); // asset, account
  private final Set<Key> changed = new LinkedHashSet<>();

  private record Key(String account, String asset) {}

  public Ledger(String settlementAsset) {
    this.settlementAsset = settlementAsset;
  }

  /** 0 for an account that never moved. */
  public Decimal balance(String account, String asset) {
    Map<String, Decimal> ofAsset = balances.get(asset);
    return ofAsset == null ? Decimal.ZERO : ofAsset.getOrDefault(account, Decimal.ZERO);
  }

  /** Balance in the settlement asset. */
  public Decimal balance(String account) {
    return balance(account, settlementAsset);
  }

  /**
   * Moves {@code amount} from {@code debit} to {@code credit}.
   *
   * @throws IllegalStateException if an account that may not owe would: a bug, never a refusal
   */
  public void move(String debit, String credit, String asset, Decimal amount) {
    if (!amount.isPositive()) {
      throw new IllegalStateException("a transfer moves more than nothing: " + amount);
    }
    Map<String, Decimal> ofAsset = balances.computeIfAbsent(asset, _ -> new HashMap<>());
    Decimal left = ofAsset.getOrDefault(debit, Decimal.ZERO).minus(amount);
    if (left.isNegative() && !LedgerAccounts.mayOwe(debit, asset.equals(settlementAsset))) {
      throw new IllegalStateException(debit + " would owe " + left + " " + asset);
    }
    ofAsset.put(debit, left);
    ofAsset.merge(credit, amount, Decimal::plus);
    changed.add(new Key(debit, asset));
    changed.add(new Key(credit, asset));
  }

  /** Σ of all balances of an asset: zero. */
  public Decimal imbalance(String asset) {
    Decimal sum = Decimal.ZERO;
    for (Decimal balance : balances.getOrDefault(asset, Map.of()).values()) {
      sum = sum.plus(balance);
    }
    return sum;
  }

  public Set<String> assets() {
    return Set.copyOf(balances.keySet());
  }

  /** The balances that changed since the last call. */
  public List<BalanceRow> drain() {
    List<BalanceRow> rows = new ArrayList<>(changed.size());
    for (Key key : changed) {
      rows.add(new BalanceRow(key.account, key.asset, balance(key.account, key.asset)));
    }
    changed.clear();
    return rows;
  }

  /** Puts a stored balance back. */
  public void restore(BalanceRow row) {
    balances
        .computeIfAbsent(row.asset(), _ -> new HashMap<>())
        .put(row.ledgerAccount(), row.amount());
  }
}
