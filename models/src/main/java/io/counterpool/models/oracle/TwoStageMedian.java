package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Median of the venues of each node, then median of the nodes.
 *
 * <p>Of an even number of venues the exact mean of the middle two; of an even number of nodes the
 * mean of the middle two, rounded to even on the grid. Both stages are {@link PlainMedian}, so each
 * widens the confidence by what disagrees in it. A node that lists many venues has one vote.
 *
 * <p>Who holds more than half of the venues of half of the nodes holds the price: with v venues at
 * each of k nodes {@code (⌊(v − 1)/2⌋ + 1) × (⌊(k − 1)/2⌋ + 1) − 1} lying quotes are borne, which
 * is about a quarter of all. Source: RedStone.
 *
 * @param nodeQuorum nodes with a quote that a price needs, 1 to 256
 */
public record TwoStageMedian(int nodeQuorum) implements Aggregation {

  public static final String TAG = "two-stage-median";

  static final AggregationRule RULE =
      new AggregationRule(
          "The median of the prices of each node's venues, then the median of the nodes; a"
              + " publisher without a node is one of its own. Fewer nodes than nodeQuorum give no"
              + " price.",
          "In a node the exact mean of the middle two; of the nodes the mean of the middle two,"
              + " rounded half to even on the feed's grid.",
          "In each stage the larger of the median confidence and the median distance from the"
              + " price, rounded up.",
          "Lying venues spoil a node by half of its quotes and the price by half of the nodes: one"
              + " quote less than half of the venues of the smallest half of the nodes may lie,"
              + " about a quarter of all.");

  private static final int MOST_NODES = 256;

  public TwoStageMedian {
    Bounds.within("nodeQuorum", nodeQuorum, 1, MOST_NODES);
  }

  /**
   * {@inheritDoc}
   *
   * @throws OutOfRangeException if a mean is out of the range of {@link Decimal}
   */
  @Override
  public Optional<Aggregate> aggregate(List<Quote> quotes, int scale) {
    PlainMedian median = new PlainMedian();
    List<Quote> nodes = new ArrayList<>();
    for (List<Quote> venues : nodes(quotes)) {
      median
          .aggregate(venues, Decimal.SCALE)
          .ifPresent(node -> nodes.add(new Quote(node.price(), node.confidence())));
    }
    return nodes.size() < nodeQuorum
        ? Optional.empty()
        : median
            .aggregate(nodes, scale)
            .map(price -> new Aggregate(price.price(), price.confidence(), quotes.size()));
  }

  @Override
  public int tolerance(List<Quote> quotes) {
    List<Integer> spoiling =
        nodes(quotes).stream().map(venues -> (venues.size() - 1) / 2 + 1).sorted().toList();
    if (spoiling.isEmpty()) {
      return 0;
    }
    int nodes = (spoiling.size() - 1) / 2 + 1;
    return spoiling.subList(0, nodes).stream().mapToInt(Integer::intValue).sum() - 1;
  }

  /** The quotes of each node. */
  public static List<List<Quote>> nodes(List<Quote> quotes) {
    Map<String, List<Quote>> named = new TreeMap<>();
    List<List<Quote>> nodes = new ArrayList<>();
    for (Quote quote : quotes) {
      if (quote.node() == null) {
        nodes.add(List.of(quote));
      } else {
        named.computeIfAbsent(quote.node(), _ -> new ArrayList<>()).add(quote);
      }
    }
    nodes.addAll(named.values());
    return nodes;
  }
}
