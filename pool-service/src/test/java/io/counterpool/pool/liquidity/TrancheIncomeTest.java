package io.counterpool.pool.liquidity;

import static io.counterpool.pool.liquidity.LiquidityScript.id;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Income on its way covers senior claims before it is the junior's. */
class TrancheIncomeTest {

  private static final Decimal UNIT = Decimal.of("0.000001");

  private final LiquidityScript pool = new LiquidityScript(config("1", "1"));

  private static PoolConfig config(String senior, String seniorAndMezzanine) {
    PoolConfig plain =
        LiquidityScript.config(
            senior,
            seniorAndMezzanine,
            "1",
            List.of(
                new TrancheConfig("senior", 0, Decimal.ZERO, null),
                new TrancheConfig("junior", 2, Decimal.ZERO, null)));
    return new PoolConfig(
        plain.pool(),
        plain.version(),
        plain.settlementAsset(),
        plain.settlementScale(),
        plain.assets(),
        plain.tranches(),
        plain.utilisationStop(),
        plain.redemptionStop(),
        plain.epochSeconds(),
        plain.maxClockSkewMillis(),
        plain.seniorShare(),
        plain.seniorAndMezzanineShare(),
        plain.outflowPerEpoch(),
        null,
        10 * LiquidityScript.EPOCH);
  }

  /** Senior claims of 2,000, junior of 1,000; 100 of income comes in and 1,050 are lost. */
  private void loseAllButTheIncome() {
    pool.deposit("jim", "j1", "junior", "1000");
    pool.deposit("sue", "s1", "senior", "1000");
    pool.deposit("tom", "s2", "senior", "1000");
    pool.strike();
    earn("100");
    pool.lose("1050");
  }

  private void earn(String amount) {
    var counters = pool.machine.state().counters();
    counters.income(counters.income().earned(Decimal.of(amount)));
    pool.lose("-" + amount);
  }

  private Decimal paid(String request) {
    return pool.balance("pending:payout:" + id(request));
  }

