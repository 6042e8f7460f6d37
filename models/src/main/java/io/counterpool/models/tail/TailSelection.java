package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;
import java.util.Arrays;

/**
 * Value at risk and expected shortfall of a large sample without sorting it: the figures of {@link
 * HistoricalTail}, exact, in one pass over the sample.
 *
 * <p>A small sorted sample of the sample brackets the wanted places (Floyd and Rivest 1975). The
 * pass adds up what lies below the bracket, keeps what lies inside and skips the rest; the few that
 * were kept are bracketed again, then sorted. Whether the bracket held the wanted places is
 * counted, not hoped: a bracket that missed is widened, at last to everything, so the answer is
 * exact for constant, sorted, reversed and hostile samples, at the cost of a sort at worst.
 *
 * <p>Holds its own working memory, {@code capacity} doubles, and allocates nothing else: one per
 * thread.
 */
public final class TailSelection {

  /** So few are sorted faster than they are bracketed. */
  private static final int SORTED = 4_096;

  /** A larger sample costs more to sort than its narrower bracket saves. */
  private static final int LARGEST_SAMPLE = 4_096;

  /** A sample is one value of at least this many. */
  private static final int THIN = 32;

  /** A tail of less than one in this many is rare enough for branches: measured. */
  private static final int RARE = 18;

  /**
   * Standard deviations of a place in the sample that a bracket allows on either side: one sample
   * in a hundred misses and costs a pass more.
   */
  private static final double WIDTH = 2.5;

  private final double[] kept;
  private final double[] sample = new double[LARGEST_SAMPLE];

  /** How many are in {@link #kept}, ascending after {@link #select}. */
  private int count;

  /** How many were left out because they lie below those kept, and their sum. */
  private int below;

  private double sumBelow;

  /**
   * Allocates the working memory.
   *
   * @param capacity most returns a sample will hold
   */
  public TailSelection(int capacity) {
    if (capacity < 1) {
      throw new OutOfRangeException("capacity must be at least 1, was " + capacity);
    }
    kept = new double[capacity];
  }

  /**
   * By order statistic, as {@link HistoricalTail#at}.
   *
   * @param returns {@code returns[n]}, 1 ≤ n ≤ capacity, any order, left as they are
   * @param confidence above 0, below 1
   * @throws OutOfRangeException if a return is NaN, or one in the tail is infinite
   */
  public TailRisk at(double[] returns, double confidence) {
    int n = length(returns);
    int place = HistoricalTail.place(n, confidence);
    int rank = n - place;
    select(returns, rank, rank);
    double beyond = -sumBelow;
    for (int i = 0; i < rank - below; i++) {
      beyond -= kept[i];
    }
    return HistoricalTail.risk(n, place, confidence, finite(-kept[rank - below]), finite(beyond));
  }

  /**
   * Interpolated, as {@link HistoricalTail#interpolated}.
   *
   * @param returns {@code returns[n]}, 1 ≤ n ≤ capacity, any order, left as they are
   * @param tailProbability 0 to 1
   * @throws OutOfRangeException if a return is NaN, or one in the tail is infinite
   */
  public TailQuantile interpolated(double[] returns, double tailProbability) {
    int n = length(returns);
    double h = HistoricalTail.height(n, tailProbability);
    int low = (int) h;
    int high = Math.min(low + 1, n - 1);
    select(returns, low, high);
    double quantile =
        finite(HistoricalTail.between(kept[low - below], kept[high - below], h - low));
    double sum = sumBelow;
    int inside = 0;
    // Equal values beyond the bracket do not exist: it holds every value from its low to its high.
    while (inside < count && kept[inside] <= quantile) {
      sum += kept[inside];
      inside++;
    }
    return new TailQuantile(quantile, finite(sum) / (below + inside));
  }

  private int length(double[] returns) {
    if (returns.length < 1 || returns.length > kept.length) {
      throw new OutOfRangeException(
          "returns must hold 1 to " + kept.length + " values, held " + returns.length);
    }
    return returns.length;
  }

  /** Leaves in {@link #kept}, sorted, a run of the sample that has the places first to last. */
  private void select(double[] returns, int first, int last) {
    below = 0;
    sumBelow = 0;
    count = returns.length;
    if (count <= SORTED) {
      System.arraycopy(returns, 0, kept, 0, count);
    } else {
      int before = count;
      narrow(returns, false, first, last);
      // Where a pass left most of them, many are equal: sorting those is cheap.
      while (count > SORTED && count <= before / 2) {
        before = count;
        narrow(kept, true, first, last);
      }
    }
    if (count > 1) {
      Arrays.sort(kept, 0, count);
    }
    // NaN is above everything in a sort and inside every bracket.
    if (Double.isNaN(kept[count - 1])) {
      throw new OutOfRangeException("returns must be numbers, one was NaN");
    }
  }

