package io.counterpool.pool.account;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.VolumeWindow;
import io.counterpool.pool.executor.PoolRows.AccountRow;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.executor.PoolRows.PositionRow;
import io.counterpool.pool.executor.PoolRows.VolumeRow;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.position.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All accounts of a pool, by id; and per market the accounts that hold a position in it. */
public final class Accounts {

  private final TreeMap<UUID, AccountState> byId = new TreeMap<>();
  private final Map<UUID, AccountState> quick = new HashMap<>();
  private final Map<String, TreeSet<UUID>> holders = new HashMap<>();
  private final Map<UUID, AccountState> changed = new LinkedHashMap<>();
  private final Map<UUID, AccountState> unsent = new LinkedHashMap<>();
  private final Map<PositionKey, Position> changedPositions = new LinkedHashMap<>();

  private final TreeSet<UUID> debtors = new TreeSet<>();
  private final String settlementAsset;

  private final Map<DayKey, Decimal> changedVolumes = new LinkedHashMap<>();

  private record PositionKey(UUID account, String market) {}

  private record DayKey(UUID account, long day) {}

  public Accounts(String settlementAsset) {
    this.settlementAsset = settlementAsset;
  }

  /** The account, made if it was never seen. */
  public AccountState get(UUID id) {
    AccountState known = quick.get(id);
    if (known == null) {
      known = new AccountState(id);
      quick.put(id, known);
      byId.put(id, known);
    }
    return known;
  }

  public @Nullable AccountState find(UUID id) {
    return quick.get(id);
  }

  /** The account, or an empty one that is not kept. */
  public AccountState peek(UUID id) {
    AccountState known = quick.get(id);
    return known != null ? known : new AccountState(id);
  }

  /** All accounts in the order of their ids. */
  public Collection<AccountState> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** Accounts with a position in the market, in the order of their ids. */
  public List<UUID> holders(String market) {
    TreeSet<UUID> ids = holders.get(market);
    return ids == null ? List.of() : List.copyOf(ids);
  }

  /** Must follow every change of cash, collateral or positions of the account. */
  public void touched(AccountState account) {
    account.version(account.version() + 1);
    changed.put(account.id(), account);
    unsent.put(account.id(), account);
  }

  /** Notes who referred an account. Does not raise the version: nothing that it holds changes. */
  public void refer(UUID id, UUID referrer) {
    AccountState account = get(id);
    account.referrer(referrer);
    changed.put(id, account);
  }

  /** Counts the notional of what the account ordered. */
  public void traded(AccountState account, Decimal notional, Instant at) {
    if (notional.isZero()) {
      return;
    }
    long day = VolumeWindow.dayOf(at);
    Decimal sum = account.traded().merge(day, notional, Decimal::plus);
    changedVolumes.put(new DayKey(account.id(), day), sum);
    while (account.traded().firstKey() < VolumeWindow.firstOf(day)) {
      long old = account.traded().pollFirstEntry().getKey();
      changedVolumes.put(new DayKey(account.id(), old), Decimal.ZERO);
    }
  }

  /** Notes that the account has or had money in an asset. */
  public void holds(AccountState account, String asset) {
    if (!asset.equals(settlementAsset)) {
      account.hold(asset);
    }
  }

  /** Replaces a position; null removes it. Does not raise the version. */
  public void put(AccountState account, String market, @Nullable Position position) {
    account.put(market, position);
    changedPositions.put(
        new PositionKey(account.id(), market), position == null ? NOTHING : position);
    TreeSet<UUID> ids = holders.computeIfAbsent(market, _ -> new TreeSet<>());
    if (position == null) {
      ids.remove(account.id());
    } else {
      ids.add(account.id());
    }
  }

  /** Notes whether an account without positions owes settlement units. */
  public void owes(AccountState account, boolean owes) {
    if (owes) {
      debtors.add(account.id());
    } else {
      debtors.remove(account.id());
    }
  }

  public boolean isDebtor(AccountState account) {
    return debtors.contains(account.id());
  }

  /** Accounts without positions that owe, in the order of their ids; a copy. */
  public List<UUID> debtors() {
    return List.copyOf(debtors);
  }

  /** Counts an order that starts (+1) or stops (−1) waiting. */
  public void waiting(AccountState account, int change) {
    account.waiting(change);
  }

  /** Accounts that changed since {@link #sent}. */
  public List<AccountState> unsent() {
    return List.copyOf(unsent.values());
  }

  /** Margin-service has the portfolios as they are now. */
  public void sent() {
    unsent.clear();
  }

  public List<AccountRow> drainAccounts() {
    List<AccountRow> rows = new ArrayList<>(changed.size());
    changed
        .values()
        .forEach(
            account ->
                rows.add(new AccountRow(account.id(), account.version(), account.referrer())));
    changed.clear();
    return rows;
  }

  public List<PositionRow> drainPositions() {
    List<PositionRow> rows = new ArrayList<>(changedPositions.size());
    changedPositions.forEach((key, position) -> rows.add(row(key.account, key.market, position)));
    changedPositions.clear();
    return rows;
  }

  public List<VolumeRow> drainVolumes() {
    List<VolumeRow> rows = new ArrayList<>(changedVolumes.size());
    changedVolumes.forEach((key, sum) -> rows.add(new VolumeRow(key.account, key.day, sum)));
    changedVolumes.clear();
    return rows;
  }

  /** A position as a row. */
  public static PositionRow row(UUID account, String market, Position position) {
    return new PositionRow(
        account,
        market,
        position.size(),
        position.entryNotional(),
        position.fundingIndex(),
        position.borrowIndex());
  }

  public void restore(AccountRow row) {
    AccountState account = get(row.account());
    account.version(row.version());
    account.referrer(row.referrer());
    if (row.version() > 0) {
      unsent.put(account.id(), account);
    }
  }

  public void restore(PositionRow row) {
    get(row.account())
        .put(
            row.market(),
            new Position(row.size(), row.entryNotional(), row.fundingIndex(), row.borrowIndex()));
    holders.computeIfAbsent(row.market(), _ -> new TreeSet<>()).add(row.account());
  }

  public void restore(VolumeRow row) {
    get(row.account()).traded().put(row.day(), row.notional());
  }

  /** A balance of collateral makes its account a holder of the asset; positions come before. */
  public void restore(BalanceRow row) {
    if (row.ledgerAccount().startsWith(LedgerAccounts.COLLATERAL)) {
      String id = row.ledgerAccount().substring(LedgerAccounts.COLLATERAL.length());
      AccountState account = get(UUID.fromString(id));
      holds(account, row.asset());
      if (row.asset().equals(settlementAsset)) {
        owes(account, row.amount().isNegative() && account.positions().isEmpty());
      }
    }
  }

  private static final Position NOTHING =
      new Position(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);
}
