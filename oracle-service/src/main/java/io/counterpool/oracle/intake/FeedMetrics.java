package io.counterpool.oracle.intake;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How each feed does at this moment: asked when it is scraped, so a publisher's silence shows as
 * soon as its last report is too old, not at the next round.
 */
@Component
class FeedMetrics {

  private final MeterRegistry registry;
  private final BookKeeper keeper;
  private final VenueClock clock;
  private final Set<FeedId> registered = ConcurrentHashMap.newKeySet();

  FeedMetrics(MeterRegistry registry, BookKeeper keeper, VenueClock clock) {
    this.registry = registry;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** Shows these feeds from now on. */
  void show(Collection<FeedId> feeds) {
    for (FeedId feed : feeds) {
      if (registered.add(feed)) {
        register(feed);
      }
    }
  }

  private void register(FeedId feed) {
    gauge(feed, "price", "Last price", (book, _) -> price(book.lastPriced()));
    gauge(
        feed,
        "age",
        "Seconds since the last price was published",
        (book, now) -> age(book.lastPriced(), now),
        "seconds");
    gauge(
        feed,
        "valid.publishers",
        "Publishers whose newest report counts now",
        (book, now) ->
            new IndexRounds(keeper.books()).assess(book, now, RoundConstraint.NONE).valid());
    gauge(
        feed,
        "publishers",
        "Publishers configured",
        (book, _) -> book.configured().publishers().size());
    gauge(feed, "quorum", "Reports that a price needs", (book, _) -> book.settings().quorum());
    gauge(
        feed,
        "least.weight.factor",
        "Least part of its weight that its score leaves to a publisher",
        (book, _) -> book.scores().leastFactor().toDouble());
    for (PriceGrade grade : PriceGrade.values()) {
      Gauge.builder("counterpool.oracle.grade", () -> read(feed, (b, now) -> is(grade, b, now)))
          .description("1 for the grade of the feed's price now, 0 for the others")
          .tags(Tags.of("feed", feed.value(), "grade", grade.name()))
          .register(registry);
    }
  }

  private void gauge(
      FeedId feed, String name, String meaning, ToDoubleBiFunction<FeedBook, Instant> value) {
    gauge(feed, name, meaning, value, null);
  }

  private void gauge(
      FeedId feed,
      String name,
      String meaning,
      ToDoubleBiFunction<FeedBook, Instant> value,
      @Nullable String unit) {
    Gauge.builder("counterpool.oracle." + name, () -> read(feed, value))
        .description(meaning)
        .baseUnit(unit)
        .tag("feed", feed.value())
        .register(registry);
  }

  private double read(FeedId feed, ToDoubleBiFunction<FeedBook, Instant> value) {
    FeedBook book = keeper.books().get(feed);
    return book == null ? Double.NaN : value.applyAsDouble(book, clock.instant());
  }

  private static double price(@Nullable Round round) {
    return round == null || round.price() == null ? Double.NaN : round.price().toDouble();
  }

  private static double age(@Nullable Round round, Instant now) {
    return round == null
        ? Double.NaN
        : Duration.between(round.publishedAt(), now).toMillis() / 1000.0;
  }

  private static double is(PriceGrade grade, FeedBook book, Instant now) {
    Round last = book.last();
    return last != null && RoundRules.gradeAt(book.settings(), last, now) == grade ? 1 : 0;
  }
}
