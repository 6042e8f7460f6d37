package io.counterpool.oracle.intake;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.TwoStageMedian;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.grade.PriceGrades;
import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.report.Refusal;
import io.counterpool.oracle.report.RefusalLog;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportKey;
import io.counterpool.oracle.report.ReportLog;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Accepted;
import io.counterpool.oracle.report.ReportRules;
import io.counterpool.oracle.report.Submission;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.Grading;
import io.counterpool.oracle.round.JudgedReport;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundCause;
import io.counterpool.oracle.round.RoundChain;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.counterpool.oracle.round.Standing;
import io.counterpool.oracle.score.ScoreLog;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group of commands, decided in memory. Holds what is to be recorded; records nothing itself.
 */
final class Decision {

  /** Rounds that were recorded before the group. */
  interface Past {

    /** The round of {@code feed} in force as {@code instant} begins: {@link Round#precedes}. */
    Optional<Round> before(FeedId feed, Instant instant);
  }

  private final RoundChain chain;
  private final PriceGrades grades;
  private final Map<FeedId, FeedBook> books;
  private final Map<ReportKey, TakenReport> stored;
  private final Map<UUID, RequestStore.Answered> answered;
  private final Map<UUID, Round> answers;
  private final List<ReportLog.Accepted> reports = new ArrayList<>();
  private final List<RefusalLog.Row> refusals = new ArrayList<>();
  private final List<PublishedRound> rounds = new ArrayList<>();
  private final List<RequestStore.Answered> requests = new ArrayList<>();
  private final List<ScoreLog.ScoredRound> scores = new ArrayList<>();
  private final Interventions interventions;
  private final Past past;
  private long intakeSequence;
  private long eventSequence;
  private long refusalSequence;

  /**
   * Starts from what is stored.
   *
   * @param grades matrix of grades and actions in force
   * @param books working state of every feed that the group touches, and of every index that those
   *     lead to
   * @param stored reports under the keys of the group that are not above their publisher's newest
   * @param answered earlier answers to the group's requests, by their id
   * @param answers the rounds that those name
   * @param interventions operators' orders, as far as the group must know them
   * @param past what an index said at a scheduled instant that it has passed
   */
  Decision(
      RoundChain chain,
      PriceGrades grades,
      Head head,
      Map<FeedId, FeedBook> books,
      Map<ReportKey, TakenReport> stored,
      Map<UUID, RequestStore.Answered> answered,
      Map<UUID, Round> answers,
      Interventions interventions,
      Past past) {
    this.chain = chain;
    this.grades = grades;
    this.books = new TreeMap<>(books);
    this.stored = new HashMap<>(stored);
    this.answered = new HashMap<>(answered);
    this.answers = new HashMap<>(answers);
    this.interventions = interventions;
    this.past = past;
    this.intakeSequence = head.intakeSequence();
    this.eventSequence = head.eventSequence();
    this.refusalSequence = head.refusalSequence();
  }

  /** The answer of the next command of the group. */
  <A> A decide(IntakeCommand<A> command, Instant now) {
    keepSchedule(command.feeds(), now);
    return command.decide(this, now);
  }

  ReportsAnswer take(List<Submission> submissions, Instant now) {
    List<ReportOutcome> outcomes = new ArrayList<>(submissions.size());
    Set<FeedId> touched = new TreeSet<>();
    for (Submission submission : submissions) {
      ReportOutcome outcome = take(submission, now);
      outcomes.add(outcome);
      if (outcome instanceof Accepted) {
        touched.add(submission.report().feed());
      }
    }
    inOrder(touched).forEach(feed -> publishIfMoved(book(feed), now));
    return new ReportsAnswer(List.copyOf(outcomes), intakeSequence);
  }

