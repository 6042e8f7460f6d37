package io.counterpool.oracle.history;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes place for what is about to be written, and keeps the prices of rounds. */
@Repository
public class HistoryLog {

  private final JdbcClient jdbc;
  private final PriceLog prices;
  // Days that have their partitions; the owner removes none that is still written.
  private final Set<LocalDate> ready = ConcurrentHashMap.newKeySet();

  public HistoryLog(JdbcClient jdbc, PriceLog prices) {
    this.jdbc = jdbc;
    this.prices = prices;
  }

  /**
   * Prepares a group, in its transaction and before anything of it is written.
   *
   * @param instants when its reports were taken in or refused
   * @param rounds its rounds, those of a feed ascending
   * @param holds how long a price of a feed may be used
   */
  public void append(
      Collection<Instant> instants, List<PublishedRound> rounds, Function<FeedId, Duration> holds) {
    Set<LocalDate> days = new TreeSet<>();
    instants.forEach(instant -> days.add(day(instant)));
    rounds.forEach(published -> days.add(day(published.round().publishedAt())));
    days.forEach(this::ensure);
    if (!rounds.isEmpty()) {
      prices.insert(steps(rounds, holds));
    }
  }

  private List<PriceStep> steps(List<PublishedRound> rounds, Function<FeedId, Duration> holds) {
    Set<FeedId> feeds =
        rounds.stream().map(published -> published.round().feed()).collect(Collectors.toSet());
    Map<FeedId, PriceStep> last = prices.last(feeds);
    List<PriceStep> steps = new ArrayList<>(rounds.size());
    for (PublishedRound published : rounds) {
      Round round = published.round();
      PriceStep step = PriceRules.next(last.get(round.feed()), round, holds.apply(round.feed()));
      last.put(round.feed(), step);
      steps.add(step);
    }
    return steps;
  }

  /** Makes the partitions of a day, unless they are there. */
  void ensure(LocalDate day) {
    if (ready.contains(day)) {
      return;
    }
    jdbc.sql("select ensure_history(:at::timestamptz)")
        .param("at", InstantForm.write(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .query(Boolean.class)
        .single();
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      ready.add(day);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ready.add(day);
          }
        });
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
