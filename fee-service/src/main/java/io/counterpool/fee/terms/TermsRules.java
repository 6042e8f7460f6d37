package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.fee.terms.TermsOutcome.Refused;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.FeeState;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowIndex;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.rates.RateCurve;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the terms of a round from the terms before, the schedule and the state. Pure. */
final class TermsRules {

  private TermsRules() {}

  /**
   * The terms of {@code round}.
   *
   * <p>The interval runs from the last terms to this round with the skew and utilisation of {@code
   * state}, which held during it, and the price of the last terms. It counts whole seconds of the
   * clock, so that no second is lost or counted twice, and at most the schedule's longest interval.
   *
   * @param last the last terms of the market; null if these are the first, which accrue nothing
   * @param version the schedule that applies at the instant of the round
   * @throws io.counterpool.models.OutOfRangeException if an index would leave the range of a
   *     decimal
   */
  static TermsOutcome decide(
      @Nullable LastTerms last, ScheduleVersion version, long round, MarketState state) {
    MarketId market = version.market();
    if (last != null) {
      if (!last.pool().equals(state.pool())) {
        return new Refused.OtherPool(market, last.pool(), state.pool());
      }
      if (round <= last.round()) {
        return new Refused.RoundOutOfOrder(market, last.round(), round);
      }
      if (state.at().isBefore(last.at())) {
        return new Refused.TimeWentBack(market, last.at(), state.at());
      }
    }
    Schedule schedule = version.schedule();
    if (!(schedule.borrow() instanceof RateCurve borrow)) {
      return new Refused.NotAccrued(market, "borrow", tag(BorrowModel.models(), schedule.borrow()));
    }
    if (!(schedule.funding() instanceof FundingModel funding)) {
      return new Refused.NotAccrued(
          market, "funding", tag(MarketFunding.models(), schedule.funding()));
    }
    return made(last, version, borrow, funding, round, state);
  }

  private static <F> String tag(Map<String, Class<? extends F>> models, F model) {
    return models.entrySet().stream()
        .filter(entry -> entry.getValue().equals(model.getClass()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Seconds that an interval adds to the indices. */
  static long accruedSeconds(Instant last, Instant at, int maxAccrualSeconds) {
    return Math.min(at.getEpochSecond() - last.getEpochSecond(), maxAccrualSeconds);
  }

  private static Made made(
      @Nullable LastTerms last,
      ScheduleVersion version,
      RateCurve borrowing,
      FundingModel fundingModel,
      long round,
      MarketState state) {
    Schedule schedule = version.schedule();
    Decimal borrowRate = borrowing.annualRate(state.utilisation());
    FeeResolution tradeFee =
        FeeResolution.of(
            schedule.tradeFee(),
            schedule.surcharge(),
            new FeeState(
                state.price(),
                state.volatilityAnnual(),
                last == null ? null : last.surge(),
                last == null ? 0 : accruedSeconds(last.at(), state.at(), Integer.MAX_VALUE)));
    FundingState funding = FundingState.START;
    Decimal borrowIndex = Decimal.ZERO;
    long seconds = 0;
    IndexSteps steps = IndexSteps.NONE;
    if (last != null) {
      seconds = accruedSeconds(last.at(), state.at(), schedule.maxAccrualSeconds());
      funding = fundingModel.advance(last.funding(), state.skewSize(), last.price(), seconds);
      borrowIndex = BorrowIndex.accrue(last.borrowIndex(), borrowRate, last.price(), seconds);
      steps =
          steps(last, borrowing, fundingModel, schedule.maxAccrualSeconds(), funding, borrowIndex);
    }
    return new Made(
        new TermsContent(
            version.market(),
            round,
            state.at(),
            state.at().plusSeconds(schedule.termsValiditySeconds()),
            version.version(),
            tradeFee.fee(),
            schedule.split(),
            funding.ratePerDay(),
            funding.index(),
            borrowRate,
            borrowIndex,
            seconds,
            last == null ? null : last.round(),
            TradeTerms.of(schedule, tradeFee, state.volatilityAnnual())),
        steps);
  }

  private static IndexSteps steps(
      LastTerms last,
      RateCurve borrowing,
      FundingModel fundingModel,
      int maxAccrualSeconds,
      FundingState funding,
      Decimal borrowIndex) {
    return new IndexSteps(
        funding.index().minus(last.funding().index()),
        fundingModel.largestStep(last.price(), maxAccrualSeconds),
        borrowIndex.minus(last.borrowIndex()),
        BorrowIndex.accrue(
            Decimal.ZERO, borrowing.annualRate(Decimal.ONE), last.price(), maxAccrualSeconds));
  }
}
