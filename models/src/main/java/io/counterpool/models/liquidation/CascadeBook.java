package io.counterpool.models.liquidation;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Accounts sorted by the price that liquidates them, so that a cascade looks at those it hits and
 * no others: the figures of {@link Cascade} at a cost of one sort for the book and then, for any
 * number of shocks, of the hits alone.
 *
 * <p>A long is hit below {@code (entry − collateral ÷ size) ÷ (1 − m)}, a short above {@code (entry
 * + collateral ÷ |size|) ÷ (1 + m)}. Longs stand in descending, shorts in ascending order of that
 * price, each column in its own array in that order, so that a round reads a run of each array. The
 * price in the order is a little wide; who lies within that little of the price is asked directly
 * and waits for the next round if it is not hit, so the sides of every boundary are those of {@link
 * Cascade}.
 *
 * <p>Immutable: one book may serve many threads.
 */
public final class CascadeBook {

  private final double maintenanceRate;
  private final Side longs;
  private final Side shorts;

  /**
   * Sorts a book.
   *
   * @param size {@code [n]} base units, longs above 0, shorts below
   * @param entry {@code [n]} average entry price, ≥ 0
   * @param collateral {@code [n]} settlement currency, any sign
   * @param maintenanceRate 0 to below 1
   */
  public CascadeBook(double[] size, double[] entry, double[] collateral, double maintenanceRate) {
    Cascade.check(size, entry, collateral);
    this.maintenanceRate =
        RealBounds.within("maintenanceRate", maintenanceRate, 0, Math.nextDown(1.0));
    longs = new Side(size, entry, collateral, maintenanceRate, true);
    shorts = new Side(size, entry, collateral, maintenanceRate, false);
  }

  /** Accounts in the book. */
  public int accounts() {
    return longs.count + shorts.count;
  }

  /**
   * Follows a shock.
   *
   * @param terms with the maintenance rate of this book
   * @param startPrice ≥ 0
   * @param shock relative, −1 or above
   */
  public CascadeResult run(CascadeTerms terms, double startPrice, double shock) {
    return walk(terms, startPrice, shock).result();
  }

  /** The same, with the number of accounts that were looked at: those hit, and ties. */
  Walk walk(CascadeTerms terms, double startPrice, double shock) {
    if (terms.maintenanceRate() != maintenanceRate) {
      throw new OutOfRangeException(
          "the book is sorted for a maintenance rate of "
              + maintenanceRate
              + ", was "
              + terms.maintenanceRate());
    }
    Walk walk = new Walk(terms, CascadeTerms.shocked(startPrice, shock));
    while (walk.round()) {
      // One round more.
    }
    return walk;
  }

  /** One cascade in progress. */
  final class Walk {

    private final CascadeTerms terms;
    private final List<CascadeResult.Round> rounds = new ArrayList<>();
    private final Cursor longCursor = new Cursor(longs);
    private final Cursor shortCursor = new Cursor(shorts);
    private double price;
    private double total;

    private Walk(CascadeTerms terms, double price) {
      this.terms = terms;
      this.price = price;
    }

    long visited() {
      return (long) longCursor.next + shortCursor.next;
    }

    CascadeResult result() {
      return new CascadeResult(rounds, price, total);
    }

    private boolean round() {
      double net = longCursor.collect(terms, price) + shortCursor.collect(terms, price);
      int hits = longCursor.hits + shortCursor.hits;
      if (hits == 0) {
        return false;
      }
      double after = terms.moved(price, net);
      double fill = (price + after) / 2;
      int[] liquidated = new int[hits];
      double badDebt =
          longCursor.close(terms, fill, liquidated, 0)
              + shortCursor.close(terms, fill, liquidated, longCursor.hits);
      Arrays.sort(liquidated);
      rounds.add(new CascadeResult.Round(liquidated, price, fill, after, badDebt));
      total += badDebt;
      price = after;
      return true;
    }
  }

  /** How far a cascade went into one side. Places are those of the side, not of the accounts. */
  private static final class Cursor {

    private final Side side;
    private int next;
    private int[] waiting = new int[8];
    private int waits;
    private int[] hit = new int[16];
    private int hits;

    Cursor(Side side) {
      this.side = side;
    }

