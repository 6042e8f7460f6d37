package io.counterpool.oracle.history;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why a question about the past is refused. */
@Component
public final class HistoryProblems implements ProblemTypes {

  /** More than one question may cover. */
  public static final ProblemType WINDOW_TOO_WIDE =
      new ProblemType("window-too-wide", "Window too wide", 400);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(WINDOW_TOO_WIDE);
  }

  /** Refuses a stretch of time, named by its parameter, that is longer than {@code largest}. */
  public static void requireWithin(String parameter, long seconds, Duration largest) {
    if (seconds > largest.toSeconds()) {
      throw Problem.of(WINDOW_TOO_WIDE)
          .detail(parameter + " is at most " + largest.toSeconds() + " seconds.")
          .with("parameter", parameter)
          .with("limit", largest.toSeconds())
          .with("actual", seconds)
          .with("unit", "seconds")
          .asException();
    }
  }
}
