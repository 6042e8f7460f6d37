package io.counterpool.oracle.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Which feed converts by which: index before whatever it prices, and never round in a circle. */
public final class IndexGraph {

  private final Function<FeedId, Set<FeedId>> indexes;

  /**
   * @param indexes the feeds by which publishers of a feed convert
   */
  public IndexGraph(Function<FeedId, Set<FeedId>> indexes) {
    this.indexes = indexes;
  }

  /** {@code feeds}, each after every index that it leads to; otherwise by id. */
  public List<FeedId> inOrder(Collection<FeedId> feeds) {
    Set<FeedId> wanted = new TreeSet<>(feeds);
    return closure(wanted).stream().filter(wanted::contains).toList();
  }

  /** {@code feeds} and every index that they lead to, indexes first; otherwise by id. */
  public List<FeedId> closure(Collection<FeedId> feeds) {
    Set<FeedId> done = new LinkedHashSet<>();
    Set<FeedId> seen = new HashSet<>();
    Deque<FeedId> open = new ArrayDeque<>(new TreeSet<>(feeds));
    while (!open.isEmpty()) {
      FeedId feed = open.getFirst();
      if (seen.add(feed)) {
        new TreeSet<>(indexes.apply(feed))
            .descendingSet().stream().filter(index -> !seen.contains(index)).forEach(open::push);
      } else {
        open.removeFirst();
        done.add(feed); // All that it leads to stood above it.
      }
    }
    return List.copyOf(done);
  }

  /** The way from {@code from} to {@code to}, both included, if there is one. */
  public Optional<List<FeedId>> path(FeedId from, FeedId to) {
    Map<FeedId, FeedId> reachedFrom = new HashMap<>();
    Deque<FeedId> open = new ArrayDeque<>(List.of(from));
    reachedFrom.put(from, from);
    while (!open.isEmpty() && !reachedFrom.containsKey(to)) {
      FeedId feed = open.removeFirst();
      for (FeedId index : new TreeSet<>(indexes.apply(feed))) {
        if (reachedFrom.putIfAbsent(index, feed) == null) {
          open.addLast(index);
        }
      }
    }
    if (!reachedFrom.containsKey(to)) {
      return Optional.empty();
    }
    List<FeedId> way = new ArrayList<>(List.of(to));
    while (!way.getLast().equals(from)) {
      way.add(reachedFrom.getOrDefault(way.getLast(), from));
    }
    return Optional.of(way.reversed());
  }
}
