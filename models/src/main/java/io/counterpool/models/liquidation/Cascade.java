package io.counterpool.models.liquidation;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A shock, the liquidations it causes, what they do to the price, the liquidations that causes, and
 * so on: every account is looked at in every round. The reference of {@link CascadeBook}.
 *
 * <p>{@code p = start × (1 + shock)}. All accounts with {@code collateral + size × (p − entry) <
 * maintenanceRate × |size| × p} are closed together: net bought {@code −Σ size}, {@code p′ = max(0,
 * p × (1 + net × p ÷ depth))}, each filled at {@code (p + p′) ÷ 2}; equity after the fee that is
 * below 0 is bad debt. Then {@code p = p′}, until a round finds nobody: at most one round an
 * account. Sources: Cont and Schaanning 2017, Perez et al. 2021.
 */
public final class Cascade {

  private Cascade() {}

  /**
   * Follows a shock.
   *
   * @param size {@code [n]} base units, longs above 0, shorts below
   * @param entry {@code [n]} average entry price, ≥ 0
   * @param collateral {@code [n]} settlement currency, any sign
   * @param startPrice ≥ 0
   * @param shock relative, −1 or above
   */
  public static CascadeResult run(
      CascadeTerms terms,
      double[] size,
      double[] entry,
      double[] collateral,
      double startPrice,
      double shock) {
    int n = check(size, entry, collateral);
    double price = CascadeTerms.shocked(startPrice, shock);
    boolean[] closed = new boolean[n];
    List<CascadeResult.Round> rounds = new ArrayList<>();
    double total = 0;
    while (true) {
      int[] hit = new int[n];
      int hits = 0;
      double net = 0;
      for (int i = 0; i < n; i++) {
        if (!closed[i] && terms.hits(size[i], entry[i], collateral[i], price)) {
          closed[i] = true;
          hit[hits] = i;
          hits++;
          net -= size[i];
        }
      }
      if (hits == 0) {
        return new CascadeResult(rounds, price, total);
      }
      double after = terms.moved(price, net);
      double fill = (price + after) / 2;
      double badDebt = 0;
      for (int h = 0; h < hits; h++) {
        int i = hit[h];
        badDebt += Math.max(0, -terms.equityAfter(size[i], entry[i], collateral[i], fill));
      }
      rounds.add(new CascadeResult.Round(Arrays.copyOf(hit, hits), price, fill, after, badDebt));
      total += badDebt;
      price = after;
    }
  }

  static int check(double[] size, double[] entry, double[] collateral) {
    int n = size.length;
    if (entry.length != n || collateral.length != n) {
      throw new OutOfRangeException(
          "size, entry and collateral must be of one length, were "
              + n
              + ", "
              + entry.length
              + " and "
              + collateral.length);
    }
    RealBounds.finite("size", size, 0);
    RealBounds.finite("collateral", collateral, 0);
    for (double price : entry) {
      RealBounds.notNegative("entry", price);
    }
    return n;
  }
}
