package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.SeriesPerformanceFee;
import io.counterpool.models.shares.ShareMath;
import io.counterpool.models.tranche.Waterfall;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.TakenCommand;
import java.math.RoundingMode;
import java.time.Duration;
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

  /** Digits of a share beyond those of the asset: an inflation attack costs 10^6 its effect. */
  private static final int SHARE_DIGITS_MORE = 6;

  private final TreeMap<String, TrancheRow> tranches = new TreeMap<>();
  private final Map<Holder, HoldingRow> holdings = new TreeMap<>();
  private final SharesByMark marks = new SharesByMark();
  private final TreeMap<Long, RequestRow> requests = new TreeMap<>();
  private final Map<String, TrancheRow> changedTranches = new LinkedHashMap<>();
  private final Map<Holder, HoldingRow> changedHoldings = new LinkedHashMap<>();
  private final Map<Long, RequestRow> changedRequests = new LinkedHashMap<>();

  /** Whose shares, of what. */
  record Holder(UUID provider, String tranche) implements Comparable<Holder> {
    @Override
    public int compareTo(Holder other) {
      int byProvider = provider.compareTo(other.provider);
      return byProvider != 0 ? byProvider : tranche.compareTo(other.tranche);
    }
  }

  /** How shares of a pool with this settlement scale are counted. */
  public static ShareMath shares(int settlementScale) {
    return new ShareMath(SHARE_DIGITS_MORE, settlementScale);
  }

  public @Nullable TrancheRow find(String tranche) {
    return tranches.get(tranche);
  }

  /** The tranche, empty if it was never seen. */
  TrancheRow tranche(String tranche) {
    TrancheRow row = tranches.get(tranche);
    return row != null ? row : new TrancheRow(tranche, Decimal.ZERO, Decimal.ZERO, null, null);
  }

  void put(TrancheRow row) {
    tranches.put(row.tranche(), row);
    changedTranches.put(row.tranche(), row);
  }

  /**
   * Lets every claim grow with its target return to {@code at}, in whole seconds, each return
   * rounded down at eighteen digits.
   */
  public void accrue(PoolConfig config, Instant at) {
    for (TrancheConfig tranche : config.tranches()) {
      TrancheRow row = tranche(tranche.tranche());
      Instant from = row.accruedAt();
      if (from == null) {
        put(row.accrued(row.claim(), at));
        continue;
      }
      long seconds = Duration.between(from, at).toSeconds();
      if (seconds > 0) {
        Decimal claim =
            Waterfall.accrueClaim(
                row.claim(), tranche.targetReturnAnnual(), seconds, Decimal.SCALE);
        put(row.accrued(claim, from.plusSeconds(seconds)));
      }
    }
  }

  /**
   * Values of the configured tranches, senior first; the last has the rest, without the income.
   *
   * @param poolValue without {@code unreleased}
   * @param unreleased income on its way, which covers claims; 0 for what everything is worth
   */
  public List<Decimal> values(PoolConfig config, Decimal poolValue, Decimal unreleased) {
    return config.tranches().isEmpty()
        ? List.of()
        : Waterfall.values(poolValue, unreleased, claims(config));
  }

  private List<Decimal> claims(PoolConfig config) {
    List<TrancheConfig> order = config.tranches();
    List<Decimal> claims = new ArrayList<>();
    for (TrancheConfig tranche : order.subList(0, order.size() - 1)) {
      claims.add(tranche(tranche.tranche()).claim());
    }
    return claims;
  }

  /**
   * Performance fees that a strike at this value would charge; null without such a fee. A strike
   * rounds the fee of each holding down, so this is at most a smallest unit a holding above it.
   */
  public @Nullable Decimal accruedFee(String tranche, Decimal value, int settlementScale) {
    TrancheRow row = tranche(tranche);
    return row.performanceFee() == null
        ? null
        : marks.fee(
            tranche,
            new SeriesPerformanceFee(row.performanceFee()),
            shares(settlementScale).price(value, row.supply()),
            settlementScale);
  }

  /** No shares where the provider has none. */
  public HoldingRow holding(UUID provider, String tranche) {
    HoldingRow row = holdings.get(new Holder(provider, tranche));
    return row != null ? row : new HoldingRow(provider, tranche, Decimal.ZERO, Decimal.ZERO, null);
  }

  /** Every provider's shares, by provider and tranche. */
  public List<HoldingRow> holdings() {
    return List.copyOf(holdings.values());
  }

  void put(HoldingRow row) {
    Holder holder = new Holder(row.provider(), row.tranche());
    marks.replace(row.shares().isZero() ? holdings.remove(holder) : holdings.put(holder, row), row);
    changedHoldings.put(holder, row);
  }

  /**
   * The claim that leaves with burned shares, rounded down: no less than what is paid for them. The
   * virtual share that pricing counts in keeps its part, until the last real share leaves.
   */
  static Decimal claimOf(Decimal burned, Decimal claim, Decimal supply, ShareMath maths) {
    if (burned.equals(supply)) {
      return claim;
    }
    Decimal virtual = Decimal.ofUnits(1, maths.scale());
    return claim
        .plus(virtual)
        .timesOver(burned, supply.plus(virtual), Decimal.SCALE, RoundingMode.FLOOR)
        .min(claim);
  }

  /** By acceptance sequence. */
  public List<RequestRow> requests() {
    return List.copyOf(requests.values());
  }

  void put(RequestRow row) {
    if (row.remaining().isZero()) {
      requests.remove(row.sequence());
    } else {
      requests.put(row.sequence(), row);
    }
    changedRequests.put(row.sequence(), row);
  }

  /** The custodian has confirmed the money of a deposit; it takes part in the next strike. */
  public void funded(TakenCommand taken, Deposit deposit, Instant at) {
    put(
        new RequestRow(
            taken.sequence(),
            RequestKind.DEPOSIT,
            deposit.id(),
            deposit.provider(),
            deposit.tranche(),
            at,
            deposit.amount(),
            Decimal.ZERO,
            Decimal.ZERO));
  }

  /** Whether the command's money has come and waits for a strike. */
  public boolean isFunded(long sequence) {
    return requests.containsKey(sequence);
  }

  public void restore(
      List<TrancheRow> trancheRows, List<HoldingRow> holdingRows, List<RequestRow> requestRows) {
    trancheRows.forEach(row -> tranches.put(row.tranche(), row));
    holdingRows.forEach(
        row -> marks.replace(holdings.put(new Holder(row.provider(), row.tranche()), row), row));
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
