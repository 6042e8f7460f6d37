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
import io.counterpool.models.tuning.Scaled;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes a schedule from a recorded window and stores the proposal, which is all it does. */
@Service
class ProposeSchedule {

  /** The part of the time that the figures of a cover have to stand for. */
  private static final int LEAST_PERCENT_COVERED = 90;

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
   * <p>The models are those by which the rounds were made, and not those of today: a window that
   * has ended has the same proposal whenever it is asked for.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code window-too-short}, {@code
   *     window-spans-schedules}, {@code window-without-figures}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Proposal propose(MarketId market, ProposalRequest request) {
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
    ScheduleVersion version = schedules.version(market, onlyVersion(market, states));
    Schedule schedule = version.schedule();
    Decimal depth =
        request.skewDepth() != null
            ? request.skewDepth()
            : Scaled.skewScale(schedule.funding()).orElse(null);
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
            ProposalRules.untuned(request.target(), strengths),
            ProposalRules.limit(schedule, strengths, inSample),
            proposed.in(schedule),
            inSample.evidence(inForce, proposed),
            outOfSample.evidence(inForce, proposed));
    store.append(proposal);
    return proposal;
  }

  /** Versions only ever rise from round to round, so that no other can hide between two states. */
  private static long onlyVersion(MarketId market, List<RecordedRound> states) {
    List<SchedulePeriod> periods = SchedulePeriod.of(states);
    if (periods.size() > 1) {
      throw ProposalProblems.severalSchedules(market, periods);
    }
    return periods.getFirst().version();
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
      covered(market, "volatilityAnnual", sums.measuredSeconds(), sums.seconds());
      if (loss == null) {
        throw ProposalProblems.without(market, "skewDepth");
      }
      if (!sums.tradeFees().isPositive()) {
        throw ProposalProblems.without(market, "realisedFees");
      }
      covered(market, "realisedFees", sums.reportedSeconds(), sums.seconds());
    }
    return new Sample(states, loss, schedule.split().pool(), request.assumed(), request.target());
  }

  /**
   * Income and loss are compared as if they were of the same time, so that both need nearly all.
   */
  private static void covered(MarketId market, String figure, long seconds, long all) {
    long needed = Math.max(1, Math.ceilDiv(all * LEAST_PERCENT_COVERED, 100));
    if (seconds < needed) {
      throw ProposalProblems.withoutMost(market, figure, seconds, all, needed);
    }
  }
}
