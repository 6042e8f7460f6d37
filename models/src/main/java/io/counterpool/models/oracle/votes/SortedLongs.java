package io.counterpool.models.oracle.votes;

/**
 * One sorted array: look-up by halving, then a move of the numbers in between.
 *
 * <p>Layout: {@code values[0 … size − 1]} ascending. Rank O(1), change O(log n) comparisons and a
 * move of as many numbers as the value has overtaken.
 */
final class SortedLongs implements OrderedLongs {

  private final long[] values;
  private int size;

  SortedLongs(int capacity) {
    values = new long[capacity];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long at(int rank) {
    return values[rank];
  }

  @Override
  public void add(long value) {
    int place = firstNotBelow(value);
    System.arraycopy(values, place, values, place + 1, size - place);
    values[place] = value;
    size++;
  }

  @Override
  public void remove(long value) {
    int place = placeOf(value);
    size--;
    System.arraycopy(values, place + 1, values, place, size - place);
  }

  @Override
  public void replace(long from, long to) {
    int place = placeOf(from);
    int goal = firstNotBelow(to);
    if (goal > place) {
      System.arraycopy(values, place + 1, values, place, goal - 1 - place);
      values[goal - 1] = to;
    } else {
      System.arraycopy(values, goal, values, goal + 1, place - goal);
      values[goal] = to;
    }
  }

  private int placeOf(long value) {
    int place = firstNotBelow(value);
    if (place == size || values[place] != value) {
      throw new IllegalStateException("not among the numbers: " + value);
    }
    return place;
  }

  private int firstNotBelow(long value) {
    int low = 0;
    int length = size;
    while (length > 0) {
      int half = length >>> 1;
      boolean below = values[low + half] < value;
      low = below ? low + half + 1 : low;
      length = below ? length - half - 1 : half;
    }
    return low;
  }
}
