package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.Schedule;
import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.funding.FundingAccrual;
import io.counterpool.models.funding.FundingBudget;
import io.counterpool.models.funding.FundingCarry;
import io.counterpool.models.funding.FundingInterval;
import io.counterpool.models.funding.PoolFunding;
import io.counterpool.models.rates.BorrowAccrual;
import io.counterpool.models.rates.BorrowCarry;
import io.counterpool.models.rates.BorrowIndex;
import org.jspecify.annotations.Nullable;

/**
 * Rates and indices of a market advanced to a round. Pure.
 *
 * @param seconds length of the interval that was added
 * @param steps how far the indices moved in it
 */
record Accrual(FundingCarry funding, BorrowCarry borrow, long seconds, IndexSteps steps) {

  /** The first terms of a market: rates as they begin, nothing accrued. */
  static Accrual first(Schedule schedule, MarketState state) {
    long second = state.at().getEpochSecond();
    FundingCarry funding =
        FundingAccrual.advance(
            schedule.funding(),
            FundingCarry.START,
            interval(schedule, state, state.price(), AccrualSpan.of(second, 0)));
    return new Accrual(
        funding,
        BorrowAccrual.start(schedule.borrow(), state.utilisation(), second),
        0,
        IndexSteps.NONE);
  }

  /**
   * The interval from the last terms to this round, and the rates from then on.
   *
   * @param told the schedule of the last terms, which charges the interval, unless the state lacks
   *     what it needs or its indices would leave the range of a decimal: then the next one does, so
   *     that another schedule is always a cure
   * @param next the schedule of this round, which takes over at its end and moves no index
   */
  static Accrual since(LastTerms last, Schedule told, Schedule next, MarketState state) {
    if (told.equals(next) || missing(told, state) != null) {
      return charged(last, next, next, state);
    }
    try {
      return charged(last, told, next, state);
    } catch (OutOfRangeException unbounded) {
      return charged(last, next, next, state);
    }
  }

  private static Accrual charged(
      LastTerms last, Schedule schedule, Schedule next, MarketState state) {
    long seconds = TermsRules.accruedSeconds(last.at(), state.at(), schedule.maxAccrualSeconds());
    AccrualSpan span =
        new AccrualSpan(last.at().getEpochSecond(), seconds, state.at().getEpochSecond());
    FundingCarry fundingBefore = last.fundingCarry();
    FundingCarry funding =
        FundingAccrual.advance(
            schedule.funding(), fundingBefore, interval(schedule, state, last.price(), span));
    BorrowCarry borrow =
        BorrowAccrual.advance(
            schedule.borrow(), last.borrowCarry(), span, state.utilisation(), last.price());
    IndexSteps steps =
        new IndexSteps(
            funding.longIndex().minus(fundingBefore.longIndex()),
            funding.shortIndex().minus(fundingBefore.shortIndex()),
            FundingAccrual.largestStep(
                schedule.funding(),
                partsTheSides(schedule),
                last.price(),
                schedule.maxAccrualSeconds()),
            borrow.index().minus(last.borrowIndex()),
            BorrowIndex.accrue(
                Decimal.ZERO,
                BorrowAccrual.largestRate(schedule.borrow()),
                last.price(),
                schedule.maxAccrualSeconds()));
    if (schedule.equals(next)) {
      return new Accrual(funding, borrow, seconds, steps);
    }
    AccrualSpan none = AccrualSpan.of(state.at().getEpochSecond(), 0);
    return new Accrual(
        FundingAccrual.advance(next.funding(), funding, interval(next, state, last.price(), none)),
        BorrowAccrual.advance(next.borrow(), borrow, none, state.utilisation(), last.price()),
        seconds,
        steps);
  }

  /** The field of the state that the schedule needs and that is missing; null if none is. */
  static @Nullable String missing(Schedule schedule, MarketState state) {
    if (schedule.funding() instanceof PoolFunding funding) {
      if (funding.followsPremium() && state.premium() == null) {
        return "premium";
      }
      if (funding.looksAtCapital() && state.poolValue() == null) {
        return "poolValue";
      }
    }
    FundingBudget budget = schedule.poolFundingBudget();
    return budget != null && budget.poolFractionPerDay() != null && state.poolValue() == null
        ? "poolValue"
        : null;
  }

  private static boolean partsTheSides(Schedule schedule) {
    return schedule.poolFundingBudget() != null || schedule.funding() instanceof PoolFunding;
  }

  private static FundingInterval interval(
      Schedule schedule, MarketState state, Decimal price, AccrualSpan span) {
    Decimal poolValue = orZero(state.poolValue());
    FundingBudget budget = schedule.poolFundingBudget();
    return new FundingInterval(
        span,
        state.longSize(),
        state.shortSize(),
        price,
        orZero(state.premium()),
        poolValue.max(Decimal.ZERO),
        orZero(state.feePool()),
        budget == null ? null : budget.perDay(poolValue));
  }

  private static Decimal orZero(@Nullable Decimal value) {
    return value == null ? Decimal.ZERO : value;
  }
}
