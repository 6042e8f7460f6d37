package io.counterpool.oracle.score;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.score.PublisherScore;
import io.counterpool.models.oracle.score.ScoreRule;
import io.counterpool.models.oracle.score.ScoreSample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One publisher after its last rounds.
 *
 * @param round number of the last of {@code samples}; 0 if there is none
 * @param samples ascending by round, at most {@link ScoreRule#MOST_ROUNDS}
 * @param score over the window of the rule, or over {@value #WINDOW} rounds without one
 * @param factor what is left of the weight; 1 without a rule
 */
record Standing(long round, List<ScoreSample> samples, PublisherScore score, Decimal factor) {

  /** Rounds that a score is shown over where the feed has no rule. */
  static final int WINDOW = 100;

  /** Before the first round. */
  static final Standing NEW = new Standing(0, List.of(), PublisherScore.NONE, Decimal.ONE);

  static Standing of(long round, List<ScoreSample> samples, @Nullable ScoreRule rule) {
    int window = Math.min(samples.size(), rule == null ? WINDOW : rule.windowRounds());
    PublisherScore score =
        PublisherScore.of(samples.subList(samples.size() - window, samples.size()));
    return new Standing(
        round, List.copyOf(samples), score, rule == null ? Decimal.ONE : rule.factor(score));
  }

  Standing after(long number, ScoreSample sample, @Nullable ScoreRule rule) {
    List<ScoreSample> longer = new ArrayList<>(samples);
    longer.add(sample);
    return of(
        number,
        longer.subList(Math.max(0, longer.size() - ScoreRule.MOST_ROUNDS), longer.size()),
        rule);
  }
}
