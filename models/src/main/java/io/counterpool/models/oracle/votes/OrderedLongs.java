package io.counterpool.models.oracle.votes;

/** Numbers in ascending order, equal ones as often as they were added. */
sealed interface OrderedLongs permits SortedLongs, RankTree {

  int size();

  void add(long value);

  /** Takes one of the numbers equal to {@code value} away, which must be there. */
  void remove(long value);

  /** One number equal to {@code from} becomes {@code to}. */
  default void replace(long from, long to) {
    if (from != to) {
      remove(from);
      add(to);
    }
  }

  /**
   * The number of this rank.
   *
   * @param rank 0 for the lowest, below the size
   */
  long at(int rank);

  /**
   * Largest capacity that is held as one array. With random changes it took half of the tree's time
   * at 100 numbers and two fifths at 3,000; beyond, the tree bounds the block moves.
   */
  int LARGEST_ARRAY = 4096;

  /** Room for {@code capacity} numbers. */
  static OrderedLongs of(int capacity) {
    return capacity <= LARGEST_ARRAY ? new SortedLongs(capacity) : new RankTree(capacity);
  }
}
