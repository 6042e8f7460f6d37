package io.counterpool.fee.terms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.Models;
import io.counterpool.fee.schedule.FeeSplit;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.funding.AveragePremiumFunding;
import io.counterpool.models.funding.FundingBudget;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.rates.AdaptiveCurveRate;
import io.counterpool.models.rates.BorrowModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Any schedule may follow any other: it moves no index by that, and starts within its bounds. */
class ScheduleChangeTest {

  private static final MarketId MARKET = new MarketId("ETH-USD-PERP");
  private static final PoolId POOL = new PoolId("USDC-MAIN");
  private static final Decimal BOUND = d("0.02");

  private static final List<MarketFunding> FUNDING =
      models(
          "funding",
          MarketFunding.models(),
          new AveragePremiumFunding(60, Decimal.ZERO, Decimal.ZERO, d("0.001")));
  private static final List<BorrowModel> BORROW =
      models(
          "borrow",
          BorrowModel.models(),
          new AdaptiveCurveRate(d("0.7"), d("2"), d("10"), d("0.02"), d("0.01"), d("0.5")));

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
      last = TermsRulesTest.after(terms, state);
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

  /** Each model of a part, and {@code again} one with a memory at other bounds. */
  private static <T> List<T> models(String part, Map<String, Class<? extends T>> family, T again) {
    JsonMapper json = WireConfiguration.mapper();
    List<T> models = new ArrayList<>(List.of(again));
    family.forEach(
        (tag, type) -> {
          Map<String, Object> body =
              new LinkedHashMap<>(requireNonNull(Models.all().get(part + " " + tag)));
          body.remove("model");
          models.add(json.convertValue(body, type));
        });
    return models;
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
