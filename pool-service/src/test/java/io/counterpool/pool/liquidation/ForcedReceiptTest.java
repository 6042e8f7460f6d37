package io.counterpool.pool.liquidation;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.order.ReceiptCheck;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receipts of forced closes prove every figure that they state. */
class ForcedReceiptTest {

  private final Desk desk = new Desk("1000000", "500");

  private ForcedReceiptTest() {
    desk.buffer = number("0.2");
    desk.closeOutFee = number("0.01");
    desk.confidence = number("0.5");
    desk.insuranceTarget = number("503");
    desk.trade =
        new TradeCharges(null, null, null, new ForcedCloseFees(number("0.001"), number("0.002")));
    desk.pricing.put(A, new SkewPremium(Decimal.of(2000)));
  }

  /**
   * A long of 5 from 2,000.5 with 1,080 of cash, beside a short of 10: the sale of a part raises
   * the skew of −5 and pays taker 0.5 % and a premium.
   */
  private Map<String, Object> closesAPart() {
    desk.fund(1, "1080");
    desk.fund(2, "100000");
    desk.order(2, A, "-10");
    desk.round("2000");
    desk.order(1, A, "5");
    desk.round("2000");
    desk.fundingIndex.put(A, number("0.2"));
    desk.borrowIndex.put(A, number("0.3"));
    desk.tradeFee = new SkewFee(number("0.0002"), number("0.005"));
    return only(desk.round("1865"));
  }

  private Map<String, Object> only(Journal journal) {
    assertThat(journal.receipts).hasSize(1);
    Receipt receipt = journal.receipts.getFirst();
    assertThat(ReceiptCheck.recompute(receipt)).isEmpty();
    return receipt.figures();
  }

  private static List<String> forge(Map<String, Object> figures, String name, String by) {
    Map<String, Object> forged = new LinkedHashMap<>(figures);
    forged.compute(name, (_, value) -> ((Decimal) value).plus(number(by)));
    return ReceiptCheck.recompute(new Receipt(1, forged));
  }

  /** The figures that {@code differences} say are not what was computed. */
  private static Set<String> named(List<String> differences) {
    Set<String> named = new TreeSet<>();
    differences.forEach(line -> named.add(line.substring(0, line.indexOf(' '))));
    return named;
  }

  @Test
  void statesWhatALiquidationWasComputedFrom() {
    Map<String, Object> figures = closesAPart();
    Decimal notional = (Decimal) requireNonNull(figures.get("notional"));
    Decimal taker = notional.times(number("0.005"), 6, RoundingMode.CEILING);
    assertThat(figures)
        .containsEntry("kind", "LIQUIDATION")
        .containsEntry("skewSizeBefore", number("-5"))
        .containsEntry("feeWanted", taker)
        .containsEntry("fee", taker)
        .containsEntry("feeToInsurance", number("3"))
        .containsEntry("feeOverflow", taker.minus(number("3")))
        .containsEntry("impact", figures.get("premium"))
        .containsKeys("equityLeft", "costBound");
  }

