package io.counterpool.models.oracle.score;

import static io.counterpool.models.Bounds.fraction;
import static io.counterpool.models.Bounds.positive;
import static io.counterpool.models.Bounds.within;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * What a score takes from a weight.
 *
 * <p>{@code factor = max(floor, uptime × d ÷ (d + distance) × s ÷ (s + spread))}, each step rounded
 * down at eighteen digits; what a window does not tell takes nothing. So a publisher that is always
 * there, at the price and evenly late keeps its weight, and none can gain any.
 *
 * @param windowRounds rounds that count, 1 to {@value #MOST_ROUNDS}
 * @param halfDistance d: the distance from the round that halves a weight, above 0, at most 1
 * @param halfSpreadMillis s: the spread of delays that halves a weight, 1 to 86,400,000
 * @param floor least factor, above 0, at most 1
 */
public record ScoreRule(
    int windowRounds, Decimal halfDistance, int halfSpreadMillis, Decimal floor) {

  /** The longest window: what must be kept of each publisher. */
  public static final int MOST_ROUNDS = 200;

  private static final int DAY_MILLIS = 86_400_000;
  private static final Decimal SMALLEST = Decimal.ofUnits(1, Decimal.SCALE);

  public ScoreRule {
    within("windowRounds", windowRounds, 1, MOST_ROUNDS);
    positive("halfDistance", fraction("halfDistance", halfDistance));
    within("halfSpreadMillis", halfSpreadMillis, 1, DAY_MILLIS);
    positive("floor", fraction("floor", floor));
  }

  /** Part of the configured weight that is left: above 0, at most 1. */
  public Decimal factor(PublisherScore score) {
    Decimal factor = score.uptime();
    if (score.distance() != null) {
      factor =
          factor.timesOver(
              halfDistance, halfDistance.plus(score.distance()), Decimal.SCALE, RoundingMode.FLOOR);
    }
    if (score.delaySpreadMillis() != null) {
      Decimal half = Decimal.of(halfSpreadMillis);
      factor =
          factor.timesOver(
              half,
              half.plus(Decimal.of(score.delaySpreadMillis())),
              Decimal.SCALE,
              RoundingMode.FLOOR);
    }
    return factor.max(floor);
  }

  /** {@code weight} × {@code factor}, rounded down and never to nothing. */
  public static Decimal lowered(Decimal weight, Decimal factor) {
    return weight.times(fraction("factor", factor), RoundingMode.FLOOR).max(SMALLEST);
  }
}
