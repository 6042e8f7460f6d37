package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.SeriesPerformanceFee;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares by tranche and mark, so that a round need not look at every holding: all that were charged
 * at a strike have one mark, and marks above the price have no gain. A sum takes as many steps as
 * there are marks below the price: one or two as a rule, at most the number of holdings.
 */
final class SharesByMark {

  private final Map<String, TreeMap<Decimal, Decimal>> tranches = new HashMap<>();

  /** A holding takes the place of another; null: of none. */
  void replace(@Nullable HoldingRow before, HoldingRow after) {
    if (before != null) {
      add(before.tranche(), before.mark(), before.shares().negate());
    }
    add(after.tranche(), after.mark(), after.shares());
  }

  private void add(String tranche, @Nullable Decimal mark, Decimal shares) {
    if (mark == null || shares.isZero()) {
      return;
    }
    TreeMap<Decimal, Decimal> byMark = tranches.computeIfAbsent(tranche, _ -> new TreeMap<>());
    Decimal sum = byMark.getOrDefault(mark, Decimal.ZERO).plus(shares);
    if (sum.isZero()) {
      byMark.remove(mark);
    } else {
      byMark.put(mark, sum);
    }
  }

  /** Fees on the gains of a tranche at a price, rounded down for each mark. */
  Decimal fee(String tranche, SeriesPerformanceFee fee, Decimal price, int scale) {
    Decimal sum = Decimal.ZERO;
    TreeMap<Decimal, Decimal> byMark = tranches.get(tranche);
    if (byMark != null) {
      for (Map.Entry<Decimal, Decimal> group : byMark.headMap(price).entrySet()) {
        sum = sum.plus(fee.fee(group.getValue(), group.getKey(), price, scale));
      }
    }
    return sum;
  }
}
