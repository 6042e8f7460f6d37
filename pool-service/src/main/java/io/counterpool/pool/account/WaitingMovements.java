package io.counterpool.pool.account;

import io.counterpool.pool.executor.TakenCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Withdrawals and transfers that wait for a round, by acceptance sequence. */
public final class WaitingMovements {

  private final TreeMap<Long, TakenCommand> bySequence = new TreeMap<>();

  public void add(TakenCommand movement) {
    bySequence.put(movement.sequence(), movement);
  }

  public void remove(long sequence) {
    bySequence.remove(sequence);
  }

  public int size() {
    return bySequence.size();
  }

  /** A copy, in the order of acceptance. */
  public List<TakenCommand> all() {
    return new ArrayList<>(bySequence.values());
  }
}
