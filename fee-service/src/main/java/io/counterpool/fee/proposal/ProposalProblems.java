package io.counterpool.fee.proposal;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why nothing is proposed. */
@Component
class ProposalProblems implements ProblemTypes {

  static final ProblemType WINDOW_TOO_SHORT =
      new ProblemType("window-too-short", "Too few recorded rounds", 409);
  static final ProblemType WINDOW_SPANS_SCHEDULES =
      new ProblemType("window-spans-schedules", "Window spans several schedule versions", 409);
  static final ProblemType WINDOW_WITHOUT_FIGURES =
      new ProblemType("window-without-figures", "Recorded rounds lack a figure", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(WINDOW_TOO_SHORT, WINDOW_SPANS_SCHEDULES, WINDOW_WITHOUT_FIGURES);
  }

  static ProblemException tooShort(MarketId market, int inSample, int outOfSample, int needed) {
    return Problem.of(WINDOW_TOO_SHORT)
        .detail(
            "The window has %d recorded intervals of %s in sample and %d out of sample; each part"
                    .formatted(Math.max(inSample, 0), market, Math.max(outOfSample, 0))
                + " needs %d.".formatted(needed))
        .with("market", market)
        .with("inSample", Math.max(inSample, 0))
        .with("outOfSample", Math.max(outOfSample, 0))
        .with("needed", needed)
        .asException();
  }

  static ProblemException severalSchedules(MarketId market, List<SchedulePeriod> periods) {
    return Problem.of(WINDOW_SPANS_SCHEDULES)
        .detail(
            "The rounds of %s in the window were made by %d versions of its schedule, the last one from"
                    .formatted(market, periods.size())
                + " %s on; ask for rounds of one.".formatted(periods.getLast().from()))
        .with("market", market)
        .with("field", "from")
        .with("versions", periods)
        .asException();
  }

  static ProblemException withoutMost(
      MarketId market, String figure, long seconds, long all, long needed) {
    return Problem.of(WINDOW_WITHOUT_FIGURES)
        .detail(
            "In one part of the window the recorded rounds of %s have %s for %d of %d seconds; the"
                    .formatted(market, figure, seconds, all)
                + " target needs it for %d.".formatted(needed))
        .with("market", market)
        .with("figure", figure)
        .with("seconds", seconds)
        .with("partSeconds", all)
        .with("needed", needed)
        .asException();
  }

  static ProblemException without(MarketId market, String figure) {
    return Problem.of(WINDOW_WITHOUT_FIGURES)
        .detail(
            "The recorded rounds of %s in one part of the window have no %s, which the target needs."
                .formatted(market, figure))
        .with("market", market)
        .with("figure", figure)
        .asException();
  }
}
