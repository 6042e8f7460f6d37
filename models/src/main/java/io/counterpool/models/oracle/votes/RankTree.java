package io.counterpool.models.oracle.votes;

/**
 * A tree balanced by the number of nodes below: neither side of a node has more than three times
 * the weight of the other, weight being one more than the nodes. Every operation takes O(log n)
 * steps.
 *
 * <p>Layout: node i is {@code values[i], left[i], right[i], nodes[i]}; node 0 is none; free nodes
 * hang together by {@code left}. Source: J. Nievergelt, E. Reingold 1973; the pair (3, 2) of
 * bounds: Y. Hirai, K. Yamamoto 2011.
 */
final class RankTree implements OrderedLongs {

  private static final int NONE = 0;
  private static final int UNEVEN = 3;
  private static final int DOUBLE_TURN = 2;

  private final long[] values;
  private final int[] left;
  private final int[] right;
  private final int[] nodes;
  private int root = NONE;
  private int free = 1;

  RankTree(int capacity) {
    values = new long[capacity + 1];
    left = new int[capacity + 1];
    right = new int[capacity + 1];
    nodes = new int[capacity + 1];
    for (int i = 1; i < capacity; i++) {
      left[i] = i + 1;
    }
  }

  @Override
  public int size() {
    return nodes[root];
  }

  @Override
  public long at(int rank) {
    int node = root;
    int wanted = rank;
    while (node != NONE) {
      int below = nodes[left[node]];
      if (wanted == below) {
        return values[node];
      }
      if (wanted < below) {
        node = left[node];
      } else {
        wanted -= below + 1;
        node = right[node];
      }
    }
    throw new IndexOutOfBoundsException("rank " + rank + " of " + size());
  }

  @Override
  public void add(long value) {
    root = add(root, value);
  }

  private int add(int node, long value) {
    if (node == NONE) {
      return take(value);
    }
    if (value < values[node]) {
      left[node] = add(left[node], value);
    } else {
      right[node] = add(right[node], value);
    }
    return balanced(node);
  }

  private int take(long value) {
    if (free == NONE) {
      throw new IllegalStateException("no room for more than " + (values.length - 1) + " numbers");
    }
    int node = free;
    free = left[node];
    values[node] = value;
    left[node] = NONE;
    right[node] = NONE;
    nodes[node] = 1;
    return node;
  }

  @Override
  public void remove(long value) {
    root = remove(root, value);
  }

  private int remove(int node, long value) {
    if (node == NONE) {
      throw new IllegalStateException("not among the numbers: " + value);
    }
    if (value < values[node]) {
      left[node] = remove(left[node], value);
    } else if (value > values[node]) {
      right[node] = remove(right[node], value);
    } else if (left[node] == NONE || right[node] == NONE) {
      int only = left[node] == NONE ? right[node] : left[node];
      left[node] = free;
      free = node;
      return only;
    } else {
      int next = right[node];
      while (left[next] != NONE) {
        next = left[next];
      }
      values[node] = values[next];
      right[node] = removeLowest(right[node]);
    }
    return balanced(node);
  }

  private int removeLowest(int node) {
    if (left[node] == NONE) {
      int rest = right[node];
      left[node] = free;
      free = node;
      return rest;
    }
    left[node] = removeLowest(left[node]);
    return balanced(node);
  }

  private int weight(int node) {
    return nodes[node] + 1;
  }

  /** Counts the nodes below again and turns the node down if one side has become too heavy. */
  private int balanced(int node) {
    int low = left[node];
    int high = right[node];
    if (weight(high) > UNEVEN * weight(low)) {
      if (weight(left[high]) >= DOUBLE_TURN * weight(right[high])) {
        right[node] = turnedRight(high);
      }
      return turnedLeft(node);
    }
    if (weight(low) > UNEVEN * weight(high)) {
      if (weight(right[low]) >= DOUBLE_TURN * weight(left[low])) {
        left[node] = turnedLeft(low);
      }
      return turnedRight(node);
    }
    nodes[node] = nodes[low] + nodes[high] + 1;
    return node;
  }

  private int turnedLeft(int node) {
    int up = right[node];
    right[node] = left[up];
    left[up] = node;
    recount(node);
    recount(up);
    return up;
  }

  private int turnedRight(int node) {
    int up = left[node];
    left[node] = right[up];
    right[up] = node;
    recount(node);
    recount(up);
    return up;
  }

  private void recount(int node) {
    nodes[node] = nodes[left[node]] + nodes[right[node]] + 1;
  }

  /** Nodes on the longest way down; for tests of the balance. */
  int depth() {
    return depth(root);
  }

  private int depth(int node) {
    return node == NONE ? 0 : 1 + Math.max(depth(left[node]), depth(right[node]));
  }
}
