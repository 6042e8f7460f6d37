package io.counterpool.pool.liquidity;

import static io.counterpool.pool.liquidity.LiquidityScript.EPOCH;
import static io.counterpool.pool.liquidity.LiquidityScript.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command.CancelRequest;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.State;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochsTest {

  private static final Decimal UNIT = Decimal.of("0.000001");

  @Test
  void mintsAtOneWhenTheTrancheIsEmpty() {
    var pool = new LiquidityScript(LiquidityScript.oneTranche());
    pool.deposit("ann", "d1", "junior", "1000");
    assertThat(pool.isWaiting("d1")).isTrue();

    Journal strike = pool.strike();

    assertThat(pool.outcome("d1").state()).isEqualTo(State.EXECUTED);
    assertThat(pool.shares("ann", "junior")).isEqualTo(Decimal.of(1000));
    assertThat(pool.balance("pool:USDC-MAIN")).isEqualTo(Decimal.of(1000));
    assertThat(strike.epochs).hasSize(1);
    assertThat(strike.shareMovements).hasSize(1);
  }

  @Test
  void letsNobodyTakePartWithoutMoney() {
    var pool = new LiquidityScript(LiquidityScript.oneTranche());
    pool.take(new Deposit(id("d1"), id("ann"), "junior", Decimal.of(1000)));

    pool.strike();

    assertThat(pool.isWaiting("d1")).isTrue();
    assertThat(pool.shares("ann", "junior")).isEqualTo(Decimal.ZERO);
  }

  @Test
  void expiresADepositThatIsNotFundedByTheSecondCutOff() {
    var pool = new LiquidityScript(LiquidityScript.oneTranche());
    pool.take(new Deposit(id("d1"), id("ann"), "junior", Decimal.of(1000)));

    pool.strike();
    pool.strike();

    assertThat(pool.outcome("d1").state()).isEqualTo(State.EXPIRED);
    pool.confirmIn(TargetKind.DEPOSIT, "ann", "d1", "1000");
    assertThat(pool.balance("suspense")).isEqualTo(Decimal.of(1000));
  }

  @Test
  void leavesWhatIsFundedAfterTheCutOffToTheNextEpoch() {
    var pool = new LiquidityScript(LiquidityScript.oneTranche());
    pool.now = pool.now.plusSeconds(EPOCH);
    pool.deposit("ann", "d1", "junior", "1000");

    pool.round();
    assertThat(pool.isWaiting("d1")).isTrue();
    pool.strike();

    assertThat(pool.outcome("d1").state()).isEqualTo(State.EXECUTED);
  }

  @Test
  void paysARedemptionOutOnlyWhenTheCustodianConfirms() {
    var pool = funded(LiquidityScript.oneTranche());
    pool.redeem("ann", "r1", "junior", Decimal.of(400));
    pool.strike();

    assertThat(pool.outcome("r1").state()).isEqualTo(State.EXECUTED);
    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.of(400));
    assertThat(pool.balance("custody")).isEqualTo(Decimal.of(-1000));

    pool.confirmOut("ann", "r1", "400");
    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.ZERO);
    assertThat(pool.balance("custody")).isEqualTo(Decimal.of(-600));
  }

  @Test
  void refusesToRedeemMoreThanTheFreeShares() {
    var pool = funded(LiquidityScript.oneTranche());
    pool.redeem("ann", "r1", "junior", Decimal.of(600));
    pool.redeem("ann", "r2", "junior", Decimal.of(600));

    assertThat(pool.outcome("r2").state()).isEqualTo(State.REFUSED);
    assertThat(pool.refusal("r2").members()).containsEntry("free", Decimal.of(400));
  }

  @Test
  void letsQueuedSharesBearLosses() {
    var pool = funded(LiquidityScript.oneTranche());
    pool.redeem("ann", "r1", "junior", Decimal.of(500));
    pool.lose("200");

    pool.strike();

    // 1,000 − 200 = 800 for 1,000 shares: 500 × 0.8
    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.of(400));
  }

  @Test
  void fillsRedemptionsProRataAtTheOutflowGateAndCarriesTheRestOn() {
    // At most a quarter of 1,000 leaves in an epoch.
    var config =
        LiquidityScript.config(
            "1", "1", "0.25", List.of(new TrancheConfig("junior", 2, Decimal.ZERO, null)));
    var pool = new LiquidityScript(config);
    pool.deposit("ann", "d1", "junior", "600");
    pool.deposit("bob", "d2", "junior", "400");
    pool.strike();
    pool.redeem("ann", "r1", "junior", Decimal.of(600));
    pool.redeem("bob", "r2", "junior", Decimal.of(400));

    pool.strike();

    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.of(150));
    assertThat(pool.balance("pending:payout:" + id("r2"))).isEqualTo(Decimal.of(100));
    assertThat(pool.isWaiting("r1")).isTrue();

    pool.strike();
    // A quarter of 750: 187.5, by 450 : 300
    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.of("262.5"));
    assertThat(pool.balance("pending:payout:" + id("r2"))).isEqualTo(Decimal.of(175));
    // Two strikes are owed: each leaves whole, oldest first, or both at once.
    Journal partial = pool.confirmOut("ann", "r1", "100");
    assertThat(partial.outcomes.getFirst().state()).isEqualTo(State.REFUSED);
    pool.confirmOut("ann", "r1", "150");
    pool.confirmOut("bob", "r2", "175");
    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.of("112.5"));
    assertThat(pool.balance("pending:payout:" + id("r2"))).isEqualTo(Decimal.ZERO);
  }

  @Test
  void keepsJuniorAsLongAsSubordinationNeedsIt() {
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    pool.deposit("jim", "j1", "junior", "1000");
    pool.deposit("sue", "s1", "senior", "7000");
    pool.deposit("max", "m1", "mezzanine", "2000");
    pool.strike();
    assertThat(pool.outcome("s1").state()).isEqualTo(State.EXECUTED);
    assertThat(pool.outcome("m1").state()).isEqualTo(State.EXECUTED);

    pool.redeem("jim", "r1", "junior", Decimal.of(1000));
    pool.strike();
    // senior + mezzanine may be 0.9 of the pool at most: nothing of the junior is free, and the
    // target return of an hour has taken a little more.
    assertThat(pool.balance("pending:payout:" + id("r1"))).isEqualTo(Decimal.ZERO);

    pool.redeem("sue", "r2", "senior", Decimal.of(3000));
    pool.strike();
    pool.strike();
    assertThat(pool.balance("pending:payout:" + id("r1"))).isGreaterThan(Decimal.of(300));
    assertThat(pool.isWaiting("r1")).isTrue();
  }

  @Test
  void givesSeniorDepositsTheRoomThatJuniorLeaves() {
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    pool.deposit("sue", "s1", "senior", "600");
    pool.deposit("tom", "s2", "senior", "300");
    pool.strike();
    assertThat(pool.isWaiting("s1")).isTrue();

    pool.deposit("jim", "j1", "junior", "300");
    pool.strike();

    // Senior ≤ 0.7 of the pool: 300 ÷ 0.3 × 0.7 = 700, by 600 : 300
    assertThat(pool.shares("sue", "senior")).isEqualTo(Decimal.of("466.666666"));
    assertThat(pool.shares("tom", "senior")).isEqualTo(Decimal.of("233.333333"));
    assertThat(pool.isWaiting("s1")).isTrue();
  }

  @Test
  void takesLossesFromJuniorThenMezzanineThenSenior() {
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    pool.deposit("jim", "j1", "junior", "1000");
    pool.deposit("max", "m1", "mezzanine", "2000");
    pool.deposit("sue", "s1", "senior", "7000");
    pool.strike();

    pool.lose("600");
    pool.round();
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.of(400));
    assertThat(pool.tranche("mezzanine").value()).isEqualTo(Decimal.of(2000));
    pool.lose("900");
    pool.round();
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ZERO);
    assertThat(pool.tranche("mezzanine").value()).isEqualTo(Decimal.of(1500));
    pool.lose("2000");
    pool.round();
    assertThat(pool.tranche("mezzanine").value()).isEqualTo(Decimal.ZERO);
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(6500));

    // A recovery restores the senior first.
    pool.lose("-1000");
    pool.round();
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(7000));
    assertThat(pool.tranche("mezzanine").value()).isEqualTo(Decimal.of(500));
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void refusesDepositsInAnImpairedTrancheAndPaysThemBack() {
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    pool.deposit("jim", "j1", "junior", "1000");
    pool.deposit("max", "m1", "mezzanine", "1000");
    pool.strike();
    pool.lose("1500");
    pool.deposit("bob", "d1", "mezzanine", "100");
    pool.deposit("bob", "d2", "junior", "100");

    pool.strike();

    assertThat(pool.refusal("d1").slug()).isEqualTo("tranche-impaired");
    assertThat(pool.refusal("d2").slug()).isEqualTo("tranche-impaired");
    assertThat(pool.balance("pending:deposit:" + id("d1"))).isEqualTo(Decimal.ZERO);
    pool.confirmOut("bob", "d1", "100");
    pool.confirmOut("bob", "d2", "100");
    assertThat(pool.balance("custody")).isEqualTo(Decimal.of(-2000));
  }

  @Test
  void growsClaimsWithTheTargetReturnAtTheJuniorsExpense() {
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    pool.deposit("jim", "j1", "junior", "1000");
    pool.deposit("sue", "s1", "senior", "1000");
    pool.strike();

    pool.now = pool.now.plusSeconds(365L * 24 * 3600);
    pool.round();

    // 1,000 × 5 % for one year in one step
    assertThat(pool.tranche("senior").value()).isEqualTo(Decimal.of(1050));
    assertThat(pool.tranche("junior").value()).isEqualTo(Decimal.of(950));
  }

  @Test
  void takesARequestBackBeforeTheCutOffAndNotAfter() {
    var pool = funded(LiquidityScript.oneTranche());
    pool.deposit("bob", "d2", "junior", "50");
    pool.redeem("ann", "r1", "junior", Decimal.of(500));
    pool.redeem("ann", "r2", "junior", Decimal.of(500));
    pool.take(new CancelRequest(id("c1"), id("bob"), id("d2")));
    pool.take(new CancelRequest(id("c2"), id("ann"), id("r1")));

    assertThat(pool.refusal("d2").slug()).isEqualTo("cancelled");
    assertThat(pool.balance("pending:payout:" + id("d2"))).isEqualTo(Decimal.of(50));
    assertThat(pool.refusal("r1").slug()).isEqualTo("cancelled");

    pool.now = pool.now.plusSeconds(EPOCH);
    pool.take(new CancelRequest(id("c3"), id("ann"), id("r2")));
    assertThat(pool.refusal("c3").slug()).isEqualTo("request-locked");
    pool.take(new CancelRequest(id("c4"), id("ann"), id("r1")));
    assertThat(pool.refusal("c4").slug()).isEqualTo("request-unknown");
    pool.round();
    assertThat(pool.outcome("r2").state()).isEqualTo(State.EXECUTED);
  }

  /** Scenario S9, for each tranche, in an empty pool and after it was fully redeemed. */
  @ParameterizedTest
  @ValueSource(strings = {"junior", "mezzanine", "senior"})
  void givesTheFirstDepositorNothingOfTheSecond(String tranche) {
    var pool = new LiquidityScript(LiquidityScript.threeTranches());
    pool.deposit("jim", "ground", "junior", tranche.equals("junior") ? "0.000002" : "200000");
    pool.strike();
    pool.redeem("jim", "again", "junior", Decimal.of("0.000002"));
    for (int time = 1; time <= 2; time++) {
      String a = "a" + time;
      pool.deposit("ann", a, tranche, "0.000001");
      pool.strike();
      pool.confirmIn(TargetKind.NONE, "ann", a, "100000");
      assertThat(pool.balance("suspense")).isEqualTo(Decimal.of(100000L * time));
      pool.deposit("bob", "b" + time, tranche, "50000");
      pool.strike();
      assertThat(pool.worth("bob", tranche)).isGreaterThanOrEqualTo(Decimal.of("49999.999999"));
      pool.redeem("ann", "ra" + time, tranche, pool.shares("ann", tranche));
      pool.strike();
      assertThat(pool.balance("pending:payout:" + id("ra" + time))).isLessThanOrEqualTo(UNIT);
      pool.redeem("bob", "rb" + time, tranche, pool.shares("bob", tranche));
      pool.strike();
      pool.strike();
      assertThat(pool.shares("bob", tranche)).isEqualTo(Decimal.ZERO);
    }
  }

  @Test
  void refusesADepositThatWouldMintNothing() {
    var pool = new LiquidityScript(LiquidityScript.oneTranche());
    pool.deposit("ann", "d1", "junior", "0.000001");
    pool.strike();
    // The pool wins 100,000: a share is worth so much that 0.000001 buys none.
    pool.lose("-10000000000");
    pool.deposit("bob", "d2", "junior", "0.000001");
    pool.strike();

    assertThat(pool.refusal("d2").slug()).isEqualTo("deposit-too-small");
    assertThat(pool.balance("pending:payout:" + id("d2"))).isEqualTo(UNIT);
  }

  @Test
  void givesWhatNoShareOwnsToInsurance() {
    var pool = funded(LiquidityScript.oneTranche());
    pool.redeem("ann", "r1", "junior", Decimal.of(1000));
    pool.strike();
    pool.lose("-70");
    pool.deposit("bob", "d2", "junior", "100");
    pool.strike();

    assertThat(pool.balance("insurance:USDC-MAIN")).isEqualTo(Decimal.of(70));
    assertThat(pool.worth("bob", "junior")).isEqualTo(Decimal.of(100));
  }

  private static LiquidityScript funded(io.counterpool.pool.executor.PoolConfig config) {
    var pool = new LiquidityScript(config);
    pool.deposit("ann", "d1", "junior", "1000");
    pool.strike();
    return pool;
  }
}
