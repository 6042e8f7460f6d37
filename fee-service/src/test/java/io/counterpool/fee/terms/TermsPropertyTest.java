package io.counterpool.fee.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.schedule.FeeSplit;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.RateCurve;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of the indices over random histories of one market. */
class TermsPropertyTest {

  private static final MarketId MARKET = new MarketId("ETH-USD-PERP");
  private static final PoolId POOL = new PoolId("USDC-MAIN");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Decimal LAST_DIGIT = Decimal.ofUnits(1, Decimal.SCALE);
  private static final Decimal CENT_OF_CENT = Decimal.ofUnits(1, 6);

  @Test
  void movesTheIndicesByAtMostTheDeclaredStepAnInterval() {
    SplittableRandom random = Seeds.random("TermsPropertyTest.steps");
    ScheduleVersion version = schedule(random, 3600);
    Schedule schedule = version.schedule();
    LastTerms last = start(random);
    for (int i = 0; i < Seeds.steps(); i++) {
      MarketState state = state(random, last.at().plusMillis(random.nextLong(10_000_000)));
      Made made =
          (Made) TermsRules.decide(last, version.schedule(), version, last.round() + 1, state);
      TermsContent terms = made.content();
      // Independent of the code under test: rate bound × price × hour ÷ day, and the rate at full
      // utilisation × price × hour ÷ 365 days; both with one last digit of rounding.
      double hours = 3600.0 / 86_400;
      double fundingBound =
          ((SkewVelocityFunding) schedule.funding()).maxRatePerDay().toDouble()
              * last.price().toDouble()
              * hours;
      assertThat(terms.fundingIndex().minus(last.funding().index()).abs().toDouble())
          .isLessThanOrEqualTo(fundingBound * (1 + 1e-12) + 1e-17);
      double borrowBound =
          ((RateCurve) schedule.borrow()).annualRate(Decimal.ONE).toDouble()
              * last.price().toDouble()
              * hours
              / 365;
      assertThat(terms.borrowIndex().minus(last.borrowIndex()).toDouble())
          .isBetween(0.0, borrowBound * (1 + 1e-12) + 1e-17);
      assertThat(made.steps().fundingLimit().toDouble())
          .isLessThanOrEqualTo(fundingBound * (1 + 1e-12) + 1e-17);
      assertThat(terms.fundingRatePerDay().abs())
          .isLessThanOrEqualTo(((SkewVelocityFunding) schedule.funding()).maxRatePerDay());
      last = TermsRulesTest.after(terms, state);
    }
  }

  @Test
  void accruesTheSameInOneTouchOrAThousandWithinTheStatedBound() {
    SplittableRandom random = Seeds.random("TermsPropertyTest.touches");
    int touches = 1000;
    for (int i = 0; i < Math.max(1, Seeds.steps() / 200); i++) {
      int each = 1 + random.nextInt(86);
      long whole = (long) each * touches;
      ScheduleVersion version = schedule(random, 86_400);
      LastTerms last = start(random);
      MarketState constant = state(random, last.at(), last.price());

      TermsContent once = made(last, version, at(constant, last.at().plusSeconds(whole)));
      LastTerms step = last;
      for (int touch = 1; touch <= touches; touch++) {
        MarketState now = at(constant, last.at().plusSeconds((long) each * touch));
        step = TermsRulesTest.after(made(step, version, now), now);
      }

      // Each touch cuts less than one last digit off the rate, so the rate is off by at most
      // `touches` digits at any time, and the index by that × price × days, and by one rounding of
      // the index a touch.
      Decimal rateBound = LAST_DIGIT.times(touches);
      Decimal days = Decimal.of(whole).dividedBy(Decimal.of(86_400), RoundingMode.CEILING);
      Decimal indexBound =
          rateBound
              .times(last.price().times(days, RoundingMode.CEILING), RoundingMode.CEILING)
              .plus(LAST_DIGIT.times(touches + 1));
      assertThat(step.funding().ratePerDay().minus(once.fundingRatePerDay()).abs())
          .isLessThanOrEqualTo(rateBound);
      assertThat(step.funding().index().minus(once.fundingIndex()).abs())
          .isLessThanOrEqualTo(indexBound);
      // Borrowing rounds up at each touch: never less for more touches.
      assertThat(step.borrowIndex().minus(once.borrowIndex()))
          .isBetween(Decimal.ZERO, LAST_DIGIT.times(touches));
    }
  }

