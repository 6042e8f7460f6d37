package io.counterpool.oracle.score;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.models.oracle.score.ScoreSample;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.JudgedReport;
import io.counterpool.oracle.round.PublishedRound;
import io.counterpool.oracle.round.Round;
import io.counterpool.oracle.round.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one feed after its last round. Immutable.
 *
 * @param rule under which they were reckoned; null: no weight is lowered
 */
public record ScoreBook(@Nullable ScoreRule rule, Map<PublisherId, Standing> standings) {

  /** Before the first round of a feed. */
  public static final ScoreBook NONE = new ScoreBook(null, Map.of());

  public ScoreBook {
    standings = Map.copyOf(standings);
  }

  /** The same rounds reckoned under another rule. */
  public ScoreBook under(@Nullable ScoreRule other) {
    if (Objects.equals(rule, other)) {
      return this;
    }
    Map<PublisherId, Standing> reckoned = new HashMap<>();
    standings.forEach(
        (publisher, standing) ->
            reckoned.put(publisher, Standing.of(standing.round(), standing.samples(), other)));
    return new ScoreBook(other, reckoned);
  }

  /**
   * {@code publishers} with what their scores leave of their weights. The one place where a weight
   * is lowered.
   */
  public List<Publisher> weighted(List<Publisher> publishers) {
    return rule == null ? publishers : publishers.stream().map(this::weighted).toList();
  }

  private Publisher weighted(Publisher publisher) {
    Decimal factor = standing(publisher.id()).factor();
    return factor.equals(Decimal.ONE)
        ? publisher
        : publisher.weighing(ScoreRule.lowered(publisher.weight(), factor));
  }

  /**
   * The scores after one more round.
   *
   * @param publishers configured at that round
   * @param latest newest report of each publisher at that round
   */
  public ScoreBook after(
      PublishedRound published,
      Collection<Publisher> publishers,
      Map<PublisherId, TakenReport> latest) {
    Map<PublisherId, JudgedReport> judged = new HashMap<>();
    for (JudgedReport report : published.reports()) {
      if (report.intakeSequence() != null) { // Else it was refused, and is no report of the round.
        judged.put(report.report().publisher(), report);
      }
    }
    Map<PublisherId, Standing> next = new HashMap<>(standings);
    for (Publisher publisher : publishers) {
      JudgedReport report = judged.get(publisher.id());
      if (report == null || tells(report.verdict())) {
        next.put(
            publisher.id(),
            standing(publisher.id())
                .after(
                    published.round().number(),
                    sample(published.round(), report, latest.get(publisher.id())),
                    rule));
      }
    }
    return new ScoreBook(rule, next);
  }

  /**
   * Whether a verdict says something about the publisher: not where the report came before the
   * request for the round, the publisher is suspended, or its index has no price.
   */
  private static boolean tells(Verdict verdict) {
    return switch (verdict) {
      case NOT_QUALIFYING, NOT_PERMITTED, NOT_CONVERTED -> false;
      case USED, OUTLIER, STALE, FUTURE, REPLAYED, TOO_UNCERTAIN -> true;
    };
  }

  private static ScoreSample sample(
      Round round, @Nullable JudgedReport judged, @Nullable TakenReport latest) {
    if (judged == null || !judged.verdict().counts()) {
      return ScoreSample.SILENT;
    }
    Instant takenAt = latest == null ? null : latest.takenAt();
    return new ScoreSample(
        true,
        round.price() == null ? null : ScoreSample.distance(judged.price(), round.price()),
        takenAt == null
            ? null
            : Duration.between(judged.report().observedAt(), takenAt).toMillis());
  }

  /** The smallest factor of a publisher. */
  public Decimal leastFactor() {
    return standings.values().stream()
        .map(Standing::factor)
        .min(Decimal::compareTo)
        .orElse(Decimal.ONE);
  }

  /** What {@code round} added, by publisher. */
  List<Scored> added(Round round) {
    List<Scored> added = new ArrayList<>();
    new TreeMap<>(standings)
        .forEach(
            (publisher, standing) -> {
              if (standing.round() == round.number()) {
                added.add(new Scored(publisher, standing));
              }
            });
    return added;
  }

  /** A publisher and its standing after a round. */
  record Scored(PublisherId publisher, Standing standing) {}

  private Standing standing(PublisherId publisher) {
    return standings.getOrDefault(publisher, Standing.NEW);
  }
}