  @Test
  void paysASeniorItsClaimOutOfIncomeOnItsWay() {
    loseAllButTheIncome();
    pool.redeem("sue", "r1", "senior", Decimal.of(1000));
    pool.strike();
    assertThat(paid("r1")).isEqualTo(Decimal.of(1000));
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(1000));
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ZERO);
    for (int epoch = 0; epoch < 10; epoch++) {
      pool.strike();
    }
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.of(50));
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(1000));
  }

  @Test
  void paysTheJuniorNothingWhileTheSeniorsNeedTheIncome() {
    loseAllButTheIncome();
    pool.redeem("jim", "r1", "junior", Decimal.of(1000));
    for (int epoch = 0; epoch < 6; epoch++) {
      assertThat(paid("r1")).isEqualTo(Decimal.ZERO);
      pool.strike();
    }
    // 1,950 and five tenths of the income are the claims.
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ZERO);
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(2000));
    pool.strike();
    assertThat(paid("r1")).isEqualTo(Decimal.of(10));
  }

  @Test
  void keepsTheRestOfTheIncomeFromTheJuniorUntilItIsIn() {
    loseAllButTheIncome();
    pool.lose("-50"); // 2,100 with the income, 2,000 without
    pool.round();
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(2000));
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ZERO);
    pool.lose("-1");
    pool.round();
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ONE);
    pool.lose("102"); // 1,999 with it
    pool.round();
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(1999));
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void refusesNoDepositWhileIncomeOnItsWayCoversTheClaims() {
    loseAllButTheIncome();
    pool.deposit("ann", "d1", "senior", "100");
    pool.deposit("bob", "d2", "junior", "100");
    pool.strike();
    // The junior is worth 50 with the income: 100 buy two thirds of it.
    assertThat(pool.shares("ann", "senior")).isEqualTo(Decimal.of(100));
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(2100));
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.of(50));
    for (int epoch = 0; epoch < 10; epoch++) {
      pool.strike();
    }
    assertThat(pool.worth("jim", "junior")).isBetween(Decimal.of(50), Decimal.of(50).plus(UNIT));
    assertThat(pool.worth("bob", "junior")).isBetween(Decimal.of(100).minus(UNIT), Decimal.of(100));
  }

  @Test
  void refusesDepositsWhenTheClaimsAreShortDespiteTheIncome() {
    loseAllButTheIncome();
    pool.lose("50.000001");
    pool.deposit("ann", "d1", "senior", "100");
    pool.deposit("bob", "d2", "junior", "100");
    pool.strike();
    assertThat(pool.refusal("d1").slug()).isEqualTo("tranche-impaired");
    assertThat(pool.refusal("d2").slug()).isEqualTo("tranche-impaired");
    assertThat(pool.refusal("d1").members()).containsEntry("value", Decimal.of("1999.999999"));
  }

  @Test
  void givesInsuranceNothingThatCoversAClaim() {
    pool.deposit("jim", "j1", "junior", "1000");
    pool.deposit("sue", "s1", "senior", "1000");
    pool.strike();
    pool.redeem("jim", "r1", "junior", Decimal.of(1000));
    earn("100");
    pool.strike();
    // Nobody owns the 100 that the junior forwent.
    assertThat(paid("r1")).isEqualTo(Decimal.of(1000));
    assertThat(pool.balance("insurance:USDC-MAIN")).isEqualTo(Decimal.of(100));
    earn("100");
    pool.lose("70");
    pool.strike();
    assertThat(pool.balance("insurance:USDC-MAIN")).isEqualTo(Decimal.of(130));
    pool.redeem("sue", "r2", "senior", Decimal.of(1000));
    for (int epoch = 0; epoch < 12; epoch++) {
      pool.strike();
    }
    assertThat(paid("r2")).isEqualTo(Decimal.of(1000));
    assertThat(pool.balance("pool:USDC-MAIN")).isEqualTo(Decimal.ZERO);
  }

  static LongStream seeds() {
    return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(12);
  }

  /**
   * Values, income and losses around the senior claims: at every strike a senior is paid its claim
   * if everything there is covers it, the junior only what is above without the income, and nobody
   * who came at the strike before has gained.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsTheOrderOfLossesWhateverIsOnItsWay(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    pool.deposit("jim", "j", "junior", "1000");
    pool.deposit("sue", "s", "senior", "2000");
    pool.strike();
    for (int n = 0; n < 60; n++) {
      earn(amount(random, 0.01, 200));
      Decimal all = pool.balance("pool:USDC-MAIN").minus(pool.tranche("senior").claim());
      pool.lose(all.minus(Decimal.of(amount(random, -30, 300))).toString());
      String tranche = random.nextBoolean() ? "senior" : "junior";
      String amount = amount(random, 0.01, 500);
      pool.deposit("new" + n, "d" + n, tranche, amount);
      redeemSome("sue", "senior", "r" + n, random);
      redeemSome("jim", "junior", "q" + n, random);
      if (random.nextInt(3) == 0) {
        pool.deposit("jim", "jim" + n, "junior", amount(random, 1, 500));
        pool.deposit("sue", "sue" + n, "senior", amount(random, 1, 500));
      }
      strike(seed);
      Decimal bought = pool.shares("new" + n, tranche);
      if (bought.isPositive()) {
        pool.redeem("new" + n, "out" + n, tranche, bought);
        strike(seed);
        assertThat(paid("out" + n))
            .as("seed %s, %s", seed, n)
            .isLessThanOrEqualTo(Decimal.of(amount).plus(UNIT));
      }
    }
  }

  private static String amount(SplittableRandom random, double low, double high) {
    return Decimal.of(random.nextDouble(low, high), 6, RoundingMode.UP).toString();
  }

  private void redeemSome(String provider, String tranche, String name, SplittableRandom random) {
    HoldingRow held = pool.machine.state().tranches().holding(id(provider), tranche);
    Decimal free = held.shares().minus(held.locked());
    Decimal part = Decimal.of(random.nextDouble(), 6, RoundingMode.UP);
    Decimal shares =
        random.nextInt(4) == 0 ? free : free.times(part, 12, RoundingMode.UP).min(free);
    if (shares.isPositive() && random.nextBoolean()) {
      pool.redeem(provider, name, tranche, shares);
    }
  }

  private void strike(long seed) {
    TrancheRow before = requireNonNull(pool.machine.state().tranches().find("senior"));
    EpochResult struck = pool.strike().epochs.getFirst();
    Decimal there = struck.lower().plus(struck.unreleased()).max(Decimal.ZERO);
    Decimal senior = before.claim().min(there).rounded(6, RoundingMode.FLOOR);
    assertThat(struck.tranches().getFirst().redemptionPrice())
        .as("seed %s: %s", seed, struck)
        .isEqualTo(Tranches.shares(6).price(senior, before.supply()));
    Decimal left = pool.tranche("senior").claim().min(all()).rounded(6, RoundingMode.FLOOR);
    assertThat(pool.tranche("senior").value()).as("seed %s", seed).isEqualTo(left);
    assertThat(pool.tranche("junior").value())
        .as("seed %s", seed)
        .isEqualTo(
            pool.valuation()
                .value()
                .minus(pool.tranche("senior").claim())
                .max(Decimal.ZERO)
                .rounded(6, RoundingMode.FLOOR));
  }

  private Decimal all() {
    return pool.valuation().value().plus(pool.valuation().unreleased()).max(Decimal.ZERO);
  }
}