  @Test
  void fundingOfTradersAndPoolAndRemainderIsZeroAndTheRemainderSmall() {
    SplittableRandom random = Seeds.random("TermsPropertyTest.funding");
    for (int i = 0; i < Math.max(1, Seeds.steps() / 20); i++) {
      ScheduleVersion version = schedule(random, 86_400);
      Decimal[] sizes = sizes(random);
      Decimal longs = Decimal.ZERO;
      Decimal shorts = Decimal.ZERO;
      for (Decimal size : sizes) {
        longs = longs.plus(size.max(Decimal.ZERO));
        shorts = shorts.plus(size.negate().max(Decimal.ZERO));
      }
      LastTerms last = start(random);
      MarketState state =
          new MarketState(
              POOL,
              last.at().plusSeconds(random.nextLong(86_400)),
              price(random),
              longs,
              shorts,
              utilisation(random),
              null);
      Decimal change = made(last, version, state).fundingIndex().minus(last.funding().index());

      // A trader pays size × change, rounded against the trader; the pool is the other side of the
      // net, rounded down; what is left is the remainder.
      Decimal traders = Decimal.ZERO;
      for (Decimal size : sizes) {
        traders = traders.minus(size.times(change, 6, RoundingMode.CEILING));
      }
      Decimal pool = longs.minus(shorts).times(change, 6, RoundingMode.FLOOR);
      Decimal remainder = Decimal.ZERO.minus(traders).minus(pool);
      assertThat(traders.plus(pool).plus(remainder)).isEqualTo(Decimal.ZERO);
      assertThat(remainder).isBetween(Decimal.ZERO, CENT_OF_CENT.times(sizes.length + 1L));
    }
  }

  @Test
  void shortsReceiveWhatLongsPayOfTheSameSize() {
    SplittableRandom random = Seeds.random("TermsPropertyTest.sides");
    ScheduleVersion version = schedule(random, 3600);
    LastTerms last = start(random);
    MarketState longer = state(random, last.at().plusSeconds(3600));
    Decimal wereShort = longer.shortSize();
    Decimal wereLong = longer.longSize();
    MarketState mirrored =
        new MarketState(
            POOL, longer.at(), longer.price(), wereShort, wereLong, longer.utilisation(), null);
    LastTerms flat =
        new LastTerms(POOL, 1, last.at(), 1, last.price(), FundingState.START, Decimal.ZERO);
    TermsContent up = made(flat, version, longer);
    TermsContent down = made(flat, version, mirrored);
    assertThat(up.fundingRatePerDay()).isEqualTo(down.fundingRatePerDay().negate());
    assertThat(up.fundingIndex()).isEqualTo(down.fundingIndex().negate());
    assertThat(up.borrowIndex()).isEqualTo(down.borrowIndex());
  }

  private static TermsContent made(LastTerms last, ScheduleVersion version, MarketState state) {
    return ((Made) TermsRules.decide(last, version.schedule(), version, last.round() + 1, state))
        .content();
  }

  private static LastTerms start(SplittableRandom random) {
    Decimal rate = Decimal.ofUnits(random.nextLong(-5_000_000, 5_000_000), 9);
    Decimal index = Decimal.ofUnits(random.nextLong(-1L << 50, 1L << 50), 12);
    return new LastTerms(
        POOL, 1, START, 1, price(random), new FundingState(rate, index), index.abs());
  }

  private static MarketState state(SplittableRandom random, Instant at) {
    return state(random, at, price(random));
  }

  private static MarketState state(SplittableRandom random, Instant at, Decimal price) {
    return new MarketState(
        POOL,
        at,
        price,
        Decimal.ofUnits(random.nextLong(10_000_000), 4),
        Decimal.ofUnits(random.nextLong(10_000_000), 4),
        utilisation(random),
        null);
  }

  private static MarketState at(MarketState state, Instant at) {
    return new MarketState(
        state.pool(),
        at,
        state.price(),
        state.longSize(),
        state.shortSize(),
        state.utilisation(),
        state.volatilityAnnual());
  }

  private static Decimal price(SplittableRandom random) {
    return Decimal.ofUnits(random.nextLong(1, 10_000_000_000_000L), 8);
  }

  private static Decimal utilisation(SplittableRandom random) {
    return Decimal.ofUnits(random.nextLong(0, 1_200_000), 6);
  }

  private static Decimal[] sizes(SplittableRandom random) {
    Decimal[] sizes = new Decimal[1 + random.nextInt(20)];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Decimal.ofUnits(random.nextLong(-1_000_000, 1_000_000), 4);
    }
    return sizes;
  }

  private static ScheduleVersion schedule(SplittableRandom random, int maxAccrualSeconds) {
    Decimal slope1 = Decimal.ofUnits(random.nextLong(100_000), 6);
    return new ScheduleVersion(
        MARKET,
        1,
        null,
        new Schedule(
            new FlatFee(Decimal.ofUnits(random.nextLong(10_000), 6)),
            new KinkedRate(
                Decimal.ofUnits(random.nextLong(50_000), 6),
                Decimal.ofUnits(random.nextLong(1, 1_000_000), 6),
                slope1,
                slope1.plus(Decimal.ofUnits(random.nextLong(2_000_000), 6))),
            new SkewVelocityFunding(
                Decimal.ofUnits(random.nextLong(1_000_000), 6),
                Decimal.ofUnits(random.nextLong(1, 10_000_000), 4),
                Decimal.ofUnits(random.nextLong(5_000, 50_000), 6)),
            new FeeSplit(Decimal.ONE, Decimal.ZERO, Decimal.ZERO),
            900,
            maxAccrualSeconds));
  }
}
