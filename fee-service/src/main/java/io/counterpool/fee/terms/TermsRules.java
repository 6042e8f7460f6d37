package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.fee.terms.TermsOutcome.Refused;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.FeeState;
import io.counterpool.models.funding.FundingCarry;
import io.counterpool.models.rates.BorrowCarry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides the terms of a round from the terms before, the schedule and the state. Pure. */
final class TermsRules {

  private TermsRules() {}

  /**
   * The terms of {@code round}.
   *
   * <p>The interval runs from the last terms to this round with the skew and utilisation of {@code
   * state}, which held during it, the price of the last terms, and the schedule that they named: a
   * new one charges nothing before it was told. It counts whole seconds of the clock, so that no
   * second is lost or counted twice, and at most the longest interval of that schedule.
   *
   * @param last the last terms of the market; null if these are the first, which accrue nothing
   * @param held the schedule of the last terms
   * @param version the schedule that applies at the instant of the round
   * @throws io.counterpool.models.OutOfRangeException if an index would leave the range of a
   *     decimal
   */
  static TermsOutcome decide(
      @Nullable LastTerms last,
      Schedule held,
      ScheduleVersion version,
      long round,
      MarketState state) {
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
    String missing = Accrual.missing(version.schedule(), state);
    return missing == null
        ? made(last, held, version, round, state)
        : new Refused.StateMissing(market, missing);
  }

  /** Seconds that an interval adds to the indices. */
  static long accruedSeconds(Instant last, Instant at, int maxAccrualSeconds) {
    return Math.min(at.getEpochSecond() - last.getEpochSecond(), maxAccrualSeconds);
  }

  private static Made made(
      @Nullable LastTerms last,
      Schedule held,
      ScheduleVersion version,
      long round,
      MarketState state) {
    Schedule schedule = version.schedule();
    FeeResolution tradeFee =
        FeeResolution.of(
            schedule.tradeFee(),
            schedule.surcharge(),
            new FeeState(
                state.price(),
                state.volatilityAnnual(),
                last == null ? null : last.surge(),
                last == null ? 0 : accruedSeconds(last.at(), state.at(), Integer.MAX_VALUE)));
    Accrual accrual =
        last == null ? Accrual.first(schedule, state) : Accrual.since(last, held, schedule, state);
    FundingCarry funding = accrual.funding();
    BorrowCarry borrow = accrual.borrow();
    boolean apart = !funding.longRatePerDay().equals(funding.shortRatePerDay());
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
            funding.longIndex(),
            borrow.rateAnnual(),
            borrow.index(),
            accrual.seconds(),
            last == null ? null : last.round(),
            TradeTerms.of(schedule, tradeFee, state.volatilityAnnual()),
            funding.shortIndex().equals(funding.longIndex()) ? null : funding.shortIndex(),
            apart ? funding.longRatePerDay() : null,
            apart ? funding.shortRatePerDay() : null,
            RateMemory.of(funding.premium(), borrow.drift())),
        accrual.steps());
  }
}
