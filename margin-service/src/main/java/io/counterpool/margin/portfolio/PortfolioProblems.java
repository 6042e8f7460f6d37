package io.counterpool.margin.portfolio;

import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refusals of portfolio copies. */
@Component
class PortfolioProblems implements ProblemTypes {

  static final ProblemType PORTFOLIO_IN_OTHER_POOL =
      new ProblemType("portfolio-in-other-pool", "Account belongs to another pool", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(PORTFOLIO_IN_OTHER_POOL);
  }
}
