package io.counterpool.oracle.round;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.Quote;
import io.counterpool.models.oracle.ThreeVoteMedian;
import io.counterpool.models.oracle.TwoStageMedian;
import io.counterpool.models.oracle.WeightedMedian;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.NodeId;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.PublisherKey;
import io.counterpool.oracle.feed.PublisherTerms;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.TakenReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 64 publishers, of which as many lie as the feed's aggregation states that it bears: at any price
 * and confidence, alone or all alike, spread out or holding whole nodes.
 */
class AdversaryPropertyTest {

  private static final int PUBLISHERS = 64;
  private static final int STEPS = 300;
  private static final FeedId FEED = new FeedId("F");
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final PublisherKey KEY =
      PublisherKey.of(
          HexFormat.of()
              .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

  private record Said(Decimal price, Decimal confidence) {}

  private static FeedSettings settings(Aggregation aggregation) {
    return new FeedSettings(
        "BTC",
        "USD",
        8,
        300,
        Decimal.of("0.005"),
        1,
        600,
        1000,
        0,
        Decimal.of("0.05"),
        Decimal.of("0.02"),
        aggregation,
        new EwmaVariance(Decimal.of("0.94"), 3600),
        null,
        null,
        null,
        null);
  }

  /** Weights from 1 to {@code weights}, at nodes of unequal size unless {@code even}. */
  private static List<Publisher> publishers(SplittableRandom random, int weights, boolean even) {
    List<Publisher> publishers = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      int node = even ? i % 8 : random.nextInt(1 + random.nextInt(12));
      publishers.add(
          new Publisher(
              FEED,
              new PublisherId("p" + i),
              1,
              KEY,
              Decimal.of(random.nextInt(1, weights + 1)),
              new PublisherTerms(true, new NodeId("n" + node), null)));
    }
    return publishers;
  }

  private static List<Quote> quotes(List<Publisher> publishers) {
    return publishers.stream()
        .map(
            publisher ->
                new Quote(
                    Decimal.ONE,
                    Decimal.ONE,
                    publisher.weight(),
                    requireNonNull(publisher.terms().node()).value()))
        .toList();
  }

