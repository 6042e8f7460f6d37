package io.counterpool.oracle.intake;

import static java.util.Objects.requireNonNull;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.oracle.attestation.Attestor;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.grade.PriceGradesCatalog;
import io.counterpool.oracle.history.HistoryLog;
import io.counterpool.oracle.report.RefusalLog;
import io.counterpool.oracle.report.RefusedReport;
import io.counterpool.oracle.report.ReportKey;
import io.counterpool.oracle.report.ReportLog;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundChain;
import io.counterpool.oracle.round.RoundLog;
import io.counterpool.oracle.score.ScoreBook;
import io.counterpool.oracle.score.ScoreLog;
import io.counterpool.oracle.volatility.ForecastInForce;
import io.counterpool.oracle.volatility.InForceLog;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides on a group of commands and records it, in one transaction. Keeps the working state from
 * one group to the next as long as nobody else writes. Used by one thread.
 */
@Component
class BookKeeper {

  /** What a group led to, once it is durable. */
  record Recorded(List<Object> answers, List<PublishedRound> rounds) {}

  private record Group(Decision decision, List<Object> answers) {}

  /**
   * What is configured, as the working state was once seen to hold it.
   *
   * @param revision of the catalog
   * @param feeds all that it had
   */
  private record Seen(long revision, Set<FeedId> feeds) {}

  private final TransactionTemplate transactions;
  private final VenueClock clock;
  private final FeedCatalog catalog;
  private final HeadStore heads;
  private final ReportLog reports;
  private final RefusalLog refusals;
  private final RoundLog rounds;
  private final RequestStore requests;
  private final InterventionStore interventions;
  private final PriceGradesCatalog grades;
  private final RoundChain chain;
  private final InForceLog forecasts;
  private final ScoreLog scores;
  private final Attestor attestor;
  private final HistoryLog history;
  private volatile Map<FeedId, FeedBook> books = Map.of();
  private volatile @Nullable Head known;
  private volatile @Nullable Seen seen;

  BookKeeper(
      TransactionTemplate transactions,
      VenueClock clock,
      FeedCatalog catalog,
      HeadStore heads,
      ReportLog reports,
      RefusalLog refusals,
      RoundLog rounds,
      RequestStore requests,
      InterventionStore interventions,
      PriceGradesCatalog grades,
      RoundChain chain,
      InForceLog forecasts,
      ScoreLog scores,
      Attestor attestor,
      HistoryLog history) {
    this.transactions = transactions;
    this.clock = clock;
    this.catalog = catalog;
    this.heads = heads;
    this.reports = reports;
    this.refusals = refusals;
    this.rounds = rounds;
    this.requests = requests;
    this.interventions = interventions;
    this.grades = grades;
    this.chain = chain;
    this.forecasts = forecasts;
    this.scores = scores;
    this.attestor = attestor;
    this.history = history;
  }

  /** Decides in order, records once. After a failure nothing of the group has happened. */
  Recorded record(List<? extends IntakeCommand<?>> commands) {
    try {
      attestor.refresh();
      Group group = transactions.execute(_ -> decideAndWrite(commands));
      Map<FeedId, FeedBook> next = new TreeMap<>(books);
      next.putAll(group.decision().books());
      books = next;
      known = group.decision().head();
      return new Recorded(group.answers(), group.decision().rounds());
    } catch (RuntimeException failed) {
      known = null; // Whether it was committed is unknown: read it again.
      throw failed;
    }
  }

  private Group decideAndWrite(List<? extends IntakeCommand<?>> commands) {
    Head head = heads.lock();
    if (!head.equals(known)) {
      books = Map.of();
    }
    Set<FeedId> feeds = new TreeSet<>();
    commands.forEach(command -> feeds.addAll(command.feeds()));
    Map<FeedId, FeedBook> working = working(feeds);
    Map<UUID, RequestStore.Answered> answered = answered(commands);
    Decision decision =
        new Decision(
            chain,
            grades.current(),
            head,
            working,
            stored(commands, working),
            answered,
            roundsOf(answered.values()),
            interventions(commands),
            rounds::before);
    List<Object> answers =
        commands.stream()
            .<Object>map(command -> decision.decide(command, clock.instant()))
            .toList();
    history.append(
        Stream.concat(
                decision.reports().stream().map(ReportLog.Accepted::takenAt),
                decision.refusals().stream().map(RefusalLog.Row::refusedAt))
            .toList(),
        decision.rounds(),
        feed -> requireNonNull(decision.books().get(feed)).settings().maxAge());
    reports.insert(decision.reports());
    refusals.insert(decision.refusals());
    rounds.insert(decision.rounds());
    scores.insert(decision.scores());
    decision.requests().forEach(requests::insert);
    decision.interventions().forEach(interventions::insert);
    if (!decision.head().equals(head)) {
      heads.write(decision.head());
    }
    return new Group(decision, answers);
  }

  private Map<FeedId, FeedBook> working(Set<FeedId> feeds) {
    Map<FeedId, ConfiguredFeed> configured = catalog.withIndexes(feeds);
    Map<FeedId, FeedBook> working = new TreeMap<>();
    Map<FeedId, ConfiguredFeed> missing = new TreeMap<>();
    configured.forEach(
        (id, feed) -> {
          FeedBook book = books.get(id);
          if (book == null) {
            missing.put(id, feed);
          } else {
            working.put(id, book.with(feed));
          }
        });
    if (!missing.isEmpty()) {
      working.putAll(load(missing));
    }
    // Written under the same lock as the head: this group sees one forecast from end to end.
    Map<FeedId, ForecastInForce> present = forecasts.inForce(configured.values());
    working.replaceAll((id, book) -> book.with(present.get(id)));
    return working;
  }

