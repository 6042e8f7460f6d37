package io.counterpool.oracle.average;

import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why there is no average. */
@Component
final class AverageProblems implements ProblemTypes {

  static final ProblemType TOO_MUCH_DOWN_TIME =
      new ProblemType("too-much-down-time", "Too long without a usable price", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(TOO_MUCH_DOWN_TIME);
  }
}
