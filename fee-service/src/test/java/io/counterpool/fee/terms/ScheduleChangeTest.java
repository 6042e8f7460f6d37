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
import io.counterpool.models.funding.AveragePremiumFunding;
import io.counterpool.models.funding.CappedPremiumFunding;
import io.counterpool.models.funding.FundingBudget;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.funding.NoFunding;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.funding.ZonedFunding;
import io.counterpool.models.rates.AdaptiveCurveRate;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.rates.DynamicKinkRate;
import io.counterpool.models.rates.FlatRate;
import io.counterpool.models.rates.KinkedRate;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any schedule may follow any other: it moves no index by that, and starts within its bounds. */
class ScheduleChangeTest {

  private static final MarketId MARKET = new MarketId("ETH-USD-PERP");
  private static final PoolId POOL = new PoolId("USDC-MAIN");
  private static final Decimal BOUND = d("0.02");

  private static final List<MarketFunding> FUNDING =
      List.of(
          new NoFunding(),
          new SkewVelocityFunding(d("3"), d("10000"), BOUND),
          new ZonedFunding(d("1000"), d("0.03"), d("0.05"), d("0.01"), d("0.005"), d("0.01")),
          new PremiumFunding(d("1000"), 28_800, d("0.0001"), d("0.0075")),
          new AveragePremiumFunding(3600, d("0.0001"), d("0.0005"), d("0.0075")),
          new AveragePremiumFunding(60, Decimal.ZERO, Decimal.ZERO, d("0.001")),
          new CappedPremiumFunding(33, 3, 6, 9),
          new InventoryFunding(Decimal.ZERO, d("0.01"), d("0.001"), 28_800));

  private static final List<BorrowModel> BORROW =
      List.of(
          new FlatRate(d("0.05")),
          new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6")),
          new AdaptiveCurveRate(d("0.9"), d("4"), d("50"), d("0.04"), d("0.001"), d("2")),
          new AdaptiveCurveRate(d("0.7"), d("2"), d("10"), d("0.02"), d("0.01"), d("0.5")),
          new DynamicKinkRate(
              d("0.2"),
              d("0.5"),
              d("0.7"),
              d("0.6"),
              d("0.000000000158548959"),
              d("0.000000001585489599"),
              d("0.000000003170979198"),
              d("4"),
              d("0.00000000000000367"),
              d("0.000000000000367011"),
              d("0.00000000000000367"),
              d("0.000000000000036701"),
              d("0.00000000000000734"),
              d("10"),
              true));

  @Test
  void movesNoIndexByAChangeOfSchedule() {
    SplittableRandom random = Seeds.random("ScheduleChangeTest.change");
    Schedule told = schedule(random);
    long version = 1;
    LastTerms last = null;
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    for (int round = 1; round <= Seeds.steps(); round++) {
      at = at.plusMillis(random.nextInt(4) == 0 ? 0 : random.nextLong(9_000_000));
      MarketState state = state(random, at);
      Schedule next = random.nextBoolean() ? told : schedule(random);
      version += next.equals(told) ? 0 : 1;
      Made changed = made(last, told, next, version, round, state);
      TermsContent terms = changed.content();
      if (last != null) {
        Made unchanged = made(last, told, told, version, round, state);
        String as = "%s, then %s, round %d".formatted(told, next, round);
        assertThat(terms.fundingIndex()).as(as).isEqualTo(unchanged.content().fundingIndex());
        assertThat(terms.fundingIndexShort())
            .as(as)
            .isEqualTo(unchanged.content().fundingIndexShort());
        assertThat(terms.borrowIndex()).as(as).isEqualTo(unchanged.content().borrowIndex());
        assertThat(changed.steps()).as(as).isEqualTo(unchanged.steps());
        if (next.funding() instanceof SkewVelocityFunding) {
          assertThat(terms.fundingRatePerDay().abs()).as(as).isLessThanOrEqualTo(BOUND);
        }
      }
      last = after(terms, state);
      told = next;
    }
  }

  private static Made made(
      @Nullable LastTerms last,
      Schedule told,
      Schedule next,
      long version,
      long round,
      MarketState state) {
    return (Made)
        TermsRules.decide(
            last, told, new ScheduleVersion(MARKET, version, null, next), round, state);
  }

  private static LastTerms after(TermsContent terms, MarketState state) {
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

  private static Schedule schedule(SplittableRandom random) {
    return new Schedule(
        new FlatFee(d("0.001")),
        BORROW.get(random.nextInt(BORROW.size())),
        FUNDING.get(random.nextInt(FUNDING.size())),
        new FeeSplit(d("0.7"), d("0.2"), d("0.1")),
        900,
        1 + random.nextInt(86_400),
        null,
        null,
        null,
        null,
        null,
        null,
        random.nextBoolean() ? null : new FundingBudget(d("500"), d("0.001")));
  }

  private static MarketState state(SplittableRandom random, Instant at) {
    return new MarketState(
        POOL,
        at,
        Decimal.ofUnits(random.nextLong(100_000, 300_000), 2),
        Decimal.ofUnits(random.nextLong(10_000_000), 4),
        Decimal.ofUnits(random.nextLong(10_000_000), 4),
        Decimal.ofUnits(random.nextLong(1_200), 3),
        null,
        Decimal.ofUnits(random.nextLong(-3_000, 3_000), 6),
        Decimal.ofUnits(random.nextLong(-10_000, 1_000_000), 0),
        Decimal.ofUnits(random.nextLong(1_000), 0),
        null,
        null,
        null,
        null);
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