  private Map<FeedId, FeedBook> load(Map<FeedId, ConfiguredFeed> feeds) {
    List<Publisher> publishers =
        feeds.values().stream().flatMap(feed -> feed.publishers().stream()).toList();
    Map<FeedId, Map<PublisherId, TakenReport>> latest = new HashMap<>();
    for (TakenReport taken : reports.latest(publishers)) {
      latest
          .computeIfAbsent(taken.report().feed(), _ -> new HashMap<>())
          .put(taken.report().publisher(), taken);
    }
    Map<FeedId, Round> last = byFeed(rounds.last(feeds.keySet()));
    Map<FeedId, Round> lastPriced = byFeed(rounds.lastPriced(feeds.keySet()));
    Map<FeedId, ScoreBook> scored = scores.books(feeds.values());
    Map<FeedId, Long> next = new TreeMap<>();
    feeds.keySet().forEach(id -> next.put(id, 1L));
    last.forEach((id, round) -> next.put(id, round.number() + 1));
    Map<FeedId, List<RefusedReport>> refused =
        refusals.pending(next).stream().collect(Collectors.groupingBy(one -> one.report().feed()));
    Map<FeedId, FeedBook> loaded = new TreeMap<>();
    feeds.forEach(
        (id, feed) ->
            loaded.put(
                id,
                new FeedBook(
                    feed,
                    latest.getOrDefault(id, Map.of()),
                    last.get(id),
                    lastPriced.get(id),
                    refused.getOrDefault(id, List.of()),
                    null,
                    scored.getOrDefault(id, ScoreBook.NONE))));
    return loaded;
  }

  private static Map<FeedId, Round> byFeed(List<Round> rounds) {
    return rounds.stream().collect(Collectors.toMap(Round::feed, round -> round));
  }

  /** Only a report that is not above its publisher's newest can be stored already. */
  private Map<ReportKey, TakenReport> stored(
      List<? extends IntakeCommand<?>> commands, Map<FeedId, FeedBook> working) {
    Set<ReportKey> old =
        commands.stream()
            .flatMap(command -> command.reportKeys().stream())
            .filter(key -> isOld(key, working.get(key.feed())))
            .collect(Collectors.toSet());
    return reports.find(old);
  }

  private static boolean isOld(ReportKey key, @Nullable FeedBook book) {
    TakenReport latest = book == null ? null : book.latest().get(key.publisher());
    return latest != null && key.sequence() <= latest.report().sequence();
  }

  private Map<UUID, RequestStore.Answered> answered(List<? extends IntakeCommand<?>> commands) {
    Map<UUID, RequestStore.Answered> answered = new HashMap<>();
    for (IntakeCommand<?> command : commands) {
      command
          .requestId()
          .flatMap(requests::find)
          .ifPresent(found -> answered.put(found.request().id(), found));
    }
    return answered;
  }

  private Interventions interventions(List<? extends IntakeCommand<?>> commands) {
    Map<Intervention.Key, Interventions.Judged> earlier = new HashMap<>();
    Map<FeedId, Instant> haltedAt = new HashMap<>();
    for (IntakeCommand<?> command : commands) {
      command
          .interventionKey()
          .ifPresent(
              key -> {
                interventions.find(key).ifPresent(judged -> earlier.put(key, judged));
                interventions.lastHalt(key.feed()).ifPresent(at -> haltedAt.put(key.feed(), at));
              });
    }
    return new Interventions(earlier, haltedAt);
  }

  private Map<UUID, Round> roundsOf(Collection<RequestStore.Answered> answered) {
    Map<UUID, Round> found = new HashMap<>();
    for (RequestStore.Answered answer : answered) {
      if (answer.round() != null) {
        rounds
            .find(answer.request().feed(), answer.round())
            .ifPresent(round -> found.put(answer.request().id(), round));
      }
    }
    return found;
  }

  /**
   * Whether the working state is the database's and nothing is due at this moment. Asked several
   * times a second: reads the configuration only after a change of it.
   */
  boolean isQuiet() {
    Map<FeedId, FeedBook> present = books;
    Instant now = clock.instant();
    return present.values().stream()
            .allMatch(book -> !book.heartbeatDue(now) && book.scheduled(now).isEmpty())
        && heads.read().equals(known)
        && holdsConfiguration(present);
  }

  private boolean holdsConfiguration(Map<FeedId, FeedBook> present) {
    long revision = catalog.revision(); // First: what changes after it is another revision.
    Seen before = seen;
    if (before != null
        && before.revision() == revision
        && present.keySet().containsAll(before.feeds())) {
      return true; // The working state never goes back to an older version.
    }
    Map<FeedId, ConfiguredFeed> configured = catalog.configured(catalog.ids());
    boolean holds =
        configured.entrySet().stream()
            .allMatch(
                feed -> {
                  FeedBook book = present.get(feed.getKey());
                  return book != null && book.configured().equals(feed.getValue());
                });
    if (holds) {
      seen = new Seen(revision, Set.copyOf(configured.keySet()));
    }
    return holds;
  }

  /** Working state of every feed that was touched since the start. */
  Map<FeedId, FeedBook> books() {
    return books;
  }
}
