package io.counterpool.oracle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.Conversion;
import io.counterpool.oracle.feed.ConversionOperation;
import io.counterpool.oracle.feed.Feed;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.GradeLimits;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.PublisherKey;
import io.counterpool.oracle.feed.PublisherTerms;
import io.counterpool.oracle.feed.Scheme;
import io.counterpool.oracle.grade.PriceGrades;
import io.counterpool.oracle.intake.IntakeCommand.AskRound;
import io.counterpool.oracle.intake.IntakeCommand.BeatHearts;
import io.counterpool.oracle.intake.IntakeCommand.Intervene;
import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.intake.IntakeCommand.TakeReports;
import io.counterpool.oracle.report.Evidence;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportKey;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Accepted;
import io.counterpool.oracle.report.Submission;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundChain;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.Verdict;
import io.counterpool.oracle.score.ScoreBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random histories of reports, requests and passing time, decided without a database. */
class DecisionPropertyTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Set<FeedId> FEEDS = Set.of(new FeedId("A"), new FeedId("B"));
  private static final int PUBLISHERS = 4;
  private static final int SCHEDULED = 300;
  private static final Evidence SIGNATURE =
      new Evidence(Scheme.ED25519, "key", Base64.getEncoder().encodeToString(new byte[64]), null);
  private static final ScoreRule RULE =
      new ScoreRule(20, Decimal.of("0.01"), 60_000, Decimal.of("0.1"));
  private static final PublisherKey KEY =
      PublisherKey.of(
          HexFormat.of()
              .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
  private static final RoundChain CHAIN =
      new RoundChain(WireConfiguration.mapper(), new CanonicalJson(WireConfiguration.mapper()));

  /** Narrow enough that each of them is met now and then. */
  private static final GradeLimits LIMITS =
      new GradeLimits(
          Decimal.of("0.01"), 600, Decimal.of("96"), Decimal.of("104"), Decimal.of("0.06"));

  private static final PriceGrades GRADES = new PriceGrades(1, GradeMatrix.FIRST);

  private record Step(IntakeCommand<?> command, Instant now) {}

  /** All that is kept between groups, in memory instead of in a database. */
  private static final class Venue {

    private Head head = new Head(0, 0, 0);
    private Map<FeedId, FeedBook> books = new TreeMap<>();
    private final Map<ReportKey, TakenReport> stored = new HashMap<>();
    private final Map<UUID, RequestStore.Answered> answered = new HashMap<>();
    private final Map<UUID, Round> answers = new HashMap<>();
    private final Map<Intervention.Key, Interventions.Judged> orders = new HashMap<>();
    private final Map<FeedId, Instant> haltedAt = new HashMap<>();
    private final List<PublishedRound> rounds = new ArrayList<>();
    private final List<Object> told = new ArrayList<>();

    Venue() {
      FEEDS.forEach(
          feed ->
              books.put(
                  feed,
                  new FeedBook(
                      configured(feed),
                      Map.of(),
                      null,
                      null,
                      List.of(),
                      null,
                      ScoreBook.NONE.under(RULE))));
    }

    private Optional<Round> before(FeedId feed, Instant instant) {
      return rounds.reversed().stream()
          .map(PublishedRound::round)
          .filter(round -> round.feed().equals(feed) && round.precedes(instant))
          .findFirst();
    }

    void group(List<Step> steps) {
      Decision decision =
          new Decision(
              CHAIN,
              GRADES,
              head,
              books,
              stored,
              answered,
              answers,
              new Interventions(orders, haltedAt),
              this::before);
      steps.forEach(step -> told.add(decision.decide(step.command(), step.now())));
      head = decision.head();
      books = decision.books();
      decision.reports().forEach(row -> stored.put(row.taken().report().key(), row.taken()));
      rounds.addAll(decision.rounds());
      for (Interventions.Judged judged : decision.interventions()) {
        orders.put(judged.order().key(), judged);
        if (judged.order().kind() == Intervention.Kind.HALT) {
          haltedAt.put(judged.order().feed(), judged.at());
        }
      }
      for (RequestStore.Answered answer : decision.requests()) {
        answered.put(answer.request().id(), answer);
        rounds.stream()
            .map(PublishedRound::round)
            .filter(round -> round.feed().equals(answer.request().feed()))
            .filter(round -> Long.valueOf(round.number()).equals(answer.round()))
            .findFirst()
            .ifPresent(round -> answers.put(answer.request().id(), round));
      }
    }
  }

  private static ConfiguredFeed configured(FeedId feed) {
    FeedSettings settings =
        new FeedSettings(
            "BTC",
            "USD",
            8,
            300,
            Decimal.of("0.005"),
            2,
            600,
            1000,
            0,
            Decimal.of("0.05"),
            Decimal.of("0.02"),
            Aggregation.of("weighted-median"),
            new EwmaVariance(Decimal.of("0.94"), 3600),
            feed.value().equals("A") ? null : LIMITS,
            null,
            SCHEDULED,
            RULE);
    return new ConfiguredFeed(
        new Feed(feed, 1, settings),
        IntStream.range(0, PUBLISHERS).mapToObj(i -> publisher(feed, i)).toList());
  }

  /** The last publisher of A reports in another unit, converted by B. */
  private static Publisher publisher(FeedId feed, int index) {
    boolean converts = feed.value().equals("A") && index == PUBLISHERS - 1;
    return new Publisher(
        feed,
        new PublisherId("p" + index),
        1,
        KEY,
        Decimal.ONE,
        converts
            ? new PublisherTerms(
                true, null, new Conversion(new FeedId("B"), ConversionOperation.MULTIPLY))
            : PublisherTerms.USUAL);
  }

  private static List<Step> history(SplittableRandom random, int length) {
    List<Step> history = new ArrayList<>();
    Instant now = START;
    long taken = 0;
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) == 0) {
        now = now.plusMillis(random.nextLong(1, 400_000));
        history.add(new Step(new BeatHearts(FEEDS), now));
      } else if (random.nextInt(20) == 0) {
        history.add(new Step(new Intervene(order(random)), now));
      } else if (random.nextInt(5) == 0) {
        RoundConstraint constraint =
            new RoundConstraint(
                random.nextBoolean() ? null : random.nextLong(0, taken + 1),
                random.nextBoolean() ? null : now.minusSeconds(random.nextInt(700)));
        history.add(
            new Step(
                new AskRound(
                    new RoundRequest(
                        new UUID(random.nextLong(), random.nextLong()), feed(random), constraint)),
                now));
      } else {
        List<Submission> batch = new ArrayList<>();
        for (int j = random.nextInt(1, 6); j > 0; j--) {
          batch.add(submission(random, i, now));
        }
        taken += batch.size();
        history.add(new Step(new TakeReports(batch), now));
      }
    }
    return history;
  }

  private static Intervention order(SplittableRandom random) {
    return new Intervention(
        feed(random),
        new UUID(random.nextLong(), random.nextLong()),
        random.nextInt(3) == 0 ? Intervention.Kind.HALT : Intervention.Kind.RESUME,
        "drill",
        "ann");
  }

  private static FeedId feed(SplittableRandom random) {
    return new FeedId(random.nextBoolean() ? "A" : "B");
  }

  private static Submission submission(SplittableRandom random, int step, Instant now) {
    return new Submission(
        new Report(
            feed(random),
            new PublisherId("p" + random.nextInt(PUBLISHERS)),
            Math.max(0, step + random.nextInt(-2, 3)),
            Decimal.ofUnits(random.nextLong(9_500, 10_500), 2),
            Decimal.ofUnits(random.nextLong(0, 400), 2),
            now.plusMillis(random.nextLong(-500_000, 1_001))),
        SIGNATURE,
        1);
  }

  private static Venue run(List<Step> history, SplittableRandom random, int mostInGroup) {
    Venue venue = new Venue();
    for (int from = 0; from < history.size(); ) {
      int until = Math.min(history.size(), from + random.nextInt(1, mostInGroup + 1));
      venue.group(history.subList(from, until));
      from = until;
    }
    return venue;
  }

  @Test
  void theOutcomeDoesNotDependOnHowCommandsWereGrouped() {
    SplittableRandom random = Seeds.random("theOutcomeDoesNotDependOnHowCommandsWereGrouped");
    List<Step> history = history(random, Seeds.steps());

    Venue single = run(history, random, 1);
    Venue grouped = run(history, random, 50);

    assertThat(grouped.told).isEqualTo(single.told);
    assertThat(grouped.rounds).isEqualTo(single.rounds);
    assertThat(grouped.head).isEqualTo(single.head);
    assertThat(single.rounds).isNotEmpty();
    assertThat(single.rounds.stream().flatMap(published -> published.reports().stream()))
        .anyMatch(judged -> judged.converted() != null)
        .anyMatch(judged -> judged.verdict() == Verdict.NOT_CONVERTED)
        .anyMatch(judged -> judged.verdict() == Verdict.REPLAYED);
  }

  /** An index may have moved on before anybody looks at the feed that it prices. */
  @Test
  void roundsDoNotDependOnWhetherTheClockWasLookedAtAtTheirInstant() {
    SplittableRandom random =
        Seeds.random("roundsDoNotDependOnWhetherTheClockWasLookedAtAtTheirInstant");
    List<Step> unseen = new ArrayList<>();
    List<Step> seen = new ArrayList<>();
    long from = Math.floorDiv(START.getEpochSecond(), SCHEDULED);
    for (Step step : history(random, Seeds.steps())) {
      if (step.command() instanceof BeatHearts) {
        continue;
      }
      for (long until = Math.floorDiv(step.now().getEpochSecond(), SCHEDULED); from < until; ) {
        seen.add(new Step(new BeatHearts(FEEDS), Instant.ofEpochSecond(++from * SCHEDULED)));
      }
      seen.add(step);
      unseen.add(step);
    }
    Step end = new Step(new BeatHearts(FEEDS), unseen.getLast().now());
    unseen.add(end);
    seen.add(end);

    assertThat(published(run(unseen, random, 20)))
        .isEqualTo(published(run(seen, random, 20)))
        .anyMatch(round -> round.contains("SCHEDULED VALID"));
  }

  /** What the rounds of each feed say, whatever their place among those of other feeds. */
  private static List<String> published(Venue venue) {
    return venue.rounds.stream()
        .sorted(
            Comparator.<PublishedRound, FeedId>comparing(published -> published.round().feed())
                .thenComparingLong(published -> published.round().number()))
        .map(
            published -> {
              Round round = published.round();
              return "%s %d %s %s %s %s %s"
                  .formatted(
                      round.feed(),
                      round.number(),
                      round.publishedAt(),
                      round.cause(),
                      round.grade(),
                      round.price(),
                      published.reports());
            })
        .toList();
  }

  @Test
  void theSameHistoryAgainChangesNothing() {
    SplittableRandom random = Seeds.random("theSameHistoryAgainChangesNothing");
    List<Step> history = history(random, Math.min(Seeds.steps(), 500));
    Venue venue = run(history, random, 10);
    Head head = venue.head;
    Instant last = history.getLast().now();
    List<Object> first = List.copyOf(venue.told);
    venue.told.clear();

    // Reports and requests come again, all of them, at the last instant.
    venue.group(history.stream().map(step -> new Step(step.command(), last)).toList());

    assertThat(venue.head.intakeSequence()).isEqualTo(head.intakeSequence());
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i) instanceof RoundAnswer || first.get(i) instanceof InterventionOutcome) {
        assertThat(venue.told.get(i)).isEqualTo(first.get(i));
      }
      if (first.get(i) instanceof ReportsAnswer before
          && venue.told.get(i) instanceof ReportsAnswer after) {
        assertReplayed(before.outcomes(), after.outcomes());
      }
    }
  }

  private static void assertReplayed(List<ReportOutcome> before, List<ReportOutcome> after) {
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) instanceof Accepted(long number)) {
        assertThat(after.get(i)).isEqualTo(new ReportOutcome.Replayed(number));
      } else {
        assertThat(after.get(i)).isNotInstanceOf(Accepted.class);
      }
    }
  }

  @Test
  void roundsAreDenseChainedAndInOneSequence() {
    SplittableRandom random = Seeds.random("roundsAreDenseChainedAndInOneSequence");
    Venue venue = run(history(random, Seeds.steps()), random, 20);
    Map<FeedId, Round> last = new HashMap<>();
    long event = 0;
    Set<PriceGrade> seen = EnumSet.noneOf(PriceGrade.class);
    for (PublishedRound published : venue.rounds) {
      Round round = published.round();
      Round before = last.put(round.feed(), round);
      assertThat(round.eventSequence()).isEqualTo(++event);
      assertThat(round.number()).isEqualTo(before == null ? 1 : before.number() + 1);
      assertThat(
              CHAIN.holds(
                  round, published.reports(), before == null ? Round.NO_HASH : before.hash()))
          .isTrue();
      assertThat(round.price() != null).isEqualTo(round.grade().hasPrice());
      assertThat(round.grading().allows()).isEqualTo(GradeMatrix.FIRST.allowed(round.grade()));
      if (round.grade() != PriceGrade.HALTED) {
        assertThat(round.grade() == PriceGrade.BELOW_QUORUM)
            .isEqualTo(round.validPublishers() < round.quorum());
      }
      seen.add(round.grade());
    }
    // Every grade that a round can have; STALE is what a published price becomes by itself.
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(PriceGrade.STALE)));
  }
}