  private ReportOutcome take(Submission submission, Instant now) {
    Report report = submission.report();
    FeedBook book = book(report.feed());
    ReportOutcome outcome =
        ReportRules.judge(
            report,
            stored.get(report.key()),
            book.latest().get(report.publisher()),
            intakeSequence + 1,
            now,
            book.settings().maxFuture());
    if (outcome instanceof Accepted accepted) {
      intakeSequence = accepted.intakeSequence();
      ReportLog.Accepted row = new ReportLog.Accepted(intakeSequence, submission, now);
      reports.add(row);
      stored.put(report.key(), row.taken());
      keep(book.with(row.taken()));
    } else {
      ReportRules.refusal(outcome)
          .filter(refusal -> !book.hasRefused(report.publisher(), refusal))
          .ifPresent(refusal -> list(book, submission, refusal, now));
    }
    return outcome;
  }

  /** The next round will say that this report was refused. */
  private void list(FeedBook book, Submission submission, Refusal refusal, Instant now) {
    RefusalLog.Row row = new RefusalLog.Row(book.next(), submission, refusal, now);
    refusalSequence++;
    refusals.add(row);
    keep(book.with(row.refused()));
  }

  /** Indexes before the feeds that they price, so that one batch of reports brings both. */
  private List<FeedId> inOrder(Set<FeedId> feeds) {
    return new IndexRounds(books).graph().inOrder(feeds);
  }

  private Assessment assess(FeedBook book, Instant now, RoundConstraint constraint) {
    return assess(book, now, constraint, book.standing());
  }

  private Assessment assess(
      FeedBook book, Instant now, RoundConstraint constraint, Standing standing) {
    return new IndexRounds(books).assess(book, now, constraint, standing);
  }

  private void publishIfMoved(FeedBook book, Instant now) {
    Assessment assessment = assess(book, now, RoundConstraint.NONE);
    Aggregate price = assessment.price();
    if (price == null) {
      if (assessment.grade() == PriceGrade.OUT_OF_BAND && !isOutOfBand(book.last())) {
        publish(book, assessment, RoundCause.GRADE, now);
      }
      return;
    }
    Round last = book.lastPriced();
    if (last == null || last.price() == null) {
      publish(book, assessment, RoundCause.FIRST, now);
    } else if (hasNoPrice(book.last())) {
      publish(book, assessment, RoundCause.GRADE, now);
    } else if (RoundRules.deviates(last.price(), price.price(), book.settings().deviation())) {
      publish(book, assessment, RoundCause.DEVIATION, now);
    }
  }

  /**
   * Nothing at or after a scheduled instant is decided before the round of that instant: of the
   * feeds and of every index that they lead to, instant by instant, indexes first.
   */
  private void keepSchedule(Set<FeedId> feeds, Instant now) {
    Map<Instant, List<FeedId>> due = new TreeMap<>();
    for (FeedId feed : new IndexRounds(books).graph().closure(feeds)) {
      for (Instant instant : book(feed).scheduled(now)) {
        due.computeIfAbsent(instant, _ -> new ArrayList<>()).add(feed);
      }
    }
    due.forEach(
        (instant, scheduled) -> {
          for (FeedId feed : scheduled) {
            FeedBook book = book(feed);
            publish(
                book,
                new IndexRounds(booksAt(book, instant))
                    .assess(book, instant, RoundConstraint.at(instant)),
                RoundCause.SCHEDULED,
                instant);
          }
        });
  }

  /**
   * The working state with what each index of {@code book} said at {@code instant}: its own reports
   * may have moved it since, without anybody asking for the feed that it prices.
   */
  private Map<FeedId, FeedBook> booksAt(FeedBook book, Instant instant) {
    Map<FeedId, FeedBook> then = new TreeMap<>(books);
    for (FeedId feed : book.configured().indexes()) {
      FeedBook index = book(feed);
      if (index.last() != null && !index.last().precedes(instant)) {
        then.put(feed, index.at(before(feed, instant)));
      }
    }
    return then;
  }

  private @Nullable Round before(FeedId feed, Instant instant) {
    return rounds.reversed().stream()
        .map(PublishedRound::round)
        .filter(round -> round.feed().equals(feed) && round.precedes(instant))
        .findFirst()
        .or(() -> past.before(feed, instant))
        .orElse(null);
  }

  /**
   * Whoever reads the last round must not wait for the heartbeat to learn that there is a price.
   */
  private static boolean hasNoPrice(@Nullable Round round) {
    return round != null && round.price() == null;
  }

