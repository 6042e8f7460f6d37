package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.B;
import static io.counterpool.pool.executor.Desk.line;
import static io.counterpool.pool.executor.Desk.market;
import static io.counterpool.pool.executor.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.executor.Command.Cancel;
import io.counterpool.pool.executor.Command.PlaceBatch;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.order.OrderLine;
import io.counterpool.pool.order.OrderRun;
import io.counterpool.pool.order.OrderType;
import io.counterpool.pool.order.ReceiptCheck;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TradingTest {

  private final Desk desk = new Desk("1000000", "0");

  @Test
  void fillsAMarketOrderAtTheNextRoundAndPaysItsProfitFromThePool() {
    desk.fund(1, "1000");
    long open = desk.order(1, A, "2");
    assertThat(desk.end(open)).isEqualTo("WAITING");
    desk.round("2000");
    assertThat(desk.end(open)).isEqualTo("EXECUTED");
    assertThat(desk.size(1, A)).isEqualTo(number("2"));
    assertThat(desk.cash(1)).isEqualTo(number("1000"));

    desk.order(1, A, "-2");
    desk.round("2100");
    // 2 × (2,100 − 2,000) = 200
    assertThat(desk.cash(1)).isEqualTo(number("1200"));
    assertThat(desk.poolCash()).isEqualTo(number("999800"));
    assertThat(desk.size(1, A)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void buysAtTheUpperAndSellsAtTheLowerEndOfTheConfidence() {
    desk.confidence = number("3");
    desk.fund(1, "1000");
    long open = desk.order(1, A, "1");
    desk.round("2000");
    assertThat(desk.figure(open, "price")).isEqualTo(number("2003"));
    long close = desk.order(1, A, "-1");
    desk.round("2000");
    assertThat(desk.figure(close, "price")).isEqualTo(number("1997"));
    // 1,997 − 2,003 = −6
    assertThat(desk.cash(1)).isEqualTo(number("994"));
  }

  @Test
  void chargesImpactAndRebatesAtMostWhatImpactHasPaidIn() {
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.fund(1, "10000");
    desk.fund(2, "10000");
    long buy = desk.order(1, A, "10");
    desk.round("2000");
    // 2,000 × 10 × (0 + 5) ÷ 1,000 = 100; per unit 10
    assertThat(desk.figure(buy, "impact")).isEqualTo(number("100"));
    assertThat(desk.figure(buy, "price")).isEqualTo(number("2010"));
    assertThat(desk.impact(A)).isEqualTo(number("100"));

    long sell = desk.order(2, A, "-10");
    desk.round("4000");
    // 4,000 × −10 × (10 − 5) ÷ 1,000 = −200, but only 100 are there
    assertThat(desk.figure(sell, "impact")).isEqualTo(number("-100"));
    assertThat(desk.impact(A)).isEqualTo(Decimal.ZERO);
    assertThat(desk.cash(2)).isEqualTo(number("10100"));
  }

  @Test
  void splitsTheTradeFeeAndLeavesTheRemainderToThePool() {
    desk.tradeFee = new FlatFee(number("0.0005"));
    desk.split =
        Map.of("pool", number("0.7"), "insurance", number("0.2"), "treasury", number("0.1"));
    desk.fund(1, "1000");
    long open = desk.order(1, A, "1.0003");
    desk.round("1999.99");
    // 1.0003 × 1,999.99 × 0.0005 = 1.000294998500 → up: 1.000295
    assertThat(desk.figure(open, "fee")).isEqualTo(number("1.000295"));
    // 20 %: 0.200059, 10 %: 0.1000295 → 0.100029, the rest 0.700207
    assertThat(desk.insurance()).isEqualTo(number("0.200059"));
    assertThat(desk.state().ledger().balance("fees:treasury")).isEqualTo(number("0.100029"));
    assertThat(desk.poolCash()).isEqualTo(number("1000000.700207"));
  }

  @Test
  void settlesFundingAndBorrowingOnTouchAgainstTheTrader() {
    desk.fund(1, "1000");
    desk.fund(2, "1000");
    desk.order(1, A, "2");
    desk.order(2, A, "-1");
    desk.round("2000");
    desk.fundingIndex.put(A, number("1.0000001"));
    desk.borrowIndex.put(A, number("0.5"));
    desk.order(1, A, "-2");
    desk.order(2, A, "1");
    desk.round("2000");
    // long: funding 2 × 1.0000001 = 2.0000002 → 2.000001 paid; borrowing 2 × 0.5 = 1
    assertThat(desk.cash(1)).isEqualTo(number("996.999999"));
    // short: receives 1 × 1.0000001 → 1.000000; pays 0.5
    assertThat(desk.cash(2)).isEqualTo(number("1000.5"));
  }

  @Test
  void leavesWhatIsTooMuchForOneRoundToTheNextInTheOrderOfAcceptance() {
    desk.fund(1, "1000000");
    List<OrderLine> lines = Collections.nCopies(50, market(A, "1"));
    List<OrderLine> back = Collections.nCopies(50, market(A, "-1"));
    for (int n = 0; n < OrderRun.MOST_ENDED / 50; n++) {
      desk.take(new PlaceBatch(desk.nextId(), Desk.account(1), n % 2 == 0 ? lines : back));
    }
    long next = desk.order(1, A, "2");
    long last = desk.order(1, A, "-1");
    UUID regretted = desk.nextId();
    long taken = desk.take(new Command.PlaceOrder(regretted, Desk.account(1), market(A, "3")));
    desk.take(new Cancel(desk.nextId(), Desk.account(1), regretted));
    desk.round("2000");
    assertThat(desk.end(next)).isEqualTo("WAITING");
    // A full round still lets go who wants to leave.
    assertThat(desk.end(taken)).isEqualTo("order-cancelled");

    assertThat(desk.round("2000").outcomes).hasSize(2);
    assertThat(desk.end(next)).isEqualTo("EXECUTED");
    assertThat(desk.end(last)).isEqualTo("EXECUTED");
    assertThat(desk.size(1, A)).isEqualTo(number("1"));
  }

  @Test
  void executesALimitOrderOnlyAtItsPriceAndAProtectedMarketOrderOnceOrNever() {
    desk.fund(1, "1000");
    long limit = desk.place(1, line(A, "1", OrderType.LIMIT, "1990", false));
    long protectedOrder = desk.place(1, line(A, "1", OrderType.MARKET, "1990", false));
    desk.round("1990.01");
    assertThat(desk.end(limit)).isEqualTo("WAITING");
    assertThat(desk.end(protectedOrder)).isEqualTo("price-moved");
    assertThat(desk.figure(protectedOrder, "price")).isEqualTo(number("1990.01"));
    desk.round("1990");
    assertThat(desk.end(limit)).isEqualTo("EXECUTED");
  }

  @Test
  void waitsForARoundWhoseReportsNobodyKnewAtAcceptance() {
    desk.fund(1, "1000");
    RoundInput known = desk.input("2000", null, null);
    // Accepted after the reports of that round were observed, and with them below its watermark.
    long late = desk.order(1, A, "1");
    desk.run(known);
    assertThat(desk.end(late)).isEqualTo("WAITING");
    desk.round("2006");
    assertThat(desk.figure(late, "price")).isEqualTo(number("2006"));
  }

  @Test
  void reducesOnlyWhatIsThere() {
    desk.fund(1, "1000");
    long nothing = desk.place(1, line(A, "-5", OrderType.MARKET, null, true));
    desk.round("2000");
    assertThat(desk.end(nothing)).isEqualTo("nothing-to-reduce");
    desk.order(1, A, "2");
    desk.round("2000");
    long tooMuch = desk.place(1, line(A, "-5", OrderType.MARKET, null, true));
    desk.round("2000");
    assertThat(desk.figure(tooMuch, "size")).isEqualTo(number("-2"));
    assertThat(desk.size(1, A)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void flipsAPositionInOneTrade() {
    desk.fund(1, "1000");
    desk.order(1, A, "2");
    desk.round("2000");
    long flip = desk.order(1, A, "-3");
    desk.round("2050");
    // closes 2 with 100 profit, opens −1 at 2,050
    assertThat(desk.figure(flip, "realised")).isEqualTo(number("100"));
    assertThat(desk.accountState(1).position(A))
        .isEqualTo(
            new io.counterpool.pool.position.Position(
                number("-1"), number("-2050"), Decimal.ZERO, Decimal.ZERO));
  }

  @Test
  void executesReducingOrdersBeforeAddingOnes() {
    desk.maxOpenNotional = Decimal.of(20_000);
    desk.fund(1, "10000");
    desk.fund(2, "10000");
    desk.order(1, A, "10");
    desk.round("2000");
    long adds = desk.order(2, A, "10");
    long reduces = desk.order(1, A, "-10");
    desk.round("2000");
    assertThat(desk.end(reduces)).isEqualTo("EXECUTED");
    assertThat(desk.end(adds)).isEqualTo("EXECUTED");
  }

  @Test
  void refusesBeyondTheOpenInterestCapAndSaysWhatIsFree() {
    desk.maxOpenNotional = Decimal.of(20_000);
    desk.fund(1, "10000");
    desk.order(1, A, "4");
    desk.round("2000");
    long atCap = desk.order(1, A, "6");
    long beyond = desk.order(1, A, "0.0055");
    desk.round("2000");
    assertThat(desk.end(atCap)).isEqualTo("EXECUTED");
    assertThat(desk.end(beyond)).isEqualTo("open-interest-cap");
    assertThat(desk.figure(beyond, "open")).isEqualTo(number("20000"));
    assertThat(desk.figure(beyond, "free")).isEqualTo(Decimal.ZERO);
  }

  @Test
  void stopsNewRiskAboveTheUtilisationStop() {
    // One budget of 100,000 is 10 % of the pool; two would be 20 %.
    desk.utilisationStop = number("0.15");
    desk.fund(1, "10000");
    long first = desk.order(1, A, "1");
    long second = desk.order(1, B, "1");
    desk.round("2000", "100", null);
    assertThat(desk.end(first)).isEqualTo("EXECUTED");
    assertThat(desk.end(second)).isEqualTo("pool-utilisation");
    assertThat(desk.figure(second, "utilisation")).isEqualTo(number("0.2"));
  }

  @Test
  void refusesSmallAndUnbackedOrders() {
    desk.fund(1, "1000");
    long small = desk.order(1, A, "0.0049");
    // 5.01 × 2,000 × 10 % = 1,002 > 1,000
    long large = desk.order(1, A, "5.01");
    long fits = desk.order(1, A, "5");
    desk.round("2000");
    assertThat(desk.end(small)).isEqualTo("below-minimum-notional");
    assertThat(desk.end(large)).isEqualTo("margin-too-low");
    assertThat(desk.figure(large, "required")).isEqualTo(number("1002"));
    assertThat(desk.figure(large, "equity")).isEqualTo(number("1000"));
    assertThat(desk.end(fits)).isEqualTo("EXECUTED");
  }

  @Test
  void reducesInAReduceOnlyMarketAndAtAnUncertainPriceButDoesNotOpen() {
    desk.fund(1, "10000");
    desk.order(1, A, "2");
    desk.round("2000");
    desk.grades.put("A-USD", PriceGrade.UNCERTAIN);
    long opens = desk.order(1, A, "1");
    long closes = desk.order(1, A, "-1");
    desk.round("2000");
    assertThat(desk.end(opens)).isEqualTo("WAITING");
    assertThat(desk.end(closes)).isEqualTo("EXECUTED");
    desk.grades.clear();
    desk.tradingState.put(A, TradingState.REDUCE_ONLY);
    desk.round("2000");
    assertThat(desk.end(opens)).isEqualTo("market-reduce-only");
    desk.tradingState.put(A, TradingState.HALTED);
    long halted = desk.order(1, A, "-1");
    desk.round("2000");
    assertThat(desk.end(halted)).isEqualTo("market-halted");
  }

  @Test
  void goesByTheActionsThatCameWithTheRoundAndNotByItsGrade() {
    desk.fund(1, "10000");
    desk.order(1, A, "2");
    desk.round("2000");
    desk.allows.put("A-USD", List.of(PriceAction.REDUCE));
    long opens = desk.order(1, A, "1");
    long closes = desk.order(1, A, "-1");
    desk.round("2000");
    assertThat(desk.end(opens)).isEqualTo("WAITING");
    assertThat(desk.end(closes)).isEqualTo("EXECUTED");
    desk.allows.put("A-USD", List.of());
    long neither = desk.order(1, A, "-1");
    desk.round("2000");
    assertThat(desk.end(neither)).isEqualTo("WAITING");
    desk.grades.put("A-USD", PriceGrade.UNCERTAIN);
    desk.allows.put("A-USD", List.of(PriceAction.OPEN, PriceAction.REDUCE));
    desk.round("2000");
    assertThat(desk.end(opens)).isEqualTo("EXECUTED");
    assertThat(desk.end(neither)).isEqualTo("EXECUTED");
  }

  @Test
  void expiresOrdersOfAHaltedFeedWithItsGrade() {
    desk.fund(1, "1000");
    long order = desk.order(1, A, "1");
    desk.grades.put("A-USD", PriceGrade.HALTED);
    desk.round("2000");
    assertThat(desk.end(order)).isEqualTo("WAITING");
    desk.now = desk.now.plusSeconds(3600);
    desk.round("2000");
    assertThat(desk.end(order)).isEqualTo("price-grade");
  }

  @Test
  void expiresOverdueOrdersWithTheReason() {
    desk.fund(1, "1000");
    long noPrice = desk.order(1, A, "1");
    desk.now = desk.now.plusSeconds(3600);
    desk.round(null);
    assertThat(desk.end(noPrice)).isEqualTo("oracle-below-quorum");
    long limit = desk.place(1, line(A, "1", OrderType.LIMIT, "1", false));
    desk.round("2000");
    desk.now = desk.now.plusSeconds(3600);
    desk.round("1");
    assertThat(desk.end(limit)).isEqualTo("order-expired");
  }

  @Test
  void cancelsOnlyAfterARoundThatTheCancelCouldNotKnow() {
    desk.fund(1, "1000");
    UUID order = desk.nextId();
    long waiting = desk.place(1, line(A, "1", OrderType.LIMIT, "1990", false));
    RoundInput known = desk.input("1980", null, null);
    long cancel = desk.take(new Cancel(desk.nextId(), Desk.account(1), order));
    // The order must bear the price that was on its way when the cancel came.
    desk.run(known);
    assertThat(desk.end(waiting)).isEqualTo("EXECUTED");
    assertThat(desk.end(cancel)).isEqualTo("order-finished");

    UUID other = desk.nextId();
    long high = desk.place(1, line(A, "1", OrderType.LIMIT, "1000", false));
    long effective = desk.take(new Cancel(desk.nextId(), Desk.account(1), other));
    desk.round("1980");
    assertThat(desk.end(high)).isEqualTo("order-cancelled");
    assertThat(desk.end(effective)).isEqualTo("EXECUTED");
  }

  @Test
  void executesABatchAsIfItsLinesHadComeOneByOne() {
    List<OrderLine> lines =
        List.of(market(A, "2"), market(B, "-30"), market(A, "-1"), market(A, "900"));
    Desk single = new Desk("1000000", "0");
    for (Desk each : List.of(desk, single)) {
      each.tradeFee = new FlatFee(number("0.0005"));
      each.pricing.put(A, new SkewPremium(Decimal.of(1000)));
      each.fund(1, "10000");
    }
    long batch = desk.take(new PlaceBatch(desk.nextId(), Desk.account(1), lines));
    lines.forEach(line -> single.place(1, line));
    desk.round("2000", "100", null);
    single.now = single.now.plusSeconds(1);
    single.round("2000", "100", null);
    assertThat(desk.end(batch, 3)).isEqualTo("margin-too-low");
    assertThat(desk.accountState(1).positions()).isEqualTo(single.accountState(1).positions());
    assertThat(desk.cash(1)).isEqualTo(single.cash(1));
    assertThat(desk.impact(A)).isEqualTo(single.impact(A));
  }

  @Test
  void refusesAddingRiskOnTermsThatAreNoLongerValid() {
    desk.fund(1, "1000");
    desk.order(1, A, "1");
    desk.round("2000");
    desk.termsValidSeconds = -1;
    long adds = desk.order(1, A, "1");
    long reduces = desk.order(1, A, "-1");
    desk.round("2000");
    assertThat(desk.end(adds)).isEqualTo("upstream-unavailable");
    assertThat(desk.end(reduces)).isEqualTo("EXECUTED");
  }

  @Test
  void writesReceiptsThatComeOutAgain() {
    desk.tradeFee = new FlatFee(number("0.0005"));
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.confidence = number("0.7");
    desk.fund(1, "10000");
    desk.order(1, A, "3.3333");
    desk.round("1999.99");
    desk.fundingIndex.put(A, number("0.3333333"));
    desk.order(1, A, "-1.1111");
    Journal journal = desk.round("2003.07");
    assertThat(journal.receipts).hasSize(1);
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
    journal.receipts.getFirst().figures().put("realised", number("1"));
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isNotEmpty();
  }

  @Test
  void letsAnOrderWaitWhileItsCollateralHasNoPrice() {
    desk.fund(1, "WETH", "1");
    long open = desk.order(1, A, "1");
    desk.round("2000");
    assertThat(desk.end(open)).isEqualTo("WAITING");
    desk.round("2000", null, "2000");
    assertThat(desk.end(open)).isEqualTo("EXECUTED");
  }

  @Test
  void cancelsAnOrderAndABatchOfTheSameIdTogether() {
    desk.fund(1, "1000");
    UUID id = desk.nextId();
    OrderLine low = line(A, "1", OrderType.LIMIT, "1", false);
    long order = desk.take(new Command.PlaceOrder(id, Desk.account(1), low));
    long batch = desk.take(new PlaceBatch(id, Desk.account(1), List.of(low, market(A, "1"))));
    desk.round("2000");
    assertThat(desk.end(batch, 1)).isEqualTo("EXECUTED");
    desk.take(new Cancel(desk.nextId(), Desk.account(1), id));
    desk.round("2000");
    assertThat(desk.end(order)).isEqualTo("order-cancelled");
    assertThat(desk.end(batch, 0)).isEqualTo("order-cancelled");
    assertThat(desk.accountState(1).waitingOrders()).isZero();
  }

  @Test
  void recomputesAReceiptFromItsWireForm() {
    desk.tradeFee = new FlatFee(number("0.0005"));
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.fund(1, "10000");
    desk.order(1, A, "3.3333");
    Journal.Receipt receipt = desk.round("1999.99").receipts.getFirst();
    assertThat(ReceiptCheck.recompute(new Journal.Receipt(1, wire(receipt.figures())))).isEmpty();
  }

  private static Map<String, Object> wire(Map<?, ?> figures) {
    Map<String, Object> strings = new LinkedHashMap<>();
    figures.forEach(
        (name, value) ->
            strings.put(
                String.valueOf(name),
                value instanceof Map<?, ?> inner ? wire(inner) : String.valueOf(value)));
    return strings;
  }

  @Test
  void neverGainsBySplittingAnOrder() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < Integer.getInteger("steps", 2000) / 10; i++) {
      Desk whole = new Desk("1000000", "0");
      Desk split = new Desk("1000000", "0");
      long units = random.nextLong(2, 100_000);
      long part = random.nextLong(1, units);
      boolean buys = random.nextBoolean();
      String price = price(random);
      String closing = price(random);
      Decimal skew = Decimal.ofUnits(random.nextLong(1, 100_000), 4);
      for (Desk each : List.of(whole, split)) {
        each.tradeFee = new SkewFee(number("0.0002"), number("0.0005"));
        each.pricing.put(A, new SkewPremium(Decimal.of(1000)));
        each.minNotional = Decimal.ZERO;
        each.maxPoolLoss = Decimal.of(100_000_000);
        each.utilisationStop = Decimal.of(1000);
        each.maxOpenNotional = Decimal.of(10_000_000_000L);
        each.fund(1, "100000000");
        each.fund(2, "100000000");
        each.order(2, A, skew.toString());
        each.round(price);
      }
      Decimal size = Decimal.ofUnits(buys ? units : -units, 4);
      Decimal first = Decimal.ofUnits(buys ? part : -part, 4);
      trade(whole, List.of(size), price);
      trade(split, List.of(first, size.minus(first)), price);
      assertThat(split.size(1, A)).isEqualTo(size);
      trade(whole, List.of(size.negate()), closing);
      trade(split, List.of(first.negate(), first.minus(size)), closing);
      assertThat(split.size(1, A)).isEqualTo(whole.size(1, A)).isEqualTo(Decimal.ZERO);
      assertThat(split.cash(1))
          .as(price + " then " + closing + ": " + size + " or first " + first)
          .isLessThanOrEqualTo(whole.cash(1));
    }
  }

  private static String price(SplittableRandom random) {
    return Decimal.ofUnits(random.nextLong(100_000_000, 300_000_000_000L), 8).toString();
  }

  private static void trade(Desk desk, List<Decimal> sizes, String price) {
    List<OrderLine> lines = sizes.stream().map(size -> market(A, size.toString())).toList();
    desk.take(new PlaceBatch(desk.nextId(), Desk.account(1), lines));
    desk.round(price);
  }
}
