package io.counterpool.oracle.intake;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.intake.IntakeCommand.ReportsAnswer;
import io.counterpool.oracle.report.Report;
import io.counterpool.oracle.report.ReportKey;
import io.counterpool.oracle.report.ReportLog;
import io.counterpool.oracle.report.ReportOutcome;
import io.counterpool.oracle.report.ReportOutcome.Accepted;
import io.counterpool.oracle.report.ReportRules;
import io.counterpool.oracle.report.Submission;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.Assessment;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.RoundCause;
import io.counterpool.oracle.round.RoundChain;
import io.counterpool.oracle.round.RoundConstraint;
import io.counterpool.oracle.round.RoundRules;
import io.counterpool.oracle.score.ScoreLog;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group of commands, decided in memory. Holds what is to be recorded; records nothing itself.
 */
final class Decision {

  private final RoundChain chain;
  private final Map<FeedId, FeedBook> books;
  private final Map<ReportKey, TakenReport> stored;
  private final Map<UUID, RequestStore.Answered> answered;
  private final Map<UUID, Round> answers;
  private final List<ReportLog.Accepted> reports = new ArrayList<>();
  private final List<PublishedRound> rounds = new ArrayList<>();
  private final List<RequestStore.Answered> requests = new ArrayList<>();
  private final List<ScoreLog.ScoredRound> scores = new ArrayList<>();
  private long intakeSequence;
  private long eventSequence;

  /**
   * Starts from what is stored.
   *
   * @param books working state of every feed that the group touches
   * @param stored reports under the keys of the group that are not above their publisher's newest
   * @param answered earlier answers to the group's requests, by their id
   * @param answers the rounds that those name
   */
  Decision(
      RoundChain chain,
      Head head,
      Map<FeedId, FeedBook> books,
      Map<ReportKey, TakenReport> stored,
      Map<UUID, RequestStore.Answered> answered,
      Map<UUID, Round> answers) {
    this.chain = chain;
    this.books = new TreeMap<>(books);
    this.stored = new HashMap<>(stored);
    this.answered = new HashMap<>(answered);
    this.answers = new HashMap<>(answers);
    this.intakeSequence = head.intakeSequence();
    this.eventSequence = head.eventSequence();
  }

  ReportsAnswer take(List<Submission> submissions, Instant now) {
    submissions.stream()
        .map(submission -> submission.report().feed())
        .distinct()
        .sorted()
        .forEach(feed -> keepSchedule(feed, now));
    List<ReportOutcome> outcomes = new ArrayList<>(submissions.size());
    Set<FeedId> touched = new TreeSet<>();
    for (Submission submission : submissions) {
      ReportOutcome outcome = take(submission, now);
      outcomes.add(outcome);
      if (outcome instanceof Accepted) {
        touched.add(submission.report().feed());
      }
    }
    touched.forEach(feed -> publishIfMoved(book(feed), now));
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
    }
    return outcome;
  }

  private void publishIfMoved(FeedBook book, Instant now) {
    Assessment assessment = book.assess(now, RoundConstraint.NONE);
    Aggregate price = assessment.price();
    if (price == null) {
      return;
    }
    Round last = book.lastPriced();
    if (last == null || last.price() == null) {
      publish(book, assessment, RoundCause.FIRST, now);
    } else if (RoundRules.deviates(last.price(), price.price(), book.settings().deviation())) {
      publish(book, assessment, RoundCause.DEVIATION, now);
    }
  }

  /** Nothing at or after a scheduled instant is decided before the round of that instant. */
  private void keepSchedule(FeedId feed, Instant now) {
    for (Instant instant : book(feed).scheduled(now)) {
      FeedBook book = book(feed);
      publish(
          book, book.assess(instant, RoundConstraint.at(instant)), RoundCause.SCHEDULED, instant);
    }
  }

  int beatHearts(Set<FeedId> feeds, Instant now) {
    int before = rounds.size();
    for (FeedId feed : new TreeSet<>(feeds)) {
      keepSchedule(feed, now);
      FeedBook book = book(feed);
      if (book.heartbeatDue(now)) {
        publish(book, book.assess(now, RoundConstraint.NONE), RoundCause.HEARTBEAT, now);
      }
    }
    return rounds.size() - before;
  }

  RoundAnswer ask(RoundRequest request, Instant now) {
    RequestStore.Answered earlier = answered.get(request.id());
    if (earlier != null) {
      return again(request, earlier);
    }
    keepSchedule(request.feed(), now);
    FeedBook book = book(request.feed());
    Assessment assessment = book.assess(now, request.constraint());
    if (assessment.price() == null) {
      remember(request, null, assessment.valid(), book.settings().quorum());
      return new RoundAnswer.BelowQuorum(
          request.feed(), assessment.valid(), book.settings().quorum());
    }
    Round last = book.last();
    Round round =
        last != null && request.constraint().admits(last) && !book.hasNewsSince(last)
            ? last
            : publish(book, assessment, RoundCause.REQUEST, now);
    remember(request, round, assessment.valid(), book.settings().quorum());
    return new RoundAnswer.Answered(round);
  }

  private RoundAnswer again(RoundRequest request, RequestStore.Answered earlier) {
    if (!earlier.request().equals(request)) {
      return new RoundAnswer.IdReused();
    }
    Round round = answers.get(request.id());
    return round == null
        ? new RoundAnswer.BelowQuorum(request.feed(), earlier.valid(), earlier.quorum())
        : new RoundAnswer.Answered(round);
  }

  private void remember(RoundRequest request, @Nullable Round round, int valid, int quorum) {
    RequestStore.Answered answer =
        new RequestStore.Answered(request, round == null ? null : round.number(), valid, quorum);
    requests.add(answer);
    answered.put(request.id(), answer);
    if (round != null) {
      answers.put(request.id(), round);
    }
  }

  private Round publish(FeedBook book, Assessment assessment, RoundCause cause, Instant now) {
    Round last = book.last();
    Aggregate price = assessment.price();
    VolatilityState before = last == null ? VolatilityState.NONE : last.volatility();
    VolatilityState volatility =
        price == null ? before : before.next(book.settings().volatility(), price.price(), now);
    Decimal annual = volatility.annual(book.settings().volatility());
    Round round =
        chain.attested(
            new Round(
                book.configured().feed().id(),
                last == null ? 1 : last.number() + 1,
                ++eventSequence,
                book.configured().feed().version(),
                now,
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
                volatility,
                last == null ? Round.NO_HASH : last.hash(),
                Round.NO_HASH,
                null),
            assessment.reports());
    PublishedRound published = new PublishedRound(round, assessment.reports());
    rounds.add(published);
    FeedBook next = book.with(published);
    scores.add(new ScoreLog.ScoredRound(round, next.scores()));
    keep(next);
    return round;
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
    return new Head(intakeSequence, eventSequence);
  }

  /** Working state after the group. */
  Map<FeedId, FeedBook> books() {
    return books;
  }

  List<ReportLog.Accepted> reports() {
    return reports;
  }

  List<PublishedRound> rounds() {
    return rounds;
  }

  List<ScoreLog.ScoredRound> scores() {
    return scores;
  }

  List<RequestStore.Answered> requests() {
    return requests;
  }
}
