package io.counterpool.fee.proposal;

import io.counterpool.fee.economics.MarketSums;
import io.counterpool.fee.economics.RecordedMarkets;
import io.counterpool.fee.economics.RecordedRound;
import io.counterpool.fee.schedule.EffectiveSchedule;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.kit.clock.VenueClock;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes a schedule from a recorded window and stores the proposal, which is all it does. */
@Service
class ProposeSchedule {

  private final RecordedMarkets markets;
  private final EffectiveSchedule schedules;
  private final ProposalStore store;
  private final VenueClock clock;

  ProposeSchedule(
      RecordedMarkets markets, EffectiveSchedule schedules, ProposalStore store, VenueClock clock) {
    this.markets = markets;
    this.schedules = schedules;
    this.store = store;
    this.clock = clock;
  }

  /**
   * The stored proposal.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} without a schedule at the
   *     end of the window, {@code window-too-short}, {@code window-without-figures}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Proposal propose(MarketId market, ProposalRequest request) {
    ScheduleVersion version = schedules.at(market, request.until());
    Schedule schedule = version.schedule();
    List<RecordedRound> states =
        markets.between(market, request.from(), request.until(), ProposalRules.MOST_STATES);
    int cut =
        (int)
            Decimal.of(states.size() - 1L)
                .times(request.share(), 0, RoundingMode.DOWN)
                .toBigDecimal()
                .longValueExact();
    if (cut < ProposalRules.LEAST_INTERVALS
        || states.size() - 1 - cut < ProposalRules.LEAST_INTERVALS) {
      throw ProposalProblems.tooShort(
          market, cut, states.size() - 1 - cut, ProposalRules.LEAST_INTERVALS);
    }
    Decimal depth = request.skewDepth();
    Sample inSample = sample(market, states.subList(0, cut + 1), request, schedule, depth);
    Sample outOfSample =
        sample(market, states.subList(cut, states.size()), request, schedule, depth);
    Strengths strengths = ProposalRules.search(schedule, inSample);
    ScaledModels inForce = ScaledModels.of(schedule, new Strengths(null, null, null, null));
    ScaledModels proposed = ScaledModels.of(schedule, strengths);
    Proposal proposal =
        new Proposal(
            market,
            store.nextNumber(market),
            clock.instant(),
            version.version(),
            request.target(),
            request.share(),
            request.assumed(),
            depth,
            strengths,
            untuned(request.target(), strengths),
            ProposalRules.limit(schedule, strengths, inSample),
            proposed.in(schedule),
            inSample.evidence(inForce, proposed),
            outOfSample.evidence(inForce, proposed));
    store.append(proposal);
    return proposal;
  }

  private static Sample sample(
      MarketId market,
      List<RecordedRound> states,
      ProposalRequest request,
      Schedule schedule,
      @Nullable Decimal depth) {
    MarketSums sums = states.getLast().sums().since(states.getFirst().sums());
    Decimal loss = sums.rebalancingLoss(depth);
    if (request.target().feeCover() != null) {
      if (sums.perDepth().seconds() == 0) {
        throw ProposalProblems.without(market, "volatilityAnnual");
      }
      if (loss == null) {
        throw ProposalProblems.without(market, "skewDepth");
      }
      if (!sums.tradeFees().isPositive()) {
        throw ProposalProblems.without(market, "realisedFees");
      }
    }
    return new Sample(states, loss, schedule.split().pool(), request.assumed(), request.target());
  }

  private static List<String> untuned(ProposalTarget target, Strengths strengths) {
    List<String> parts = new ArrayList<>();
    if (target.feeCover() != null && strengths.fee() == null) {
      parts.add("tradeFee");
    }
    if (target.utilisation() != null && strengths.borrow() == null) {
      parts.add("borrow");
    }
    if (target.skewHalfLifeSeconds() != null && strengths.funding() == null) {
      parts.add("funding");
    }
    return parts;
  }
}
