package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.B;
import static io.counterpool.pool.executor.Desk.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.liquidation.Liquidation;
import io.counterpool.pool.liquidation.Liquidation.Judge;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.ReceiptCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Liquidations, bad debt, deleverage, re-pegs. */
class LossesTest {

  private final Desk desk = new Desk("1000000", "500");

  /** 1,000 of cash, long 5 at 2,000: exactly the initial requirement of 10 %. */
  private void longFiveAt2000() {
    desk.fund(1, "1000");
    desk.order(1, A, "5");
    desk.round("2000");
  }

  @Test
  void keepsAnAccountWhoseEquityMeetsMaintenance() {
    longFiveAt2000();
    // equity 1,000 − 5 × 105.2631 = 473.6845; maintenance 5 × 1,894.7369 × 5 % = 473.684225
    assertThat(desk.round("1894.7369").liquidations).isEmpty();
    // equity 473.684; maintenance 473.6842
    assertThat(desk.round("1894.7368").liquidations).hasSize(1);
  }

  @Test
  void judgesAtTheIndexPriceAndClosesAtTheWorseEnd() {
    desk.confidence = number("50");
    desk.fund(1, "2000");
    desk.order(1, A, "5");
    desk.round("2000"); // bought at 2,050
    // equity 2,000 − 5 × 313 = 435; maintenance 5 × 1,737 × 5 % = 434.25
    assertThat(desk.round("1737").liquidations).isEmpty();
    // 2,000 − 5 × 314 = 430 < 434
    Liquidation liquidation = desk.round("1736").liquidations.getFirst();
    assertThat(liquidation.equityBefore()).isEqualTo(number("430"));
    assertThat(liquidation.price()).isEqualTo(number("1686"));
  }

  @Test
  void closesJustEnoughToReachTheBuffer() {
    desk.buffer = number("0.2");
    longFiveAt2000();
    Journal journal = desk.round("1890");
    // equity 1,000 − 550 = 450 < 5 × 1,890 × 5 % = 472.50.
    // 450 ≥ rest × 1,890 × 5 % × 1.2 = rest × 113.4 → rest ≤ 3.96825 → close 1.0318
    assertThat(journal.liquidations).hasSize(1);
    Liquidation liquidation = journal.liquidations.getFirst();
    assertThat(liquidation.size()).isEqualTo(number("-1.0318"));
    assertThat(liquidation.equityBefore()).isEqualTo(number("450"));
    assertThat(liquidation.maintenanceBefore()).isEqualTo(number("472.5"));
    assertThat(liquidation.judgedBy()).isEqualTo(Judge.POOL);
    assertThat(desk.size(1, A)).isEqualTo(number("3.9682"));
    assertThat(desk.round("1890").liquidations).isEmpty();
  }

  @Test
  void paysTheCloseOutFeeToInsurance() {
    desk.buffer = number("0.2");
    desk.closeOutFee = number("0.01");
    longFiveAt2000();
    Journal journal = desk.round("1890");
    // 450 − 18.9 c ≥ 113.4 (5 − c) → c ≥ 117 ÷ 94.5 = 1.238096 → 1.2381
    assertThat(journal.liquidations.getFirst().size()).isEqualTo(number("-1.2381"));
    // 1.2381 × 1,890 × 1 % = 23.40009
    assertThat(journal.liquidations.getFirst().fee()).isEqualTo(number("23.40009"));
    assertThat(desk.insurance()).isEqualTo(number("523.40009"));
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
  }

  @Test
  void boundsTheImpactOfALiquidationByTheCloseOutRate() {
    skewedShort();
    Fill forced = desk.round("1815").fills.getFirst();
    // cash 1,375: equity 450 < 453.75. 450 − 18.15 c ≥ 90.75 (5 − c) → c = 0.0517
    assertThat(forced.size()).isEqualTo(number("-0.0517"));
    // premium 1,815 × 0.0517 × 35.02585 ÷ 1,000 = 3.28…; bound 1,815 × 0.0517 × 1 % = 0.938355
    assertThat(forced.impact()).isEqualTo(number("0.938355"));
    assertThat(forced.fee()).isEqualTo(number("0.938355"));
  }

  @Test
  void givesALiquidationNoRebate() {
    skewedShort();
    desk.order(3, A, "80"); // now a sale lowers the skew
    desk.round("2000");
    Fill forced = desk.round("1815").fills.getFirst();
    assertThat(forced.kind()).isEqualTo(Fill.Kind.LIQUIDATION);
    assertThat(forced.impact()).isEqualTo(Decimal.ZERO);
  }

