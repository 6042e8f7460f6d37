package io.counterpool.models.margin;

import static io.counterpool.models.margin.LiquidationPriceTest.account;
import static io.counterpool.models.margin.LiquidationPriceTest.position;
import static io.counterpool.models.margin.LiquidationPriceTest.randomAccount;
import static io.counterpool.models.margin.LiquidationPriceTest.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LiquidationPlan.Close;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidationPlanTest {

  private static final LinearMargin USDC = new LinearMargin(6);
  private static final Decimal STEP = Decimal.of("0.01");

  @Test
  void closesNothingWhileEquityCoversMaintenance() {
    // 2 ETH × 2,000 × 5 % = 200 of maintenance, equity exactly 200.
    MarginAccount account = account("200", position("2", "4000", "2000", terms("1")));
    assertThat(LiquidationPlan.decide(USDC, account, exits("2000"))).isEmpty();
  }

  @Test
  void closesTheLeastPartThatReachesTheBuffer() {
    // One unit below: 199.999999 − c × 2000 × 1 % ≥ 1.2 × (2 − c) × 2000 × 5 %
    // 100 c ≥ 40.000001: c = 0.41 steps up from 0.40000001.
    MarginAccount account = account("199.999999", position("2", "4000", "2000", terms("1")));
    assertThat(LiquidationPlan.decide(USDC, account, exits("2000")))
        .containsExactly(new Close(0, Decimal.of("0.41")));
  }

  @Test
  void closesTheLargestMaintenanceFirstAndTheNextOnlyIfNeeded() {
    // Maintenance 100 and 200, equity 250 < 300; the buffer asks for 1.2 × 300 = 360.
    // Closing c of the second: 250 − 20c ≥ 1.2 × (300 − 100c): c ≥ 1.1.
    MarginAccount enough =
        account(
            "250",
            position("1", "2000", "2000", terms("1")),
            position("-2", "-4000", "2000", terms("1")));
    assertThat(LiquidationPlan.decide(USDC, enough, exits("2000", "2000")))
        .containsExactly(new Close(1, Decimal.of("1.1")));
    // Equity 100: all of the second leaves 60 < 1.2 × 100; then 60 − 20c ≥ 1.2 × (100 − 100c): 0.6.
    MarginAccount more =
        account(
            "100",
            position("1", "2000", "2000", terms("1")),
            position("-2", "-4000", "2000", terms("1")));
    assertThat(LiquidationPlan.decide(USDC, more, exits("2000", "2000")))
        .containsExactly(new Close(1, Decimal.of("2")), new Close(0, Decimal.of("0.6")));
  }

  @Test
  void closesTheFirstOfEqualMarketsFirst() {
    MarginAccount account =
        account(
            "150",
            position("1", "2000", "2000", terms("1")),
            position("-1", "-2000", "2000", terms("1")));
    assertThat(LiquidationPlan.decide(USDC, account, exits("2000", "2000")).getFirst().index())
        .isZero();
  }

  @Test
  void closesEverythingOfABankruptAccount() {
    MarginAccount account =
        account(
            "-10",
            position("1", "2000", "2000", terms("1")),
            position("-2", "-4000", "2000", terms("1")));
    assertThat(LiquidationPlan.decide(USDC, account, exits("2000", "2000")))
        .containsExactly(new Close(1, Decimal.of("2")), new Close(0, Decimal.of("1")));
  }

  @Test
  void takesTheWorseEndOfThePriceToLeaveBy() {
    Decimal price = Decimal.of("2000");
    Decimal confidence = Decimal.of("5");
    assertThat(Exit.priceAgainst(Decimal.of("1"), price, confidence)).isEqualTo(Decimal.of("1995"));
    assertThat(Exit.priceAgainst(Decimal.of("-1"), price, confidence))
        .isEqualTo(Decimal.of("2005"));
  }

  @Test
  void refusesAnotherNumberOfExits() {
    assertThatThrownBy(
            () ->
                LiquidationPlan.decide(
                    USDC, account("1", position("1", "2000", "2000", terms("1"))), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void isLeastAndEnoughOrEverything(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int planned = 0;
    for (int step = 0; step < Integer.getInteger("steps", 2000); step++) {
      MarginAccount account = randomAccount(random);
      List<Exit> exits =
          account.positions().stream().map(p -> new Exit(p.state().price(), STEP)).toList();
      List<Close> closes = LiquidationPlan.decide(USDC, account, exits);
      String what = "seed %d step %d: %s of %s".formatted(seed, step, closes, account);
      assertThat(closes.isEmpty()).as(what).isEqualTo(!USDC.isLiquidatable(account));
      for (Close close : closes) {
        Decimal whole = account.positions().get(close.index()).state().size().abs();
        assertThat(close.size()).as(what).isGreaterThan(Decimal.ZERO).isLessThanOrEqualTo(whole);
        boolean last = close.equals(closes.getLast());
        assertThat(last || close.size().equals(whole)).as(what).isTrue();
      }
      boolean everything = closes.size() == account.positions().size();
      if (!closes.isEmpty() && !everything) {
        planned++;
        assertThat(USDC.isLiquidatable(ClosedAccount.after(account, closes))).as(what).isFalse();
      }
    }
    assertThat(planned).isPositive();
  }

  private static List<Exit> exits(String... closePrices) {
    return List.of(closePrices).stream().map(p -> new Exit(Decimal.of(p), STEP)).toList();
  }
}
