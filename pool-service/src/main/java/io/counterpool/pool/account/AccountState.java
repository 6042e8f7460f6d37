package io.counterpool.pool.account;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.VolumeWindow;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.position.Position;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account: its positions and which assets it ever held; its money is in the ledger. */
public final class AccountState {

  private final UUID id;
  private final String ledgerAccount;
  private final SortedMap<String, Position> positions = new TreeMap<>();
  private final SortedSet<String> assets = new TreeSet<>(); // other than the settlement asset
  private long version;
  private final NavigableMap<Long, Decimal> traded = new TreeMap<>(); // by day
  private int waitingOrders;
  private @Nullable UUID referrer;

  AccountState(UUID id) {
    this.id = id;
    this.ledgerAccount = LedgerAccounts.collateral(id);
  }

  public UUID id() {
    return id;
  }

  /** {@code collateral:<account>}. */
  public String ledgerAccount() {
    return ledgerAccount;
  }

  public long version() {
    return version;
  }

  /** By market. */
  public SortedMap<String, Position> positions() {
    return Collections.unmodifiableSortedMap(positions);
  }

  public @Nullable Position position(String market) {
    return positions.get(market);
  }

  public Decimal size(String market) {
    Position position = positions.get(market);
    return position == null ? Decimal.ZERO : position.size();
  }

  /** Assets besides the settlement asset that this account has held. */
  public SortedSet<String> assets() {
    return Collections.unmodifiableSortedSet(assets);
  }

  public int waitingOrders() {
    return waitingOrders;
  }

  /** Account that gets the referrer's part of this one's trade fees. */
  public @Nullable UUID referrer() {
    return referrer;
  }

  void referrer(@Nullable UUID account) {
    referrer = account;
  }

  /**
   * Notional of its own orders in the thirty days that end with the one of {@code at}; those of a
   * round count from its end.
   */
  public Decimal volume(Instant at) {
    return VolumeWindow.volume(traded, VolumeWindow.dayOf(at));
  }

  NavigableMap<Long, Decimal> traded() {
    return traded;
  }

  void put(String market, @Nullable Position position) {
    if (position == null) {
      positions.remove(market);
    } else {
      positions.put(market, position);
    }
  }

  void hold(String asset) {
    assets.add(asset);
  }

  void version(long newVersion) {
    version = newVersion;
  }

  void waiting(int change) {
    waitingOrders += change;
  }
}
