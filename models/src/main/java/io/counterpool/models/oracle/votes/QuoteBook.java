package io.counterpool.models.oracle.votes;

import io.counterpool.models.Bounds;

/**
 * The standing quote of every publisher, with price and confidence at hand after each change.
 *
 * <p>The votes stay in order: one publisher's change moves three of them, O(log n) steps in a book
 * of more than 1,365 publishers; in a smaller one O(log n) comparisons and a block move, which is
 * faster there. Reading looks at four ranks.
 *
 * <p>Layout: {@code prices[publisher]} and {@code confidences[publisher]}, confidence 0 for a
 * publisher without a quote that counts.
 */
public final class QuoteBook implements VoteCount {

  private final long[] prices;
  private final long[] confidences;
  private final OrderedLongs votes;

  /**
   * An empty book.
   *
   * @param publishers places 0 to publishers − 1; 1 to 1,000,000
   */
  public QuoteBook(int publishers) {
    Bounds.within("publishers", publishers, 1, 1_000_000);
    prices = new long[publishers];
    confidences = new long[publishers];
    votes = OrderedLongs.of(3 * publishers);
  }

  /**
   * Takes a publisher's quote in place of the one before; one with confidence 0 does not count.
   *
   * @throws io.counterpool.models.OutOfRangeException if the place or a value is out of range; the
   *     book is as before
   */
  public void put(int publisher, long price, long confidence) {
    Bounds.within("publisher", publisher, 0, prices.length - 1);
    if (VoteCount.outside(price, confidence) != 0) {
      throw VoteCount.outOfRange();
    }
    long before = prices[publisher];
    long beforeHalf = confidences[publisher];
    if (beforeHalf == 0) {
      if (confidence != 0) {
        votes.add(price - confidence);
        votes.add(price);
        votes.add(price + confidence);
      }
    } else if (confidence == 0) {
      votes.remove(before - beforeHalf);
      votes.remove(before);
      votes.remove(before + beforeHalf);
    } else {
      votes.replace(before - beforeHalf, price - confidence);
      votes.replace(before, price);
      votes.replace(before + beforeHalf, price + confidence);
    }
    prices[publisher] = price;
    confidences[publisher] = confidence;
  }

  /** Takes a publisher's quote away; nothing happens if there is none. */
  public void remove(int publisher) {
    put(publisher, 0, 0);
  }

  @Override
  public int used() {
    return votes.size() / 3;
  }

  @Override
  public long price() {
    int many = many();
    long upper = votes.at(many / 2);
    return many % 2 == 1 ? upper : VoteCount.middle(votes.at(many / 2 - 1), upper);
  }

  @Override
  public long confidence() {
    int many = many();
    int quarter = many / 4;
    long price = price();
    return Math.max(price - votes.at(quarter), votes.at(many - 1 - quarter) - price);
  }

  private int many() {
    if (votes.size() == 0) {
      throw VoteCount.noPrice();
    }
    return votes.size();
  }
}
