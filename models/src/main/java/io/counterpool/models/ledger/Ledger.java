package io.counterpool.models.ledger;

import io.counterpool.models.ledger.Transfer.Flag;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts and the transfers that moved them.
 *
 * <p>A transfer is refused as a whole or done as a whole; transfers linked in a chain succeed or
 * fail together, and a failed chain leaves no trace. A limit counts pending amounts at once, so
 * posting never breaks one. The source's clock, codes, user data and closing accounts are not
 * modelled: who lets a pending transfer expire voids it. Source: TigerBeetle.
 *
 * @param accounts by id
 * @param entries transfers that were done, by id
 * @param spentIds ids of transfers that failed for a reason that may have passed
 */
public record Ledger(
    Map<String, Account> accounts, Map<String, Entry> entries, Set<String> spentIds) {

  /** How far a pending transfer is. */
  public enum Stage {
    NONE,
    PENDING,
    POSTED,
    VOIDED
  }

  /**
   * A transfer that was done.
   *
   * @param transfer with its accounts, book and the amount that moved
   * @param stage NONE unless it was pending
   */
  public record Entry(Transfer transfer, Stage stage) {

    /** Smallest units that moved or were reserved. */
    public BigInteger amount() {
      BigInteger amount = transfer.amount();
      return amount == null ? BigInteger.ZERO : amount;
    }
  }

  /**
   * A ledger after a batch.
   *
   * @param results one for each transfer of the batch
   */
  public record Outcome(Ledger ledger, List<Result> results) {}

  public Ledger {
    accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    spentIds = Set.copyOf(spentIds);
  }

  /** A ledger of accounts without history. */
  public static Ledger of(Map<String, Account> accounts) {
    return new Ledger(accounts, Map.of(), Set.of());
  }

  /** The ledger after a batch, applied in order. Costs a copy of the ledger. */
  public Outcome apply(List<Transfer> batch) {
    LedgerWork work = new LedgerWork(this);
    Set<String> spent = new HashSet<>(spentIds);
    List<Result> results = new ArrayList<>(batch.size());
    int from = 0;
    while (from < batch.size()) {
      int until = from + 1;
      while (until < batch.size() && batch.get(until - 1).is(Flag.LINKED)) {
        until++;
      }
      boolean open = until == batch.size() && batch.get(until - 1).is(Flag.LINKED);
      results.addAll(chain(batch.subList(from, until), open, work, spent));
      from = until;
    }
    return new Outcome(work.finished(spent), results);
  }

  /** Applies transfers that succeed or fail together. */
  private static List<Result> chain(
      List<Transfer> chain, boolean open, LedgerWork work, Set<String> spent) {
    LedgerWork attempt = work.attempt();
    List<Result> results = new ArrayList<>(chain.size());
    int failed = -1;
    for (int i = 0; i < chain.size(); i++) {
      Result result;
      if (open && i == chain.size() - 1) {
        result = Result.LINKED_EVENT_CHAIN_OPEN;
      } else if (failed >= 0) {
        result = Result.LINKED_EVENT_FAILED;
      } else {
        result = attempt.create(chain.get(i), spent);
      }
      results.add(result);
      if (result != Result.CREATED && failed < 0) {
        failed = i;
      }
    }
    if (failed < 0) {
      work.take(attempt);
      return results;
    }
    for (int i = 0; i < failed; i++) {
      results.set(i, Result.LINKED_EVENT_FAILED);
    }
    if (results.get(failed).isTransient()) {
      spent.add(chain.get(failed).id());
    }
    return results;
  }
}
