package io.counterpool.fee.schedule;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Schedules that are refused for what they would charge. */
@Component
class ScheduleProblems implements ProblemTypes {

  static final ProblemType FEE_ABOVE_CAP =
      new ProblemType("fee-above-cap", "Schedule can charge more than its cap", 400);
  static final ProblemType FEE_RATE_JUMPS =
      new ProblemType("fee-rate-jumps", "Schedule has a step that a trader can game", 400);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(FEE_ABOVE_CAP, FEE_RATE_JUMPS);
  }

  static ProblemException of(ScheduleFault fault) {
    Problem problem =
        switch (fault.kind()) {
          case ABOVE_CAP ->
              Problem.of(FEE_ABOVE_CAP)
                  .detail(
                      "%s (%s) would charge %s at %s %s, above maxFeeRate %s."
                          .formatted(
                              fault.part(),
                              fault.model(),
                              fault.above(),
                              fault.axis(),
                              fault.x(),
                              fault.limit()));
          case JUMPS ->
              Problem.of(FEE_RATE_JUMPS)
                  .detail(
                      "The rate of %s (%s) jumps from %s to %s at %s %s; at most %s passes."
                          .formatted(
                              fault.part(),
                              fault.model(),
                              fault.below(),
                              fault.above(),
                              fault.axis(),
                              fault.x(),
                              fault.limit()));
          case TIER_COSTS_MORE ->
              Problem.of(FEE_RATE_JUMPS)
                  .detail(
                      "%s (%s) charges %s of the fee below a volume of %s and %s from it on."
                          .formatted(
                              fault.part(),
                              fault.model(),
                              fault.below(),
                              fault.x(),
                              fault.above()));
        };
    return problem
        .with("part", fault.part())
        .with("model", fault.model())
        .with("axis", fault.axis())
        .with("x", fault.x())
        .with("below", fault.below())
        .with("above", fault.above())
        .with("limit", fault.limit())
        .asException();
  }
}
