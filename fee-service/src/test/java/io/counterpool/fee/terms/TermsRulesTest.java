package io.counterpool.fee.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.fee.schedule.FeeSplit;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.fee.terms.TermsOutcome.Refused;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.funding.AveragePremiumFunding;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.rates.FlatRate;
import io.counterpool.models.rates.KinkedRate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsRulesTest {

  private static final MarketId MARKET = new MarketId("BTC-USD-PERP");
  private static final PoolId POOL = new PoolId("USDC-MAIN");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAY = 86_400;

  @Test
  void accruesNothingBeforeTheFirstTerms() {
    TermsContent first = made(null, version(DAY), 7, state(START, "2000", "30", "10"));
    assertThat(first.fundingIndex()).isEqualTo(Decimal.ZERO);
    assertThat(first.fundingRatePerDay()).isEqualTo(Decimal.ZERO);
    assertThat(first.borrowIndex()).isEqualTo(Decimal.ZERO);
    assertThat(first.accruedSeconds()).isZero();
    assertThat(first.previousRound()).isNull();
    // utilisation 0.4, half way to the kink of 0.8: 0.01 + 0.04 / 2
    assertThat(first.borrowRateAnnual()).isEqualTo(d("0.03"));
    assertThat(first.validUntil()).isEqualTo(START.plusSeconds(900));
  }

  @Test
  void chargesADayAtTheSkewOfTheRequestAndThePriceOfTheLastTerms() {
    // Synthetix v3, Funding.test.ts "one day at +20": velocity 20/10,000 × 3 = 0.006 a day; the
    // rate goes from 0 to 0.006, so one unit pays 0.003 × 2,000 = 6. The new price plays no part.
    LastTerms last = last(START, "2000");
    TermsContent next =
        made(last, version(DAY), 8, state(START.plusSeconds(DAY), "5000", "30", "10"));
    assertThat(next.fundingRatePerDay()).isEqualTo(d("0.006"));
    assertThat(next.fundingIndex()).isEqualTo(d("6"));
    // 0.03 a year × 2,000 ÷ 365, rounded up: 0.164383561643835616(4)
    assertThat(next.borrowIndex()).isEqualTo(d("0.164383561643835617"));
    assertThat(next.accruedSeconds()).isEqualTo(DAY);
    assertThat(next.previousRound()).isEqualTo(7);
  }

  @Test
  void accruesAGapOnlyUpToTheLongestInterval() {
    LastTerms last = last(START, "2000");
    TermsContent hour =
        made(last, version(3600), 8, state(START.plusSeconds(3600), "2000", "30", "10"));
    TermsContent gap =
        made(last, version(3600), 8, state(START.plusSeconds(DAY), "2000", "30", "10"));
    assertThat(gap.accruedSeconds()).isEqualTo(3600);
    assertThat(gap.fundingIndex()).isEqualTo(hour.fundingIndex());
    assertThat(gap.borrowIndex()).isEqualTo(hour.borrowIndex());
    assertThat(
            made(last, version(3600), 8, state(START.plusSeconds(3601), "2000", "30", "10"))
                .accruedSeconds())
        .isEqualTo(3600);
  }

  @Test
  void countsEachWholeSecondOfTheClockOnce() {
    Instant late = START.plusMillis(900);
    assertThat(TermsRules.accruedSeconds(late, START.plusMillis(2100), DAY)).isEqualTo(2);
    assertThat(TermsRules.accruedSeconds(START, late, DAY)).isZero();
    assertThat(TermsRules.accruedSeconds(START, START.plusMillis(2100), DAY)).isEqualTo(2);
  }

  @Test
  void refusesARoundThatIsNotAboveTheLast() {
    LastTerms last = last(START, "2000");
    assertThat(decide(last, 7, state(START, "2000", "0", "0")))
        .isEqualTo(new Refused.RoundOutOfOrder(MARKET, 7, 7));
    assertThat(decide(last, 6, state(START, "2000", "0", "0")))
        .isEqualTo(new Refused.RoundOutOfOrder(MARKET, 7, 6));
    assertThat(decide(last, 8, state(START, "2000", "0", "0"))).isInstanceOf(Made.class);
  }

  @Test
  void refusesAnInstantBeforeTheLast() {
    LastTerms last = last(START, "2000");
    Instant before = START.minusMillis(1);
    assertThat(decide(last, 8, state(before, "2000", "0", "0")))
        .isEqualTo(new Refused.TimeWentBack(MARKET, START, before));
  }

  @Test
  void refusesAnotherPoolBeforeAnythingElse() {
    LastTerms last = last(START, "2000");
    MarketState state =
        new MarketState(
            new PoolId("OTHER"), START, d("1"), Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, null);
    assertThat(decide(last, 3, state))
        .isEqualTo(new Refused.OtherPool(MARKET, POOL, new PoolId("OTHER")));
  }

  @Test
  void chargesAnIntervalByTheScheduleThatWasToldAtItsBeginning() {
    LastTerms last = last(START, "2000");
    MarketState state = state(START.plusSeconds(3600), "2000", "30", "10");
    ScheduleVersion told = version(DAY);
    TermsContent unchanged = made(last, told, 8, state);
    ScheduleVersion dear =
        new ScheduleVersion(
            MARKET,
            4,
            START.plusSeconds(3599),
            told.schedule()
                .with(
                    told.schedule().tradeFee(),
                    new FlatRate(Decimal.of(10)),
                    new SkewVelocityFunding(d("3"), d("10000"), d("0.0001"))));
    TermsContent changed =
        ((Made) TermsRules.decide(last, told.schedule(), dear, 8, state)).content();
    assertThat(changed.borrowIndex()).isEqualTo(unchanged.borrowIndex());
    assertThat(changed.fundingIndex()).isEqualTo(unchanged.fundingIndex());
    assertThat(changed.scheduleVersion()).isEqualTo(4);
    assertThat(changed.borrowRateAnnual()).isEqualTo(Decimal.of(10));
    // 0.006 a day × 1/24 = 0.00025, held within the new bound
    assertThat(unchanged.fundingRatePerDay()).isEqualTo(d("0.00025"));
    assertThat(changed.fundingRatePerDay()).isEqualTo(d("0.0001"));
  }

  @Test
  void chargesByTheNextScheduleWhereTheStateLacksWhatTheOldOneNeeds() {
    ScheduleVersion next = version(DAY);
    Schedule told =
        next.schedule()
            .with(
                next.schedule().tradeFee(),
                new FlatRate(Decimal.of(10)),
                new AveragePremiumFunding(28_800, Decimal.ZERO, Decimal.ZERO, d("0.01")));
    MarketState state = state(START.plusSeconds(3600), "2000", "30", "10");
    assertThat(
            ((Made) TermsRules.decide(last(START, "2000"), told, next, 8, state))
                .content()
                .borrowIndex())
        .isEqualTo(made(last(START, "2000"), next, 8, state).borrowIndex());
  }

  @Test
  void isCuredByAnotherScheduleOfABoundThatNoIndexKeeps() {
    ScheduleVersion next = version(DAY);
    Schedule told =
        next.schedule()
            .with(
                next.schedule().tradeFee(),
                next.schedule().borrow(),
                new SkewVelocityFunding(d("3"), d("10000"), d("10000000000000000000")));
    LastTerms last = last(START, "50000");
    MarketState state = state(START.plusSeconds(3600), "50000", "30", "10");
    assertThatThrownBy(
            () ->
                TermsRules.decide(last, told, new ScheduleVersion(MARKET, 3, null, told), 8, state))
        .isInstanceOf(OutOfRangeException.class);
    assertThat(((Made) TermsRules.decide(last, told, next, 8, state)).content())
        .isEqualTo(made(last, next, 8, state));
  }

  private static TermsOutcome decide(@Nullable LastTerms last, long round, MarketState state) {
    return TermsRules.decide(last, version(DAY).schedule(), version(DAY), round, state);
  }

  static ScheduleVersion version(int maxAccrualSeconds) {
    return new ScheduleVersion(
        MARKET,
        3,
        null,
        new Schedule(
            new SkewFee(d("0.0002"), d("0.0005")),
            new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6")),
            new SkewVelocityFunding(d("3"), d("10000"), d("0.02")),
            new FeeSplit(d("0.7"), d("0.2"), d("0.1")),
            900,
            maxAccrualSeconds));
  }

  static LastTerms last(Instant at, String price) {
    return new LastTerms(POOL, 7, at, 3, d(price), FundingState.START, Decimal.ZERO);
  }

  /** What the next terms go on from. */
  static LastTerms after(TermsContent terms, MarketState state) {
    return new LastTerms(
        POOL,
        terms.round(),
        terms.at(),
        terms.scheduleVersion(),
        state.price(),
        new FundingState(terms.fundingRatePerDay(), terms.fundingIndex()),
        terms.borrowIndex(),
        null,
        terms.fundingIndexShort(),
        terms.memory());
  }

  static MarketState state(Instant at, String price, String longSize, String shortSize) {
    return new MarketState(POOL, at, d(price), d(longSize), d(shortSize), d("0.4"), null);
  }

  static TermsContent made(
      @Nullable LastTerms last, ScheduleVersion version, long round, MarketState state) {
    return ((Made) TermsRules.decide(last, version.schedule(), version, round, state)).content();
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