  /** Keeps of the first {@link #count} values of {@code from} those in a bracket. */
  private void narrow(double[] from, boolean inPlace, int first, int last) {
    int n = count;
    int size = Math.min(LARGEST_SAMPLE, n / THIN);
    draw(from, n, size);
    double width = WIDTH;
    for (int attempt = 0; attempt < 2; attempt++) {
      // Both zeros are inside: one sign of a bound takes both.
      double low = -(0.0 - bound(first - below, n, size, -width));
      double high = 0.0 + bound(last - below, n, size, width);
      if (keep(from, inPlace, n, low, high, first, last)) {
        return;
      }
      width *= 8;
    }
    keep(from, inPlace, n, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, first, last);
  }

  /** Sorted sample: one value from each of {@code size} equal stretches, at a scattered place. */
  private void draw(double[] from, int n, int size) {
    for (int j = 0; j < size; j++) {
      sample[j] = from[place(j, n, size)];
    }
    Arrays.sort(sample, 0, size);
  }

  /** Scattered by the golden ratio within stretch {@code j} of {@code size}; all are as long. */
  static int place(int j, int n, int size) {
    long length = n / size;
    long scattered = (j * 0x9E3779B97F4A7C15L) >>> 33;
    return (int) (j * length + ((scattered * length) >>> 31));
  }

  /** The value in the sample some standard deviations beside a place; infinite beyond its ends. */
  private double bound(int rank, int n, int size, double width) {
    double part = (rank + 0.5) / n;
    double index = part * size + width * (Math.sqrt(size * part * (1 - part)) + 0.5);
    if (index < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double value = index >= size ? Double.POSITIVE_INFINITY : sample[(int) index];
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** Keeps the bracket. False, and nothing lost, if it does not hold the places. */
  private boolean keep(
      double[] from, boolean inPlace, int n, double low, double high, int first, int last) {
    // Counted before where the values move within one array: a miss must lose nothing.
    if (inPlace && below + countUpTo(n, high) <= last) {
      return false;
    }
    boolean rare = last - below < n / RARE;
    int inside = rare ? keepFew(from, n, high) : keepMany(from, n, high);
    if (below + inside <= last) {
      return false;
    }
    count = inside;
    // What lies above is gone either way; what lies below goes if the bracket was right.
    int under = low == Double.NEGATIVE_INFINITY ? 0 : inside - countFrom(inside, low);
    if (under > 0 && below + under <= first) {
      dropUnder(inside, low);
    }
    return true;
  }

  /** Nearly all values are above: a branch that is nearly never taken costs nearly nothing. */
  private int keepFew(double[] from, int n, double high) {
    int inside = 0;
    for (int i = 0; i < n; i++) {
      double value = from[i];
      if (!(value > high)) {
        kept[inside] = value;
        inside++;
      }
    }
    return inside;
  }

  /** No branch depends on a value: no processor would guess it. */
  private int keepMany(double[] from, int n, double high) {
    int inside = 0;
    for (int i = 0; i < n; i++) {
      double value = from[i];
      kept[inside] = value;
      inside += upTo(value, high);
    }
    return inside;
  }

  private void dropUnder(int n, double low) {
    double sum = 0;
    int inside = 0;
    for (int i = 0; i < n; i++) {
      double value = kept[i];
      int stays = upTo(low, value);
      // The value or, of all bits cleared, 0.
      sum += Double.longBitsToDouble(Double.doubleToRawLongBits(value) & (stays - 1L));
      kept[inside] = value;
      inside += stays;
    }
    below += n - inside;
    sumBelow += sum;
    count = inside;
  }

  private int countUpTo(int n, double high) {
    int upTo = 0;
    for (int i = 0; i < n; i++) {
      upTo += upTo(kept[i], high);
    }
    return upTo;
  }

  private int countFrom(int n, double low) {
    int from = 0;
    for (int i = 0; i < n; i++) {
      from += upTo(low, kept[i]);
    }
    return from;
  }

  /**
   * 1 if {@code value ≤ bound} or one of them is NaN, else 0: by the sign of their difference,
   * whose NaN has none. A zero bound must have the sign of {@link #narrow}.
   */
  private static int upTo(double value, double bound) {
    return 1 - (int) (Double.doubleToLongBits(bound - value) >>> 63);
  }

  private static double finite(double figure) {
    if (!Double.isFinite(figure)) {
      throw new OutOfRangeException("returns in the tail must be finite");
    }
    return figure;
  }
}
