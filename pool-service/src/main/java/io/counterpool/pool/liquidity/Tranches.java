package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.TakenCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shares outstanding, claims, holdings, and the requests that wait for a strike. */
public final class Tranches {

  private final TreeMap<String, TrancheRow> tranches = new TreeMap<>();
  private final Map<Holder, HoldingRow> holdings = new TreeMap<>();
  private final TreeMap<Long, RequestRow> requests = new TreeMap<>();
  private final Map<String, TrancheRow> changedTranches = new LinkedHashMap<>();
  private final Map<Holder, HoldingRow> changedHoldings = new LinkedHashMap<>();
  private final Map<Long, RequestRow> changedRequests = new LinkedHashMap<>();

  private record Holder(UUID provider, String tranche) implements Comparable<Holder> {
    @Override
    public int compareTo(Holder other) {
      int byProvider = provider.compareTo(other.provider);
      return byProvider != 0 ? byProvider : tranche.compareTo(other.tranche);
    }
  }

  public @Nullable TrancheRow tranche(String tranche) {
    return tranches.get(tranche);
  }

  public void put(TrancheRow row) {
    tranches.put(row.tranche(), row);
    changedTranches.put(row.tranche(), row);
  }

  /** No shares where the provider has none. */
  public HoldingRow holding(UUID provider, String tranche) {
    HoldingRow row = holdings.get(new Holder(provider, tranche));
    return row != null ? row : new HoldingRow(provider, tranche, Decimal.ZERO, Decimal.ZERO);
  }

  public void put(HoldingRow row) {
    Holder holder = new Holder(row.provider(), row.tranche());
    holdings.put(holder, row);
    changedHoldings.put(holder, row);
  }

  /** By acceptance sequence. */
  public List<RequestRow> requests() {
    return new ArrayList<>(requests.values());
  }

  public void put(RequestRow row) {
    if (row.remaining().isZero()) {
      requests.remove(row.sequence());
    } else {
      requests.put(row.sequence(), row);
    }
    changedRequests.put(row.sequence(), row);
  }

  /** The custodian has confirmed the money of a deposit; it takes part in the next strike. */
  public void funded(TakenCommand taken, Instant at) {
    if (taken.command() instanceof Deposit deposit) {
      put(
          new RequestRow(
              taken.sequence(),
              deposit.id(),
              deposit.provider(),
              deposit.tranche(),
              at,
              deposit.amount()));
    }
  }

  /** Whether the command's money has come and waits for a strike. */
  public boolean isFunded(long sequence) {
    return requests.containsKey(sequence);
  }

  public void restore(
      List<TrancheRow> trancheRows, List<HoldingRow> holdingRows, List<RequestRow> requestRows) {
    trancheRows.forEach(row -> tranches.put(row.tranche(), row));
    holdingRows.forEach(row -> holdings.put(new Holder(row.provider(), row.tranche()), row));
    requestRows.forEach(row -> requests.put(row.sequence(), row));
  }

  public List<TrancheRow> drainTranches() {
    return drain(changedTranches);
  }

  public List<HoldingRow> drainHoldings() {
    return drain(changedHoldings);
  }

  public List<RequestRow> drainRequests() {
    return drain(changedRequests);
  }

  private static <T> List<T> drain(Map<?, T> changed) {
    List<T> rows = List.copyOf(changed.values());
    changed.clear();
    return rows;
  }
}
