package io.counterpool.models.oracle.votes;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.util.Arrays;

/**
 * All quotes of a round at once, without sorting their votes.
 *
 * <p>The votes are dealt into sixty-four buckets of equal width by one counting pass and one
 * scattering pass; only the buckets that hold the median and the quartiles are then put in order.
 * The width comes from five of the prices, so that a few that are far off do not widen it: they
 * fall into the outer buckets, whose place in the order is right whatever the width. O(n) when the
 * quotes are spread, at worst (all votes in one bucket) the library's sort of all votes.
 *
 * <p>Layout: {@code votes[3 × capacity]} and {@code dealt[3 × capacity]} hold price − confidence,
 * price and price + confidence of one quote side by side, in the order given and by bucket.
 */
public final class QuoteBatch implements VoteCount {

  private static final int BUCKETS = 64;

  /** Up to here the library inserts, which is faster than dealing. */
  private static final int SORTED_AT_ONCE = 44;

  /** Up to this many votes of a bucket are sorted by insertion, more by the library. */
  private static final int FEW = 32;

  private final long[] votes;
  private final long[] dealt;
  private final byte[] bucketOf;

  /** Votes of a bucket, then where the next of them goes, then where the bucket ends. */
  private final int[] ends = new int[BUCKETS];

  /** Lower end of the first bucket for votes that are not too far off. */
  private long lowest;

  private int used;
  private long price;
  private long confidence;

  /**
   * A batch of up to {@code capacity} quotes.
   *
   * @param capacity 1 to 1,000,000
   */
  public QuoteBatch(int capacity) {
    Bounds.within("capacity", capacity, 1, 1_000_000);
    votes = new long[3 * capacity];
    dealt = new long[3 * capacity];
    bucketOf = new byte[3 * capacity];
  }

  /**
   * Counts the votes of {@code count} quotes.
   *
   * @param prices {@code prices[0 … count − 1]}, any order
   * @param confidences {@code confidences[i]} of {@code prices[i]}; a quote with 0 does not count
   * @return whether there is a price
   * @throws OutOfRangeException if a value is out of range or there are more quotes than fit
   */
  public boolean count(long[] prices, long[] confidences, int count) {
    if (count < 0 || count > Math.min(prices.length, confidences.length)) {
      throw new OutOfRangeException("count must be from 0 to the lengths given, was " + count);
    }
    Bounds.within("count", count, 0, votes.length / 3);
    used = 0;
    int many = vote(prices, confidences, count);
    if (many == 0) {
      return false;
    }
    if (many <= SORTED_AT_ONCE) {
      Arrays.sort(votes, 0, many);
      settle(many, votes);
      return true;
    }
    int shift = deal(many);
    order(many / 4, shift);
    order(many / 2 - 1, shift);
    order(many / 2, shift);
    order(many - 1 - many / 4, shift);
    settle(many, dealt);
    return true;
  }

  /** Reads the ranks that count; the votes at them are in their places. */
  private void settle(int many, long[] ranked) {
    long upper = ranked[many / 2];
    price = many % 2 == 1 ? upper : VoteCount.middle(ranked[many / 2 - 1], upper);
    int quarter = many / 4;
    confidence = Math.max(price - ranked[quarter], ranked[many - 1 - quarter] - price);
    used = many / 3;
  }

  /** Writes three votes for each quote that counts; gives their number. */
  private int vote(long[] prices, long[] confidences, int count) {
    long outside = 0;
    int many = 0;
    for (int i = 0; i < count; i++) {
      long middle = prices[i];
      long half = confidences[i];
      outside |= VoteCount.outside(middle, half);
      votes[many] = middle - half;
      votes[many + 1] = middle;
      votes[many + 2] = middle + half;
      many += half == 0 ? 0 : 3;
    }
    if (outside != 0) {
      throw VoteCount.outOfRange();
    }
    return many;
  }

  /** Deals the votes into the buckets and says how many bits of a distance one bucket spans. */
  private int deal(int many) {
    int last = many - 2;
    int step = (many / 3 - 1) / 4 * 3;
    long a = votes[1];
    long b = votes[1 + step];
    long c = votes[1 + 2 * step];
    long d = votes[1 + 3 * step];
    long e = votes[last];
    long low = secondLowest(a, b, c, d, e);
    long high = -secondLowest(-a, -b, -c, -d, -e);
    long typical = middle(votes[2] - a, votes[2 + 2 * step] - c, votes[last + 1] - e);
    long margin = Math.min(high - low + typical, 1L << 60);
    lowest = low - margin - margin / 2;
    long width = (high + margin + margin / 2 - lowest) / BUCKETS;
    int shift = Long.SIZE - Long.numberOfLeadingZeros(width);
    Arrays.fill(ends, 0);
    for (int i = 0; i < many; i++) {
      int bucket = bucket(votes[i], shift);
      bucketOf[i] = (byte) bucket;
      ends[bucket]++;
    }
    int begin = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int held = ends[bucket];
      ends[bucket] = begin;
      begin += held;
    }
    for (int i = 0; i < many; i++) {
      dealt[ends[bucketOf[i]]++] = votes[i];
    }
    return shift;
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static long secondLowest(long a, long b, long c, long d, long e) {
    long low = Math.min(a, b);
    long next = Math.max(a, b);
    next = Math.min(next, Math.max(low, c));
    low = Math.min(low, c);
    next = Math.min(next, Math.max(low, d));
    low = Math.min(low, d);
    return Math.min(next, Math.max(low, e));
  }

  /** Never falls as the vote rises, whatever the width: what is too far lands in an outer one. */
  private int bucket(long vote, int shift) {
    return Math.clamp((vote - lowest) >> shift, 0, BUCKETS - 1);
  }

  /** Puts the bucket in order that holds the vote of this rank, 0 for the lowest. */
  private void order(int rank, int shift) {
    int bucket = bucket(dealt[rank], shift);
    int from = bucket == 0 ? 0 : ends[bucket - 1];
    int until = ends[bucket];
    if (until - from > FEW) {
      Arrays.sort(dealt, from, until);
    } else {
      insertionSort(dealt, from, until);
    }
  }

  private static void insertionSort(long[] values, int from, int until) {
    for (int i = from + 1; i < until; i++) {
      long value = values[i];
      int to = i;
      while (to > from && values[to - 1] > value) {
        values[to] = values[to - 1];
        to--;
      }
      values[to] = value;
    }
  }

  @Override
  public int used() {
    return used;
  }

  @Override
  public long price() {
    if (used == 0) {
      throw VoteCount.noPrice();
    }
    return price;
  }

  @Override
  public long confidence() {
    if (used == 0) {
      throw VoteCount.noPrice();
    }
    return confidence;
  }
}
