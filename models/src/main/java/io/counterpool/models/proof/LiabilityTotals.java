package io.counterpool.models.proof;

import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Totals of a tree whose leaves hold one balance for each of several currencies: entries are padded
 * with zero entries to a power of two, so that the size says less; the root holds one total a
 * currency. Source: Summa solvency.
 *
 * @param totals one for each currency, the order of the entries
 * @param depth levels above the leaves: log₂ of the padded size
 * @param zeroEntries padding
 */
public record LiabilityTotals(List<BigInteger> totals, int depth, int zeroEntries) {

  public LiabilityTotals {
    totals = List.copyOf(totals);
  }

  /** Totals of balances of any size. */
  public static LiabilityTotals of(List<List<BigInteger>> entries) {
    return of(entries, Integer.MAX_VALUE / 8);
  }

  /**
   * Totals of balances that fit a declared width: the range check that keeps a sum from wrapping
   * round in a proof system.
   *
   * @param entries balances of each holder, ≥ 0, all of the same currencies
   * @param bytes width of a balance, 1 or more
   * @throws OutOfRangeException if there are no entries, they differ in currencies, or a balance is
   *     negative or does not fit
   */
  public static LiabilityTotals of(List<List<BigInteger>> entries, int bytes) {
    if (entries.isEmpty()) {
      throw new OutOfRangeException("entries must be at least 1, were 0");
    }
    if (bytes < 1) {
      throw new OutOfRangeException("bytes must be at least 1, were " + bytes);
    }
    int currencies = entries.getFirst().size();
    List<BigInteger> totals = new ArrayList<>(Collections.nCopies(currencies, BigInteger.ZERO));
    for (List<BigInteger> balances : entries) {
      if (balances.size() != currencies) {
        throw new OutOfRangeException(
            "every entry must have " + currencies + " balances, one has " + balances.size());
      }
      for (int i = 0; i < currencies; i++) {
        BigInteger balance = balances.get(i);
        if (balance.signum() < 0 || balance.bitLength() > 8L * bytes) {
          throw new OutOfRangeException(
              "balance must be from 0 and fit " + bytes + " bytes, was " + balance);
        }
        totals.set(i, totals.get(i).add(balance));
      }
    }
    int depth = Integer.SIZE - Integer.numberOfLeadingZeros(entries.size() - 1);
    return new LiabilityTotals(totals, depth, (1 << depth) - entries.size());
  }
}
