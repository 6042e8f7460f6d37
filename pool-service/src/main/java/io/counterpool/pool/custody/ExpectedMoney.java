package io.counterpool.pool.custody;

import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.PoolRows.PayoutRow;
import io.counterpool.pool.executor.TakenCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the book and the world: announced deposits whose money has not come, payouts
 * whose money has not left, and the external references that have moved money.
 */
public final class ExpectedMoney {

  /** A command is unique by its path: what it is, whose it is, its id. */
  private record Path(boolean collateral, UUID owner, UUID id) {}

  private record Payee(UUID owner, UUID id) {}

  private final Map<Path, TakenCommand> deposits = new HashMap<>();
  private final Map<Payee, TreeMap<Long, PayoutRow>> payouts = new HashMap<>();
  private final Map<Long, PayoutRow> changedPayouts = new TreeMap<>();
  private final Set<String> references = new HashSet<>();

  /** A deposit of shares or of collateral waits for its money. */
  public void add(TakenCommand deposit) {
    deposits.put(path(deposit.command()), deposit);
  }

  private static Path path(Command command) {
    return switch (command) {
      case Deposit deposit -> new Path(false, deposit.provider(), deposit.id());
      case MoveCollateral move -> new Path(true, move.account(), move.id());
      default -> throw new IllegalStateException("brings no money: " + command);
    };
  }

  /** The provider's announced deposit. */
  @Nullable TakenCommand deposit(UUID provider, UUID id) {
    return deposits.get(new Path(false, provider, id));
  }

  /** The account's announced collateral. */
  @Nullable TakenCommand collateral(UUID account, UUID id) {
    return deposits.get(new Path(true, account, id));
  }

  /** Its money has come, or nobody waits for it any more. */
  void remove(TakenCommand deposit) {
    deposits.remove(path(deposit.command()));
  }

  /** Announced at or before {@code latest}, by acceptance sequence. */
  List<TakenCommand> announcedUntil(Instant latest) {
    TreeMap<Long, TakenCommand> late = new TreeMap<>();
    for (TakenCommand deposit : deposits.values()) {
      if (!deposit.acceptedAt().isAfter(latest)) {
        late.put(deposit.sequence(), deposit);
      }
    }
    return List.copyOf(late.values());
  }

  /** Open payouts of one id, oldest first: a redemption may be owed several strikes. */
  List<PayoutRow> payouts(UUID owner, UUID id) {
    TreeMap<Long, PayoutRow> open = payouts.get(new Payee(owner, id));
    return open == null ? List.of() : new ArrayList<>(open.values());
  }

  /** Opens, changes or, with amount 0, ends a payout. */
  void put(PayoutRow row) {
    Payee payee = new Payee(row.owner(), row.id());
    TreeMap<Long, PayoutRow> open = payouts.computeIfAbsent(payee, _ -> new TreeMap<>());
    if (row.amount().isZero()) {
      open.remove(row.number());
    } else {
      open.put(row.number(), row);
    }
    if (open.isEmpty()) {
      payouts.remove(payee);
    }
    changedPayouts.put(row.number(), row);
  }

  boolean isUsed(String externalReference) {
    return references.contains(externalReference);
  }

  void use(String externalReference) {
    references.add(externalReference);
  }

  /** The payouts that changed since the last call. */
  public List<PayoutRow> drainPayouts() {
    List<PayoutRow> rows = List.copyOf(changedPayouts.values());
    changedPayouts.clear();
    return rows;
  }

  /** Puts stored payouts back. */
  public void restorePayouts(Collection<PayoutRow> rows) {
    rows.forEach(this::put);
    changedPayouts.clear();
  }

  /** References of the confirmations that moved money. */
  public void restoreReferences(Collection<String> used) {
    references.addAll(used);
  }
}