  @ParameterizedTest
  @CsvSource({
    "sidePrice",
    "funding",
    "borrowing",
    "closedSize",
    "realised",
    "notional",
    "positionAfter",
    "entryNotionalAfter",
    "costBound",
    "feeWanted",
    "fee",
    "feeToInsurance",
    "feeOverflow",
    "premium",
    "impact",
    "fillPrice",
    "cashAfter"
  })
  void namesEachFigureOfALiquidationThatIsForged(String name) {
    Map<String, Object> figures = closesAPart();
    assertThat(named(forge(figures, name, "0.01"))).contains(name);
    assertThat(named(forge(figures, name, "-0.01"))).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "indexPrice, sidePrice",
    "confidence, sidePrice",
    "size, notional",
    "positionBefore, positionAfter",
    "entryNotionalBefore, realised",
    "fundingIndexAtTouch, funding",
    "fundingIndexNow, funding",
    "borrowIndexAtTouch, borrowing",
    "borrowIndexNow, borrowing",
    "skewSizeBefore, premium",
    "closeOutFeeRate, costBound",
    "liquidationRate, feeWanted",
    "insuranceTarget, feeOverflow",
    "insuranceBefore, feeToInsurance",
    "cashBefore, cashAfter"
  })
  void namesWhatDoesNotFollowFromAForgedInput(String name, String follows) {
    assertThat(named(forge(closesAPart(), name, "0.01"))).contains(follows);
  }

  @Test
  void findsMoneyThatIsTakenOffCashAndCalledAFee() {
    Map<String, Object> forged = new LinkedHashMap<>(closesAPart());
    add(forged, "fee", "100");
    add(forged, "feeOverflow", "100");
    add(forged, "cashAfter", "-100");
    assertThat(named(ReceiptCheck.recompute(new Receipt(1, forged)))).contains("fee");
  }

  @Test
  void findsMoneyThatIsTakenOffCashAndCalledImpact() {
    Map<String, Object> forged = new LinkedHashMap<>(closesAPart());
    add(forged, "premium", "100");
    add(forged, "impact", "100");
    add(forged, "cashAfter", "-100");
    assertThat(named(ReceiptCheck.recompute(new Receipt(1, forged)))).contains("impact", "premium");
  }

  private static void add(Map<String, Object> figures, String name, String by) {
    figures.compute(name, (_, value) -> ((Decimal) value).plus(number(by)));
  }

  @Test
  void provesTheLimitOfTheEquityThatIsLeft() {
    desk.confidence = Decimal.ZERO;
    desk.fund(1, "1000");
    desk.pricing.remove(A);
    desk.order(1, A, "5");
    desk.round("2000");
    desk.tradeFee = new FlatFee(number("0.005"));
    // 1,000 − 5 × 199 = 5 are left; 0.5 % of 9,005 would be 45.025
    Map<String, Object> figures = only(desk.round("1801"));
    assertThat(figures)
        .containsEntry("equityLeft", number("5"))
        .containsEntry("feeWanted", number("45.025"))
        .containsEntry("fee", number("5"))
        .containsEntry("impact", Decimal.ZERO);
    assertThat(named(forge(figures, "equityLeft", "1"))).contains("fee");
  }

  @Test
  void chargesTheBoundWhereTheTermsHaveNoFeesOfForcedCloses() {
    desk.trade = null;
    Map<String, Object> figures = closesAPart();
    assertThat(figures)
        .containsEntry("fee", figures.get("costBound"))
        .doesNotContainKey("liquidationRate");
    assertThat(named(forge(figures, "fee", "-0.01"))).contains("fee");
  }

  @Test
  void provesTheImpactWhereTheCurveHasNoPrice() {
    desk.confidence = Decimal.ZERO;
    desk.pricing.remove(A);
    desk.fund(1, "1000");
    desk.fund(2, "100000");
    desk.order(1, A, "-5");
    desk.order(2, A, "12");
    desk.round("2000");
    // A skew of 7; buying 5 would take more than the 10 that the curve has.
    desk.pricing.put(
        A, new VirtualAmmCurve(Decimal.of(10), Decimal.of(20_000), Decimal.ONE, Decimal.of(50)));
    Map<String, Object> figures = only(desk.round("2180"));
    // 1,000 − 5 × 180 = 100 are left, less 0.1 % of 10,900; the bound is 1 % of it, 109
    assertThat(figures)
        .doesNotContainKey("premium")
        .containsEntry("fee", number("10.9"))
        .containsEntry("costBound", number("109"))
        .containsEntry("impact", number("89.1"));
    assertThat(named(forge(figures, "impact", "-0.01"))).contains("impact");
    Map<String, Object> forged = new LinkedHashMap<>(figures);
    forged.put("premium", Decimal.ONE);
    assertThat(ReceiptCheck.recompute(new Receipt(1, forged)))
        .containsExactly("premium is 1, but the curve has no price");
  }

  @ParameterizedTest
  @CsvSource({"fee", "feeToInsurance", "feeOverflow", "impact", "fillPrice", "cashAfter"})
  void namesEachFigureOfAWinnersCloseThatIsForged(String name) {
    desk.confidence = Decimal.ZERO;
    desk.pricing.remove(A);
    desk.maxPoolLoss = Decimal.of(1000);
    desk.utilisationStop = Decimal.ONE;
    desk.insuranceTarget = Decimal.of(504);
    desk.fund(1, "1000");
    desk.order(1, A, "4");
    desk.round("2000");
    Map<String, Object> figures = only(desk.round("2300")); // 0.2 % of 9,200 are 18.40
    assertThat(figures)
        .containsEntry("kind", "DELEVERAGE")
        .containsEntry("fee", number("18.4"))
        .containsEntry("feeToInsurance", number("4"))
        .containsEntry("fillPrice", number("2250"));
    assertThat(named(forge(figures, name, "0.01"))).contains(name);
    assertThat(forge(figures, "positionBefore", "1")).contains("the winner is not closed whole");
  }
}