  /** Shorts of 40, then a long of 5 that is paid 2,000 × 5 × 37.5 ÷ 1,000 = 375 for it. */
  private void skewedShort() {
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.closeOutFee = number("0.01");
    desk.fund(2, "100000");
    desk.fund(3, "100000");
    desk.order(2, A, "-40");
    desk.round("2000");
    longFiveAt2000();
    assertThat(desk.cash(1)).isEqualTo(number("1375"));
  }

  @Test
  void takesBadDebtFromInsuranceAndThenFromThePool() {
    desk.closeOutFee = number("0.01");
    longFiveAt2000();
    Journal journal = desk.round("1200"); // −40 %
    // loss 5 × 800 = 4,000; 1,000 are there; 500 insured; 2,500 fall on the pool
    Liquidation liquidation = journal.liquidations.getFirst();
    assertThat(liquidation.size()).isEqualTo(number("-5"));
    assertThat(liquidation.fee()).isEqualTo(Decimal.ZERO);
    assertThat(liquidation.badDebt()).isEqualTo(number("3000"));
    assertThat(liquidation.insurancePaid()).isEqualTo(number("500"));
    assertThat(desk.cash(1)).isEqualTo(Decimal.ZERO);
    assertThat(desk.insurance()).isEqualTo(Decimal.ZERO);
    assertThat(desk.poolCash()).isEqualTo(number("1001500"));
    assertThat(desk.state().counters().badDebt()).isEqualTo(number("3000"));
    assertThat(requireNonNull(desk.state().markets().find(A)).grossPayouts())
        .isEqualTo(number("2500"));
    assertThat(desk.state().ledger().imbalance("USDC")).isEqualTo(Decimal.ZERO);
  }

