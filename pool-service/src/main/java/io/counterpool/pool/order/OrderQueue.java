package io.counterpool.pool.order;

import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.account.Accounts;
import io.counterpool.pool.executor.Command.Cancel;
import io.counterpool.pool.executor.Command.PlaceBatch;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.TakenCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Orders and cancels that wait, by acceptance sequence and line. */
public final class OrderQueue {

  private final Accounts accounts;
  private final TreeMap<Place, WaitingOrder> orders = new TreeMap<>();
  // An order and a batch of one account may have the same id: their paths differ.
  private final Map<OrderKey, TreeSet<Long>> sequences = new HashMap<>();
  private final TreeMap<Long, TakenCommand> cancels = new TreeMap<>();

  private record Place(long sequence, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int bySequence = Long.compare(sequence, other.sequence);
      return bySequence != 0 ? bySequence : Integer.compare(line, other.line);
    }
  }

  private record OrderKey(UUID account, UUID id) {}

  public OrderQueue(Accounts accounts) {
    this.accounts = accounts;
  }

  public void add(TakenCommand taken, PlaceOrder order) {
    add(taken, order.id(), order.account(), List.of(order.line()), Set.of());
  }

  /** Every line but the finished ones. */
  public void add(TakenCommand taken, PlaceBatch batch, Set<Integer> finished) {
    add(taken, batch.id(), batch.account(), batch.lines(), finished);
  }

  private void add(
      TakenCommand taken, UUID id, UUID account, List<OrderLine> lines, Set<Integer> finished) {
    AccountState holder = accounts.get(account);
    for (int line = 0; line < lines.size(); line++) {
      if (!finished.contains(line)) {
        orders.put(
            new Place(taken.sequence(), line),
            new WaitingOrder(
                taken.sequence(),
                line,
                id,
                account,
                taken.acceptedAt(),
                taken.watermark(),
                lines.get(line)));
        accounts.waiting(holder, 1);
      }
    }
    sequences
        .computeIfAbsent(new OrderKey(account, id), _ -> new TreeSet<>())
        .add(taken.sequence());
  }

  public void addCancel(TakenCommand taken) {
    cancels.put(taken.sequence(), taken);
  }

  /** In the order of acceptance; a copy, so that lines may be removed while it is walked. */
  public List<WaitingOrder> waiting() {
    return new ArrayList<>(orders.values());
  }

  public List<TakenCommand> cancels() {
    return new ArrayList<>(cancels.values());
  }

  public int size() {
    return orders.size();
  }

  public int cancelCount() {
    return cancels.size();
  }

  public boolean isWaiting(WaitingOrder order) {
    return orders.containsKey(new Place(order.sequence(), order.line()));
  }

  /** The waiting lines of the order or batch that a cancel names. */
  public List<WaitingOrder> linesOf(Cancel cancel) {
    TreeSet<Long> named = sequences.get(new OrderKey(cancel.account(), cancel.order()));
    if (named == null) {
      return List.of();
    }
    List<WaitingOrder> waiting = new ArrayList<>();
    named.forEach(sequence -> waiting.addAll(lines(sequence).values()));
    return waiting;
  }

  private NavigableMap<Place, WaitingOrder> lines(long sequence) {
    return orders.subMap(
        new Place(sequence, 0), true, new Place(sequence, Integer.MAX_VALUE), true);
  }

  /** The line has its outcome. */
  public void remove(WaitingOrder order) {
    if (orders.remove(new Place(order.sequence(), order.line())) != null) {
      accounts.waiting(accounts.get(order.account()), -1);
      if (lines(order.sequence()).isEmpty()) {
        sequences.computeIfPresent(
            new OrderKey(order.account(), order.id()),
            (_, named) -> {
              named.remove(order.sequence());
              return named.isEmpty() ? null : named;
            });
      }
    }
  }

  public void removeCancel(long sequence) {
    cancels.remove(sequence);
  }
}
