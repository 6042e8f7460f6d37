package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.fee.terms.TermsOutcome.Refused;
import io.counterpool.models.Decimal;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.rates.BorrowIndex;
import java.time.Instant;
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
    return made(last, version, round, state);
  }

  /** Seconds that an interval adds to the indices. */
  static long accruedSeconds(Instant last, Instant at, int maxAccrualSeconds) {
    return Math.min(at.getEpochSecond() - last.getEpochSecond(), maxAccrualSeconds);
  }

  private static Made made(
      @Nullable LastTerms last, ScheduleVersion version, long round, MarketState state) {
    Schedule schedule = version.schedule();
    Decimal borrowRate = schedule.borrow().annualRate(state.utilisation());
    FundingState funding = FundingState.START;
    Decimal borrowIndex = Decimal.ZERO;
    long seconds = 0;
    IndexSteps steps = IndexSteps.NONE;
    if (last != null) {
      seconds = accruedSeconds(last.at(), state.at(), schedule.maxAccrualSeconds());
      funding = schedule.funding().advance(last.funding(), state.skewSize(), last.price(), seconds);
      borrowIndex = BorrowIndex.accrue(last.borrowIndex(), borrowRate, last.price(), seconds);
      steps = steps(last, schedule, funding, borrowIndex);
    }
    return new Made(
        new TermsContent(
            version.market(),
            round,
            state.at(),
            state.at().plusSeconds(schedule.termsValiditySeconds()),
            version.version(),
            schedule.tradeFee(),
            schedule.split(),
            funding.ratePerDay(),
            funding.index(),
            borrowRate,
            borrowIndex,
            seconds,
            last == null ? null : last.round()),
        steps);
  }

  private static IndexSteps steps(
      LastTerms last, Schedule schedule, FundingState funding, Decimal borrowIndex) {
    return new IndexSteps(
        funding.index().minus(last.funding().index()),
        schedule.funding().largestStep(last.price(), schedule.maxAccrualSeconds()),
        borrowIndex.minus(last.borrowIndex()),
        BorrowIndex.accrue(
            Decimal.ZERO,
            schedule.borrow().annualRate(Decimal.ONE),
            last.price(),
            schedule.maxAccrualSeconds()));
  }
}