  @Test
  void sellsOtherCollateralBeforeItBooksBadDebt() {
    desk.fund(1, "100");
    desk.fund(1, "WETH", "1");
    desk.order(1, A, "5");
    desk.round("2000", null, "2000");
    assertThat(desk.size(1, A)).isEqualTo(number("5"));
    Journal journal = desk.round("1600", null, "2000");
    // loss 2,000 − 100 = 1,900 owed; one WETH counts 2,000 × 0.8 = 1,600; 300 bad debt
    assertThat(journal.liquidations.getFirst().badDebt()).isEqualTo(number("300"));
    assertThat(desk.state().ledger().balance("pool:" + Desk.POOL, "WETH")).isEqualTo(Decimal.ONE);
    assertThat(desk.cash(1)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void sellsJustEnoughCollateralWhenTheLastPositionLeavesADebt() {
    desk.fund(1, "100");
    desk.fund(1, "WETH", "1");
    desk.order(1, A, "5");
    desk.round("2000", null, "2000");
    desk.order(1, A, "-5");
    desk.round("1800", null, "2000");
    // 100 − 1,000 = −900; 900 ÷ 1,600 = 0.5625 WETH
    assertThat(desk.cash(1)).isEqualTo(Decimal.ZERO);
    assertThat(desk.state().ledger().balance(desk.accountState(1).ledgerAccount(), "WETH"))
        .isEqualTo(number("0.4375"));
    assertThat(desk.state().counters().badDebt()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void followsADecisionOnTheVersionItJudgedAndJudgesAgainOnAnother() {
    longFiveAt2000();
    long version = desk.accountState(1).version();
    desk.decisions = List.of(decision(version - 1, "5"));
    assertThat(desk.round("2000").liquidations).isEmpty();
    desk.decisions = List.of(decision(version, "1.5"));
    Liquidation followed = desk.round("1890").liquidations.getFirst();
    assertThat(followed.size()).isEqualTo(number("-1.5"));
    assertThat(followed.judgedBy()).isEqualTo(Judge.MARGIN);
    // now stale: it wants all of the 3.5 that are left
    desk.decisions = List.of(decision(version, "3.5"));
    Liquidation own = desk.round("1800").liquidations.getFirst();
    assertThat(own.judgedBy()).isEqualTo(Judge.POOL);
    // equity 1,000 − 165 − 3.5 × 200 = 135; 135 ≥ rest × 90 → rest 1.5 → close 2
    assertThat(own.size()).isEqualTo(number("-2"));
  }

  private static LiquidationDecision decision(long version, String size) {
    return new LiquidationDecision(
        Desk.account(1), version, A, number(size), Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, 1);
  }

  @Test
  void liquidatesNobodyAtAPriceThatForbidsIt() {
    longFiveAt2000();
    desk.grades.put("A-USD", PriceGrade.STALE);
    assertThat(desk.round("1200").liquidations).isEmpty();
    assertThat(desk.round(null).liquidations).isEmpty();
    desk.grades.clear();
    desk.allows.put("A-USD", List.of(PriceAction.REDUCE));
    assertThat(desk.round("1200").liquidations).isEmpty();
    desk.allows.put("A-USD", List.of(PriceAction.REDUCE, PriceAction.LIQUIDATE));
    assertThat(desk.round("1200").liquidations).isNotEmpty();
  }

  @Test
  void closesWinnersForExactlyTheLastBudget() {
    desk.maxPoolLoss = Decimal.of(1000);
    desk.utilisationStop = Decimal.ONE;
    desk.fund(1, "1000");
    desk.fund(2, "1000");
    desk.fund(3, "1000");
    desk.order(1, A, "1");
    desk.order(2, A, "3");
    desk.order(3, A, "-1");
    desk.round("2000");
    assertThat(desk.round("2249.99").fills).isEmpty();
    Journal journal = desk.round("2300");
    // profits 300 and 900 are 1,200 ≥ 1,000: 250 and 750
    assertThat(journal.fills)
        .extracting(Fill::realised)
        .containsExactly(number("250"), number("750"));
    assertThat(desk.cash(1)).isEqualTo(number("1250"));
    assertThat(desk.cash(2)).isEqualTo(number("1750"));
    assertThat(desk.poolCash()).isEqualTo(number("999000"));
    assertThat(desk.size(3, A)).isEqualTo(number("-1"));
    journal.receipts.forEach(r -> assertThat(ReceiptCheck.recompute(r)).isEmpty());

    long opens = desk.order(1, A, "1");
    desk.round("2300");
    assertThat(desk.end(opens)).isEqualTo("market-reduce-only");
    desk.budgetReset = 1;
    long again = desk.order(1, A, "0.5");
    desk.round("2300");
    assertThat(desk.end(again)).isEqualTo("EXECUTED");
  }

  @Test
  void paysAWinnerWhoClosesInTheSameRoundNoMoreThanTheBudget() {
    desk.maxPoolLoss = Decimal.of(1000);
    desk.utilisationStop = Decimal.ONE;
    desk.fund(1, "10000");
    desk.order(1, A, "5");
    desk.round("2000");
    desk.order(1, A, "-5");
    desk.round("3000");
    // 5,000 of profit, 1,000 of budget
    assertThat(desk.cash(1)).isEqualTo(number("11000"));
  }

  @Test
  void bendsThePriceAlongTheVirtualCurve() {
    desk.pricing.put(A, curve());
    desk.fund(1, "10000");
    long buy = desk.order(1, A, "10");
    desk.round("2000");
    // 1,000 × 2,000,000 × 10 ÷ (1,000 × 990) = 20,202.0202…; less 20,000, rounded up
    assertThat(desk.figure(buy, "impact")).isEqualTo(number("202.020203"));
  }

  @Test
  void putsTheCurveBackOnTheIndexWhenThatCostsNoMoreThanImpactHolds() {
    desk.pricing.put(A, curve());
    desk.round("2500");
    // nobody is skewed: the move is free, the peg 2,500 ÷ 2,000
    assertThat(requireNonNull(desk.state().markets().find(A)).row().peg())
        .isEqualTo(number("1.25"));
    desk.fund(1, "10000");
    desk.order(1, A, "10");
    desk.round("2500");
    long opens = desk.order(1, A, "1");
    long closes = desk.order(1, A, "-1");
    // (y − Y) × peg change = 20,202 × about 0.4 is far above the 252 of impact
    desk.round("3500");
    assertThat(desk.end(opens)).isEqualTo("market-reduce-only");
    assertThat(desk.end(closes)).isEqualTo("EXECUTED");
  }

  private static VirtualAmmCurve curve() {
    return new VirtualAmmCurve(Decimal.of(1000), Decimal.of(2_000_000), Decimal.ONE, number("0.1"));
  }

  @Test
  void isolatesAMarketThatHasNoPrice() {
    desk.fund(1, "10000");
    desk.order(1, A, "1");
    desk.order(1, B, "1");
    desk.round("2000", "100", null);
    long adds = desk.order(1, A, "1");
    long reduces = desk.order(1, A, "-1");
    desk.round("2000"); // B has no price: what the account holds there cannot be judged
    assertThat(desk.end(adds)).isEqualTo("WAITING");
    assertThat(desk.end(reduces)).isEqualTo("EXECUTED");
    desk.round("2000", "100", null);
    assertThat(desk.end(adds)).isEqualTo("EXECUTED");
  }
}