  private static boolean isOutOfBand(@Nullable Round round) {
    return round != null && round.grade() == PriceGrade.OUT_OF_BAND;
  }

  InterventionOutcome intervene(Intervention order, Instant now) {
    InterventionOutcome earlier = interventions.earlier(order);
    if (earlier != null) {
      return earlier;
    }
    FeedBook book = book(order.feed());
    InterventionOutcome outcome =
        switch (order.kind()) {
          case HALT ->
              tell(order, assess(book, now, RoundConstraint.NONE, book.standing().stopped()), now);
          case RESUME -> resume(order, book, now);
        };
    interventions.add(new Interventions.Judged(order, now, outcome));
    return outcome;
  }

  private InterventionOutcome resume(Intervention order, FeedBook book, Instant now) {
    PriceGrade grade = assess(book, now, RoundConstraint.NONE).grade();
    boolean halted = grade == PriceGrade.HALTED;
    if (!halted && grade != PriceGrade.OUT_OF_BAND) {
      return new InterventionOutcome.Refused.NotHalted(grade);
    }
    RoundConstraint since =
        halted
            ? new RoundConstraint(null, interventions.haltedAt(order.feed()))
            : RoundConstraint.NONE;
    Assessment fresh = assess(book, now, since, book.standing().resumed());
    return fresh.price() == null
        ? new InterventionOutcome.Refused.NotResumable(
            fresh.grade(), fresh.valid(), book.settings().quorum())
        : tell(order, fresh, now);
  }

  private InterventionOutcome tell(Intervention order, Assessment assessment, Instant now) {
    Round round = publish(book(order.feed()), assessment, RoundCause.GRADE, now);
    return new InterventionOutcome.Done(order.principal(), now, round.number());
  }

  int beatHearts(Set<FeedId> feeds, Instant now) {
    int before = rounds.size();
    for (FeedId feed : inOrder(feeds)) {
      FeedBook book = book(feed);
      if (book.heartbeatDue(now)) {
        publish(book, assess(book, now, RoundConstraint.NONE), RoundCause.HEARTBEAT, now);
      }
    }
    return rounds.size() - before;
  }

  RoundAnswer ask(RoundRequest request, Instant now) {
    RequestStore.Answered earlier = answered.get(request.id());
    if (earlier != null) {
      return again(request, earlier);
    }
    renewIndexes(request.feed(), now);
    FeedBook book = book(request.feed());
    Assessment assessment = assess(book, now, request.constraint());
    if (assessment.grade() == PriceGrade.BELOW_QUORUM) {
      return belowQuorum(remember(request, null, assessment, book.settings()));
    }
    Round last = book.last();
    Round round =
        last != null
                && serves(last, request, assessment, book, now)
                && !new IndexRounds(books).hasNewsSince(last, book)
            ? last
            : publish(book, assessment, RoundCause.REQUEST, now);
    remember(request, round, assessment, book.settings());
    return new RoundAnswer.Answered(round);
  }

  /** What a feed is converted by must be as new as its own publishers' reports. */
  private void renewIndexes(FeedId feed, Instant now) {
    for (FeedId id : new IndexRounds(books).graph().closure(Set.of(feed))) {
      FeedBook index = book(id);
      Round last = index.last();
      if (id.equals(feed) || last == null || !new IndexRounds(books).hasNewsSince(last, index)) {
        continue;
      }
      Assessment assessment = assess(index, now, RoundConstraint.NONE);
      if (assessment.price() != null) {
        publish(index, assessment, RoundCause.REQUEST, now);
      }
    }
  }

  private static RoundAnswer belowQuorum(RequestStore.Answered answer) {
    return new RoundAnswer.BelowQuorum(
        answer.request().feed(), answer.valid(), answer.quorum(), answer.nodes());
  }

  /** Whether the last round answers the request. One without a price tells its grade to anybody. */
  private boolean serves(
      Round last, RoundRequest request, Assessment assessment, FeedBook book, Instant now) {
    boolean fits =
        assessment.price() == null
            ? last.grade() == assessment.grade()
            : last.price() != null
                && RoundRules.gradeAt(book.settings(), last, now) != PriceGrade.STALE
                && request.constraint().admits(last);
    return fits
        && last.feedVersion() == book.configured().feed().version()
        && Long.valueOf(grades.version()).equals(last.grading().version());
  }

