package io.counterpool.models.oracle.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublisherScoreTest {

  private static final ScoreRule RULE =
      new ScoreRule(10, Decimal.of("0.002"), 4000, Decimal.of("0.1"));

  private static ScoreSample sample(String distance, long delayMillis) {
    return new ScoreSample(true, Decimal.of(distance), delayMillis);
  }

  @Test
  void measuresHowFarAPriceIsFromTheRound() {
    // |101 − 100| ÷ 100; |2 − 3| ÷ 3 = 0.333… rounded up.
    assertThat(ScoreSample.distance(Decimal.of("101"), Decimal.of("100")))
        .isEqualTo(Decimal.of("0.01"));
    assertThat(ScoreSample.distance(Decimal.of("2"), Decimal.of("3")))
        .isEqualTo(Decimal.of("0.333333333333333334"));
  }

  @Test
  void takesTheMiddleDistanceAndTheQuartilesOfTheDelays() {
    PublisherScore score =
        PublisherScore.of(
            List.of(
                sample("0.004", 900),
                sample("0.001", 100),
                ScoreSample.SILENT,
                sample("0.002", 300),
                sample("0.003", 500)));
    // 4 of 5 counted. Distances 1 2 3 4: the lower middle is 2. Delays 100 300 500 900: ranks
    // ⌈3⌉ and ⌈1⌉, 500 − 100.
    assertThat(score)
        .isEqualTo(new PublisherScore(5, Decimal.of("0.8"), Decimal.of("0.002"), 400L));
  }

  @Test
  void takesAsMuchAsTheRuleSays() {
    // 0.8 × 0.002 ÷ 0.004 × 4000 ÷ 4400 = 0.3636…, rounded down.
    assertThat(RULE.factor(new PublisherScore(5, Decimal.of("0.8"), Decimal.of("0.002"), 400L)))
        .isEqualTo(Decimal.of("0.363636363636363636"));
    assertThat(RULE.factor(new PublisherScore(9, Decimal.ZERO, null, null)))
        .isEqualTo(Decimal.of("0.1"));
    assertThat(RULE.factor(PublisherScore.of(List.of(sample("0", 7), sample("0", 7)))))
        .isEqualTo(Decimal.ONE);
    assertThat(RULE.factor(PublisherScore.of(List.of()))).isEqualTo(Decimal.ONE);
  }

  @Test
  void neverRaisesAWeightAndNeverTakesAllOfIt() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      List<ScoreSample> window = new ArrayList<>();
      for (int j = random.nextInt(1, 20); j > 0; j--) {
        window.add(
            random.nextInt(5) == 0
                ? ScoreSample.SILENT
                : new ScoreSample(
                    true,
                    Decimal.ofUnits(random.nextLong(0, 1_000_000), 6),
                    random.nextLong(-1_000, 60_000)));
      }
      PublisherScore score = PublisherScore.of(window);
      Collections.shuffle(window, random);
      assertThat(PublisherScore.of(window)).isEqualTo(score);
      Decimal factor = RULE.factor(score);
      assertThat(factor).isBetween(RULE.floor(), Decimal.ONE);
      Decimal weight = Decimal.ofUnits(random.nextLong(1, 1_000), 18);
      assertThat(ScoreRule.lowered(weight, factor))
          .isLessThanOrEqualTo(weight)
          .isGreaterThan(Decimal.ZERO);
    }
  }

  @Test
  void refusesARuleThatCouldRaiseAWeightOrTakeIt() {
    Decimal half = Decimal.of("0.5");
    assertThatThrownBy(() -> new ScoreRule(0, half, 1, half))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new ScoreRule(201, half, 1, half))
        .hasMessage("windowRounds must be from 1 to 200, was 201");
    assertThatThrownBy(() -> new ScoreRule(1, Decimal.ZERO, 1, half))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new ScoreRule(1, half, 0, half))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new ScoreRule(1, half, 1, Decimal.ZERO))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> ScoreRule.lowered(Decimal.ONE, Decimal.of("1.1")))
        .isInstanceOf(OutOfRangeException.class);
  }
}
