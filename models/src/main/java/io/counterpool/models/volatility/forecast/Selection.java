package io.counterpool.models.volatility.forecast;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which forecaster is used: the one with the lowest running QLIKE, but not at once. It is replaced
 * by a rival only after that one's running QLIKE has been lower by a stated fraction at a stated
 * number of scored targets in a row, each time as the best of all, and only once both have been
 * scored often enough; so two that take turns do not.
 *
 * @param selected in use
 * @param rival who was ahead at the last target by enough; null if nobody
 * @param streak targets in a row at which this rival was
 */
public record Selection(String selected, @Nullable String rival, int streak) {

  /**
   * When to change.
   *
   * @param lead fraction by which a rival must be better, 0 to 1
   * @param streak scored targets in a row at which it must be, at least 1
   * @param leastTargets scored targets that both need
   */
  public record Rule(double lead, int streak, int leastTargets) {

    public Rule {
      RealBounds.within("lead", lead, 0, 1);
      if (streak < 1 || leastTargets < 1) {
        throw new OutOfRangeException(
            "streak and leastTargets must be at least 1, were " + streak + " and " + leastTargets);
      }
    }
  }

  public Selection {
    if (streak < 0 || (rival == null) != (streak == 0)) {
      throw new OutOfRangeException("a streak is a rival's: " + rival + ", " + streak);
    }
  }

  /** In use before anything was scored. */
  public static Selection of(String configured) {
    return new Selection(configured, null, 0);
  }

  /** After one more scored target; {@code scores} of all that may be used, by name. */
  public Selection next(Rule rule, Map<String, RunningScore> scores) {
    RunningScore present = scores.get(selected);
    String best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, RunningScore> entry : new TreeMap<>(scores).entrySet()) {
      RunningScore score = entry.getValue();
      if (score.targets() >= rule.leastTargets() && score.qlike() < least) {
        best = entry.getKey();
        least = score.qlike();
      }
    }
    boolean ahead =
        best != null
            && !best.equals(selected)
            && present != null
            && present.targets() >= rule.leastTargets()
            && least < present.qlike() * (1 - rule.lead());
    if (!ahead || best == null) {
      return of(selected);
    }
    int longer = best.equals(rival) ? streak + 1 : 1;
    return longer >= rule.streak() ? of(best) : new Selection(selected, best, longer);
  }
}