    /** Finds who is hit at {@code price}; returns what closing them buys. */
    double collect(CascadeTerms terms, double price) {
      hits = 0;
      double net = 0;
      int stay = 0;
      for (int w = 0; w < waits; w++) {
        int i = waiting[w];
        if (side.isHit(terms, i, price)) {
          net -= add(i);
        } else {
          waiting[stay] = i;
          stay++;
        }
      }
      waits = stay;
      float from = side.key(price);
      while (next < side.count && side.keys[next] <= from) {
        if (side.isHit(terms, next, price)) {
          net -= add(next);
        } else {
          await(next);
        }
        next++;
      }
      return net;
    }

    private double add(int place) {
      if (hits == hit.length) {
        hit = Arrays.copyOf(hit, 2 * hits);
      }
      hit[hits] = place;
      hits++;
      return side.size[place];
    }

    private void await(int place) {
      if (waits == waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waits);
      }
      waiting[waits] = place;
      waits++;
    }

    /** Bad debt of those found; writes their accounts. */
    double close(CascadeTerms terms, double fill, int[] liquidated, int from) {
      double badDebt = 0;
      for (int h = 0; h < hits; h++) {
        int i = hit[h];
        liquidated[from + h] = side.account[i];
        badDebt +=
            Math.max(0, -terms.equityAfter(side.size[i], side.entry[i], side.collateral[i], fill));
      }
      return badDebt;
    }
  }

  /**
   * Longs or shorts in the order in which a price that moves against them hits them. A key is the
   * price as a float, with its sign turned for longs so that keys ascend, and rounded so that
   * nobody is found too late.
   */
  private static final class Side {

    /** Relative error a trigger may have from its three operations, with room. */
    private static final double ROUNDING = 0x1p-48;

    private final boolean isLong;
    private final int count;
    private final float[] keys;
    private final int[] account;
    private final double[] size;
    private final double[] entry;
    private final double[] collateral;

    Side(double[] size, double[] entry, double[] collateral, double rate, boolean isLong) {
      this.isLong = isLong;
      long[] order = new long[size.length];
      int found = 0;
      for (int i = 0; i < size.length; i++) {
        if (size[i] >= 0 == isLong) {
          float key = trigger(size[i], entry[i], collateral[i], rate);
          order[found] = (long) sortable(key) << 32 | i;
          found++;
        }
      }
      Arrays.sort(order, 0, found);
      count = found;
      keys = new float[found];
      account = new int[found];
      this.size = new double[found];
      this.entry = new double[found];
      this.collateral = new double[found];
      for (int k = 0; k < found; k++) {
        int i = (int) order[k];
        keys[k] = value((int) (order[k] >> 32));
        account[k] = i;
        this.size[k] = size[i];
        this.entry[k] = entry[i];
        this.collateral[k] = collateral[i];
      }
    }

    boolean isHit(CascadeTerms terms, int i, double price) {
      return terms.hits(size[i], entry[i], collateral[i], price);
    }

    /** Key of a price: all keys up to it may be hit. Rounded up. */
    float key(double price) {
      return up(isLong ? -price : price);
    }

    /** Key of an account. Rounded down. */
    private float trigger(double size, double entry, double collateral, double rate) {
      if (size == 0) {
        // No price changes it: hit at once if the cash is negative, never if it is not.
        return collateral < 0 ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
      }
      double perUnit = collateral / size; // of a short: −collateral ÷ |size|
      double price = (entry - perUnit) / (isLong ? 1 - rate : 1 + rate);
      double room = (Math.abs(entry) + Math.abs(perUnit)) * ROUNDING / (1 - rate);
      double key = (isLong ? -price : price) - room;
      return Double.isNaN(key) ? Float.NEGATIVE_INFINITY : down(key);
    }

    private static float up(double value) {
      float nearest = (float) value;
      return nearest < value ? Math.nextUp(nearest) : nearest;
    }

    private static float down(double value) {
      float nearest = (float) value;
      return nearest > value ? Math.nextDown(nearest) : nearest;
    }

    /** Bits whose order as an int is that of the floats. */
    private static int sortable(float value) {
      int bits = Float.floatToIntBits(value);
      return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    private static float value(int sortable) {
      return Float.intBitsToFloat(sortable ^ (sortable >> 31 & Integer.MAX_VALUE));
    }
  }
}
