package io.counterpool.margin.assessment;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.margin.assessment.AccountMarginOutcome.NotAssessable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refusals of assessments. */
@Component
class AssessmentProblems implements ProblemTypes {

  private static final ProblemType MARGIN_NOT_ASSESSABLE =
      new ProblemType("margin-not-assessable", "Margin cannot be assessed now", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(MARGIN_NOT_ASSESSABLE);
  }

  static Problem of(NotAssessable refused) {
    return Problem.of(MARGIN_NOT_ASSESSABLE)
        .detail("Something that the account holds cannot be valued now.")
        .with("account", refused.account())
        .with("withoutTerms", refused.withoutTerms())
        .with("withoutPrice", refused.withoutPrice())
        .with("withoutRule", refused.withoutRule());
  }
}
