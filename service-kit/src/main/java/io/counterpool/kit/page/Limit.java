package io.counterpool.kit.page;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How many items a page holds. */
public final class Limit {

  /** When nothing is asked for. */
  public static final int USUAL = 100;

  /** More is refused. */
  public static final int MOST = 1_000;

  private Limit() {}

  /** {@code asked}, or {@link #USUAL}; at most {@link #MOST}. */
  public static int of(@Nullable Integer asked) {
    return of(asked, USUAL, MOST);
  }

  /**
   * {@code asked}, or {@code usual}.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code invalid-parameter} with the maximum,
   *     if it is below 1 or above {@code most}
   */
  public static int of(@Nullable Integer asked, int usual, int most) {
    if (asked == null) {
      return usual;
    }
    if (asked < 1 || asked > most) {
      throw Problem.of(KitProblems.INVALID_PARAMETER)
          .detail("limit must be 1 to " + most + ".")
          .with("parameter", "limit")
          .with("maximum", most)
          .with("actual", asked)
          .asException();
    }
    return asked;
  }
}
