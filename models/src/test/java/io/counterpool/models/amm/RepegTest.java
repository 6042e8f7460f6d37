package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.Repeg.Move;
import org.junit.jupiter.api.Test;

final class RepegTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final Repeg LONGS = new Repeg(d("1250"), d("1000"), d("2"), 6);
  private static final Repeg SHORTS = new Repeg(d("1000"), d("1250"), d("2"), 6);

  @Test
  void valuesTheTradersAtTheirClose() {
    // 80 × 125, traders long 20: 100 and 10,000 ÷ 100; (125 − 100) × 2
    StoredReserves longs = new StoredReserves(d("80"), d("125"), d("100"), d("2"), d("20"), 9, 6);
    assertThat(longs.terminalBase()).isEqualTo(d("100"));
    assertThat(longs.terminalQuote()).isEqualTo(d("100"));
    assertThat(longs.closingValue()).isEqualTo(d("50"));
    // Short 40: 10,000 ÷ 40 = 250; (250 − 125 + a unit) × 2 and a unit
    StoredReserves shorts = new StoredReserves(d("80"), d("125"), d("100"), d("2"), d("-40"), 9, 6);
    assertThat(shorts.closingValue()).isEqualTo(d("250.000001"));
  }

  @Test
  void paysForDepthThatTradersUse() {
    // 100 × 100 with traders long 25: they close at 10,000 ÷ 125 = 80 and take 20 × 1.
    StoredReserves now = new StoredReserves(d("100"), d("100"), d("100"), d("1"), d("25"), 9, 6);
    assertThat(now.closingValue()).isEqualTo(d("20"));
    // Twice as deep: 200 × 200, 40,000 ÷ 225 = 177.777777777; 22.222222 − 20
    assertThat(now.withDepth(d("200")).base()).isEqualTo(d("200"));
    assertThat(now.depthCost(d("200"))).isEqualTo(d("2.222222"));
    // Half: ratio 0.500000001, base 50.0000001, quote 49.9999999; 2,500 ÷ 75.0000001 = 33.333333288
    // (both rounded down); 16.666666 − 20
    assertThat(now.depthCost(d("50"))).isEqualTo(d("-3.333334"));
    StoredReserves flat = new StoredReserves(d("100"), d("100"), d("100"), d("1"), d("0"), 9, 6);
    assertThat(flat.depthCost(d("200"))).isEqualTo(Decimal.ZERO);
  }

  @Test
  void refusesACurveThatTradersCannotLeave() {
    assertThatThrownBy(
            () -> new StoredReserves(d("80"), d("1250"), d("316"), d("2"), d("-80"), 9, 6))
        .hasMessage("skewSize must be above minus the base reserve 80, was -80");
    StoredReserves shorts =
        new StoredReserves(d("100"), d("100"), d("100"), d("1"), d("-60"), 9, 6);
    assertThatThrownBy(() -> shorts.withDepth(d("50")))
        .hasMessageContaining("skewSize must be above minus the base reserve");
  }

  @Test
  void spendsTheBudgetAndNoMore() {
    // 250 virtual quote units: a unit of peg costs 250, counted as 250.000001
    assertThat(LONGS.costPerPeg()).isEqualTo(d("250.000001"));
    assertThat(LONGS.spend(d("3"), d("250"))).isEqualTo(new Move(d("2.999999"), d("249.99975")));
    assertThat(LONGS.spend(d("3"), d("251"))).isEqualTo(new Move(d("3"), d("250")));
    assertThat(LONGS.spend(d("3"), Decimal.ZERO)).isEqualTo(new Move(d("2"), Decimal.ZERO));
    // Downwards it gains, without a budget.
    assertThat(LONGS.spend(d("1"), Decimal.ZERO)).isEqualTo(new Move(d("1"), d("-250")));
    assertThat(SHORTS.costPerPeg()).isEqualTo(d("-250.000001"));
    assertThat(SHORTS.spend(d("1"), d("125"))).isEqualTo(new Move(d("1.500001"), d("124.99975")));
    assertThat(SHORTS.spend(d("3"), Decimal.ZERO)).isEqualTo(new Move(d("3"), d("-250")));
    assertThat(LONGS.spend(d("2"), d("0"))).isEqualTo(new Move(d("2"), Decimal.ZERO));
  }

  @Test
  void countsAUnitOfPegDearerThanItIs() {
    // Up, then one unit away from 0: 0.4999995 → 0.5 → 0.500001; −0.4999995 → −0.499999 → −0.5
    assertThat(new Repeg(d("1.4999995"), d("1"), d("2"), 6).costPerPeg()).isEqualTo(d("0.500001"));
    assertThat(new Repeg(d("1"), d("1.4999995"), d("2"), 6).costPerPeg()).isEqualTo(d("-0.5"));
    assertThat(new Repeg(d("1"), d("1.0000005"), d("2"), 6).costPerPeg()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void thinsTheCurveOnlyForAMoveThatTheBudgetLimits() {
    StoredReserves now = new StoredReserves(d("100"), d("100"), d("100"), d("1"), d("25"), 9, 6);
    Repeg repeg = new Repeg(now.quote(), now.terminalQuote(), d("1"), 6);
    // 20 virtual quote: 0.5 peg costs 10. Half as deep the traders' value falls from 20 to
    // 16.666666: 1 + 3.333334 buys 4.333334 ÷ 16.666668 = 0.26
    assertThat(repeg.spend(d("1.5"), d("1")).peg()).isEqualTo(d("1.049999"));
    Move move = repeg.spendThinning(now, d("0.5"), d("1.5"), d("1"));
    assertThat(move.peg()).isEqualTo(d("1.26"));
    assertThat(move.cost()).isLessThanOrEqualTo(d("4.333334")).isGreaterThan(d("4.33333"));
    assertThat(repeg.spendThinning(now, d("0.5"), d("1.5"), d("11")))
        .isEqualTo(new Move(d("1.5"), d("10")));
  }

  @Test
  void aimsAtTheIndexWithinTheFees() {
    // Price 2 × 1,250 ÷ 80 = 31.25. Index 62.5 needs the peg 4, which costs 500.
    assertThat(RepegTarget.price(LONGS, d("80"))).isEqualTo(d("31.25"));
    assertThat(RepegTarget.of(LONGS, d("80"), d("500"), d("0.1"), d("62.5")))
        .isEqualTo(new RepegTarget(d("4"), d("500")));
    // Without the fees: half the spread is 3.125, the goal 59.375, the peg 3.8, its cost 450.
    assertThat(RepegTarget.of(LONGS, d("80"), d("499"), d("0.1"), d("62.5")))
        .isEqualTo(new RepegTarget(d("3.8"), d("450")));
    // Within half the spread the index stays the goal, and the budget what there is.
    assertThat(RepegTarget.of(LONGS, d("80"), d("1"), d("0.1"), d("32")))
        .isEqualTo(new RepegTarget(d("2.048"), d("1")));
    // Down the traders lose: no cost, full move.
    assertThat(RepegTarget.of(LONGS, d("80"), Decimal.ZERO, d("0.1"), d("15.625")))
        .isEqualTo(new RepegTarget(d("1"), Decimal.ZERO));
    assertThatThrownBy(() -> RepegTarget.of(LONGS, d("80"), d("-1"), d("0.1"), d("1")))
        .hasMessage("feePool must not be below 0, was -1");
  }
}
