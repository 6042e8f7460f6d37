package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.terms.TermsOutcome.Refused;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.kit.wire.InstantForm;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refusals of this feature as problems, each with its figures. */
@Component
class TermsProblems implements ProblemTypes {

  static final ProblemType MARKET_OF_ANOTHER_POOL =
      new ProblemType("market-of-another-pool", "Market belongs to another pool", 409);
  static final ProblemType ROUND_OUT_OF_ORDER =
      new ProblemType("round-out-of-order", "Round out of order", 409);
  static final ProblemType ROUND_TIME_WENT_BACK =
      new ProblemType("round-time-went-back", "Instant of the round went back", 409);

  static final ProblemType FEE_STATE_MISSING =
      new ProblemType("fee-state-missing", "State of the market lacks a part", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(
        MARKET_OF_ANOTHER_POOL, ROUND_OUT_OF_ORDER, ROUND_TIME_WENT_BACK, FEE_STATE_MISSING);
  }

  static Problem of(Refused refused) {
    return switch (refused) {
      case Refused.OtherPool(var market, var pool, var asked) ->
          Problem.of(MARKET_OF_ANOTHER_POOL)
              .detail("%s belongs to the pool %s, not to %s.".formatted(market, pool, asked))
              .with("market", market)
              .with("pool", pool)
              .with("askedPool", asked);
      case Refused.RoundOutOfOrder(var market, var lastRound, var round) ->
          Problem.of(ROUND_OUT_OF_ORDER)
              .detail(
                  "Round %d of %s is not above the last one, %d."
                      .formatted(round, market, lastRound))
              .with("market", market)
              .with("lastRound", lastRound)
              .with("round", round);
      case Refused.StateMissing(var market, var field) ->
          Problem.of(FEE_STATE_MISSING)
              .detail(
                  "The schedule of %s needs %s, which the state does not have."
                      .formatted(market, field))
              .with("market", market)
              .with("field", field);
      case Refused.TimeWentBack(var market, var lastAt, var at) ->
          Problem.of(ROUND_TIME_WENT_BACK)
              .detail(
                  "The last round of %s was at %s; this one is at %s, before it."
                      .formatted(market, InstantForm.write(lastAt), InstantForm.write(at)))
              .with("market", market)
              .with("lastAt", lastAt)
              .with("at", at);
    };
  }

  static ProblemException idReused(MarketId market, long round) {
    return Problem.of(KitProblems.ID_REUSED)
        .detail("The terms of %s in round %d were made for another state.".formatted(market, round))
        .with("market", market)
        .with("round", round)
        .asException();
  }
}