  private RoundAnswer again(RoundRequest request, RequestStore.Answered earlier) {
    if (!earlier.request().equals(request)) {
      return new RoundAnswer.IdReused();
    }
    Round round = answers.get(request.id());
    if (round == null && earlier.round() != null) {
      return new RoundAnswer.Removed(request.feed(), earlier.round());
    }
    return round == null ? belowQuorum(earlier) : new RoundAnswer.Answered(round);
  }

  private RequestStore.Answered remember(
      RoundRequest request, @Nullable Round round, Assessment assessment, FeedSettings settings) {
    RequestStore.Answered answer =
        new RequestStore.Answered(
            request,
            round == null ? null : round.number(),
            assessment.valid(),
            settings.quorum(),
            settings.aggregation() instanceof TwoStageMedian(int nodeQuorum)
                ? new RoundAnswer.Nodes(assessment.nodes(), nodeQuorum)
                : null);
    requests.add(answer);
    answered.put(request.id(), answer);
    if (round != null) {
      answers.put(request.id(), round);
    }
    return answer;
  }

  private Round publish(FeedBook book, Assessment assessment, RoundCause cause, Instant now) {
    Round last = book.last();
    // Clocks of two processes may differ; the rounds of a feed never go back.
    Instant at = last != null && last.publishedAt().isAfter(now) ? last.publishedAt() : now;
    List<JudgedReport> reports = book.listed(assessment);
    Aggregate price = assessment.price();
    VolatilityState before = last == null ? VolatilityState.NONE : last.volatility();
    VolatilityState volatility =
        price == null ? before : before.next(book.settings().volatility(), price.price(), at);
    Decimal annual = book.annual(volatility, at);
    Round round =
        chain.attested(
            new Round(
                book.configured().feed().id(),
                book.next(),
                ++eventSequence,
                book.configured().feed().version(),
                at,
                cause,
                assessment.grade(),
                price == null ? null : price.price(),
                price == null ? null : price.confidence(),
                assessment.valid(),
                book.settings().quorum(),
                book.configured().publishers().size(),
                intakeSequence,
                assessment.firstIntakeSequence(),
                assessment.firstObservedAt(),
                assessment.lastObservedAt(),
                annual,
                book.forecastNumber(),
                volatility,
                grading(assessment),
                last == null ? Round.NO_HASH : last.hash(),
                Round.NO_HASH,
                null),
            reports);
    PublishedRound published = new PublishedRound(round, reports);
    rounds.add(published);
    FeedBook next = book.with(published);
    scores.add(new ScoreLog.ScoredRound(round, next.scores()));
    keep(next);
    return round;
  }

  private Grading grading(Assessment assessment) {
    Aggregate refused = assessment.refused();
    return new Grading(
        grades.version(),
        grades.matrix().allowed(assessment.grade()),
        refused == null ? null : refused.price(),
        refused == null ? null : refused.confidence(),
        assessment.average());
  }

  private FeedBook book(FeedId feed) {
    FeedBook book = books.get(feed);
    if (book == null) {
      throw new IllegalStateException("no working state of " + feed);
    }
    return book;
  }

  private void keep(FeedBook book) {
    books.put(book.configured().feed().id(), book);
  }

  Head head() {
    return new Head(intakeSequence, eventSequence, refusalSequence);
  }

  /** Working state after the group. */
  Map<FeedId, FeedBook> books() {
    return books;
  }

  List<ReportLog.Accepted> reports() {
    return reports;
  }

  List<RefusalLog.Row> refusals() {
    return refusals;
  }

  List<PublishedRound> rounds() {
    return rounds;
  }

  List<ScoreLog.ScoredRound> scores() {
    return scores;
  }

  List<Interventions.Judged> interventions() {
    return interventions.added();
  }

  List<RequestStore.Answered> requests() {
    return requests;
  }
}
