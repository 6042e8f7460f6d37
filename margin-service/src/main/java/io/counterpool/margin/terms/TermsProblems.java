package io.counterpool.margin.terms;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.margin.terms.TermsOutcome.Refused;
import io.counterpool.margin.terms.TermsOutcome.Refused.IdReused;
import io.counterpool.margin.terms.TermsOutcome.Refused.MarketUnknown;
import io.counterpool.margin.terms.TermsOutcome.Refused.RoundOutOfOrder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refusals of terms. */
@Component
public class TermsProblems implements ProblemTypes {

  /** Also said of rounds of decisions. */
  public static final ProblemType ROUND_OUT_OF_ORDER =
      new ProblemType("round-out-of-order", "Round out of order", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(ROUND_OUT_OF_ORDER);
  }

  static Problem of(Refused refused) {
    return switch (refused) {
      case IdReused(var market, var round) ->
          Problem.of(KitProblems.ID_REUSED)
              .detail("Round " + round + " of " + market + " has terms for another request.")
              .with("market", market)
              .with("round", round);
      case RoundOutOfOrder(var market, var round, var last) ->
          Problem.of(ROUND_OUT_OF_ORDER)
              .detail("Round " + round + " of " + market + " comes after round " + last + ".")
              .with("market", market)
              .with("round", round)
              .with("last", last);
      case MarketUnknown(var market) -> KitProblems.notFound("profile of market", market).problem();
    };
  }
}
