package io.counterpool.oracle.round;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.PublisherKey;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.TakenReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundPropertyTest {

  private static final FeedId FEED = new FeedId("F");
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final PublisherKey KEY =
      PublisherKey.of(
          HexFormat.of()
              .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

  private static FeedSettings settings(String aggregation, int quorum) {
    return new FeedSettings(
        "BTC",
        "USD",
        8,
        300,
        Decimal.of("0.005"),
        quorum,
        600,
        1000,
        0,
        Decimal.of("0.05"),
        Decimal.of("0.02"),
        Aggregation.of(aggregation),
        new EwmaVariance(Decimal.of("0.94"), 3600),
        null,
        null,
        null,
        null);
  }

  private static Publisher publisher(int index) {
    return new Publisher(FEED, new PublisherId("p" + index), 1, KEY, Decimal.ONE);
  }

  private static TakenReport taken(int index, Decimal price) {
    return new TakenReport(
        index + 1,
        new Report(FEED, new PublisherId("p" + index), 1, price, Decimal.of("0.00000001"), NOW));
  }

  private static Decimal random(SplittableRandom random, long low, long high) {
    return Decimal.ofUnits(random.nextLong(low, high + 1), 8);
  }

  /** Fewer liars than half, saying whatever they like, cannot leave the range of the honest. */
  @ParameterizedTest
  @ValueSource(strings = {"median", "weighted-median"})
  void aMinorityOfLiarsCannotLeaveTheHonestRange(String aggregation) {
    SplittableRandom random = Seeds.random("aMinorityOfLiarsCannotLeaveTheHonestRange");
    for (int step = 0; step < Seeds.steps(); step++) {
      int count = random.nextInt(3, 12);
      int liars = random.nextInt(0, (count - 1) / 2 + 1);
      long middle = random.nextLong(1_000_000, 10_000_000_000_000L);
      long width = random.nextLong(0, middle / 10);
      List<Decimal> prices = new ArrayList<>();
      for (int i = 0; i < liars; i++) {
        prices.add(random(random, 1, middle * 100));
      }
      for (int i = liars; i < count; i++) {
        prices.add(random(random, middle - width, middle + width));
      }
      List<Decimal> honest = prices.subList(liars, count);

      Aggregate price =
          requireNonNull(assess(settings(aggregation, count), prices, random).price());

      assertThat(price.price())
          .as("step %d: %s", step, prices)
          .isBetween(Collections.min(honest), Collections.max(honest));
    }
  }

  private static Assessment assess(
      FeedSettings settings, List<Decimal> prices, SplittableRandom random) {
    List<Integer> order = new ArrayList<>();
    Map<PublisherId, TakenReport> latest = new HashMap<>();
    for (int i = 0; i < prices.size(); i++) {
      order.add(i);
      latest.put(new PublisherId("p" + i), taken(i, prices.get(i)));
    }
    Collections.shuffle(order, new Random(random.nextLong()));
    List<Publisher> publishers = order.stream().map(RoundPropertyTest::publisher).toList();
    return RoundRules.assess(settings, publishers, latest, NOW, RoundConstraint.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"median", "weighted-median", "three-vote-median", "two-stage-median"})
  void thereIsAPriceExactlyAtQuorum(String aggregation) {
    SplittableRandom random = Seeds.random("thereIsAPriceExactlyAtQuorum");
    for (int step = 0; step < Math.min(Seeds.steps(), 200); step++) {
      int count = random.nextInt(1, 10);
      List<Decimal> prices = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        prices.add(random(random, 10_000_000, 20_000_000));
      }
      Assessment enough = assess(settings(aggregation, count), prices, random);
      Assessment few = assess(settings(aggregation, count + 1), prices, random);
      assertThat(enough.price()).isNotNull();
      assertThat(few.price()).isNull();
      assertThat(few.grade()).isEqualTo(PriceGrade.BELOW_QUORUM);
      assertThat(few.valid()).isEqualTo(count);
    }
  }
}