  /** The {@code count} publishers who can do the most harm, or any. */
  private static Set<Integer> liars(
      SplittableRandom random, List<Publisher> publishers, int count) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, PUBLISHERS).boxed().toList());
    Collections.shuffle(order, new Random(random.nextLong()));
    switch (random.nextInt(3)) {
      case 0 -> order = spoilingNodes(publishers, order);
      case 1 -> order.sort(Comparator.comparing(i -> publishers.get(i).weight().negate()));
      default -> {}
    }
    return new HashSet<>(order.subList(0, count));
  }

  /** Just enough venues of the smallest node, then of the next. */
  private static List<Integer> spoilingNodes(List<Publisher> publishers, List<Integer> order) {
    Map<NodeId, List<Integer>> nodes = new HashMap<>();
    order.forEach(
        i ->
            nodes
                .computeIfAbsent(
                    requireNonNull(publishers.get(i).terms().node()), _ -> new ArrayList<>())
                .add(i));
    List<Integer> first = new ArrayList<>();
    nodes.values().stream()
        .sorted(Comparator.comparingInt(List::size))
        .forEach(venues -> first.addAll(venues.subList(0, (venues.size() - 1) / 2 + 1)));
    order.stream().filter(i -> !first.contains(i)).forEach(first::add);
    return first;
  }

  private static Assessment assess(
      Aggregation aggregation, List<Publisher> publishers, List<Said> said) {
    Map<PublisherId, TakenReport> latest = new HashMap<>();
    for (int i = 0; i < said.size(); i++) {
      latest.put(
          publishers.get(i).id(),
          new TakenReport(
              i + 1,
              new Report(
                  FEED,
                  publishers.get(i).id(),
                  1,
                  said.get(i).price(),
                  said.get(i).confidence(),
                  NOW)));
    }
    return RoundRules.assess(settings(aggregation), publishers, latest, NOW, RoundConstraint.NONE);
  }

  private static Decimal units(long units) {
    return Decimal.ofUnits(units, 8);
  }

  /** A lie: absurd, or just beside what is honest, with any confidence that still counts or not. */
  private static Said lie(SplittableRandom random, int kind, long middle, long width) {
    long price =
        switch (kind) {
          case 0 -> middle * 100;
          case 1 -> 1 + random.nextLong(10);
          case 2 -> middle + width + 1;
          case 3 -> Math.max(1, middle - width - 1);
          default -> random.nextLong(1, middle * 3);
        };
    return new Said(units(price), units(random.nextLong(price / 2 + 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"median", "three-vote-median", "two-stage-median", "weighted-median"})
  void thePriceStaysAmongTheHonestWhileNoMoreLieThanIsStated(String model) {
    Aggregation aggregation = Aggregation.of(model);
    SplittableRandom random = Seeds.random("thePriceStaysAmongTheHonest " + model);
    for (int step = 0; step < Math.min(Seeds.steps(), STEPS); step++) {
      List<Publisher> publishers = publishers(random, random.nextInt(1, 10), random.nextBoolean());
      boolean range = random.nextBoolean();
      List<Quote> quotes = quotes(publishers);
      int most = range ? aggregation.rangeTolerance(quotes) : aggregation.tolerance(quotes);
      int count = random.nextInt(3) == 0 ? random.nextInt(most + 1) : most;
      Set<Integer> liars = liars(random, publishers, count);
      long middle = random.nextLong(1_000_000, 10_000_000_000_000L);
      long width = random.nextLong(0, middle / 10);
      int kind = random.nextInt(6);
      List<Said> said = new ArrayList<>();
      Decimal lowest = Decimal.of(10_000_000_000L);
      Decimal highest = Decimal.ZERO;
      for (int i = 0; i < PUBLISHERS; i++) {
        if (liars.contains(i)) {
          said.add(lie(random, kind, middle, width));
        } else {
          Said honest =
              new Said(
                  units(random.nextLong(middle - width, middle + width + 1)),
                  units(random.nextLong(1, 2 + middle / 10)));
          said.add(honest);
          Decimal margin = range ? honest.confidence() : Decimal.ZERO;
          lowest = lowest.min(honest.price().minus(margin));
          highest = highest.max(honest.price().plus(margin));
        }
      }

      Assessment assessment = assess(aggregation, publishers, said);

      assertThat(requireNonNull(assessment.price()).price())
          .as("step %d: %d of %s lie, kind %d", step, count, publishers, kind)
          .isBetween(lowest, highest);
    }
  }

  /** The same with one more: the stated number is not merely safe. */
  @ParameterizedTest
  @ValueSource(strings = {"median", "three-vote-median", "two-stage-median", "weighted-median"})
  void oneMoreLiarThanIsStatedMovesThePrice(String model) {
    Aggregation aggregation = Aggregation.of(model);
    SplittableRandom random = Seeds.random("oneMoreLiarThanIsStated " + model);
    for (int step = 0; step < 20; step++) {
      List<Publisher> publishers = publishers(random, random.nextInt(1, 10), step % 2 == 0);
      List<Integer> order = new ArrayList<>(IntStream.range(0, PUBLISHERS).boxed().toList());
      if (aggregation instanceof TwoStageMedian) {
        order = spoilingNodes(publishers, order);
      } else if (aggregation instanceof WeightedMedian) {
        order.sort(Comparator.comparing(i -> publishers.get(i).weight().negate()));
      }
      int count = aggregation.tolerance(quotes(publishers)) + 1;
      assertMoved(aggregation, publishers, order.subList(0, count), Decimal.of(100));
      if (aggregation instanceof ThreeVoteMedian) {
        // Beyond the range of the honest prices ± their confidences of 1: half of all.
        count = aggregation.rangeTolerance(quotes(publishers)) + 1;
        assertMoved(aggregation, publishers, order.subList(0, count), Decimal.of(99));
      }
    }
  }

  /** All honest say 100 ± 1, the liars 0.5: the price falls below {@code floor}. */
  private static void assertMoved(
      Aggregation aggregation, List<Publisher> publishers, List<Integer> liars, Decimal floor) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      said.add(
          liars.contains(i)
              ? new Said(Decimal.of("0.5"), Decimal.of("0.01"))
              : new Said(Decimal.of(100), Decimal.ONE));
    }
    assertThat(requireNonNull(assess(aggregation, publishers, said).price()).price())
        .isLessThan(floor);
  }
}
