package io.counterpool.margin.liquidation;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused.IdReused;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused.RoundOutOfOrder;
import io.counterpool.margin.liquidation.DecisionOutcome.Refused.TermsMissing;
import io.counterpool.margin.terms.TermsProblems;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refusals of liquidation decisions. */
@Component
class LiquidationProblems implements ProblemTypes {

  private static final ProblemType MARGIN_TERMS_MISSING =
      new ProblemType("margin-terms-missing", "Round has no margin terms", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(MARGIN_TERMS_MISSING);
  }

  static Problem of(Refused refused) {
    return switch (refused) {
      case IdReused(var pool, var round) ->
          Problem.of(KitProblems.ID_REUSED)
              .detail("Round " + round + " of " + pool + " was judged on another request.")
              .with("pool", pool)
              .with("round", round);
      case RoundOutOfOrder(var pool, var round, var last) ->
          Problem.of(TermsProblems.ROUND_OUT_OF_ORDER)
              .detail("Round " + round + " of " + pool + " comes after round " + last + ".")
              .with("pool", pool)
              .with("round", round)
              .with("last", last);
      case TermsMissing(var pool, var round, var markets) ->
          Problem.of(MARGIN_TERMS_MISSING)
              .detail("Ask for the terms of round " + round + " first: " + markets + " have none.")
              .with("pool", pool)
              .with("round", round)
              .with("markets", markets);
    };
  }
}
