package io.counterpool.pool.distribution;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.PoolRows.VolumeRow;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.market.FundingIndices;
import io.counterpool.pool.order.DryRun;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.ReceiptCheck;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.position.PositionChange;
import io.counterpool.pool.valuation.Valuation.MarketExposure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fee terms charge beside the rates: tiers, budgets of rebates, the liquidation fee. */
class TradeChargesTest {

  private static final FeeDiscount TIERS =
      new VolumeTiers(
          List.of(
              new VolumeTier(number("20000"), number("0.1")),
              new VolumeTier(number("30000"), number("0.25"))));

  private static final TradeFee NO_FEE = new FlatFee(Decimal.ZERO);

  private final Desk desk = new Desk("1000000", "500");

  private Receipt trade(String size) {
    desk.order(1, A, size);
    Journal journal = desk.round("2000");
    assertThat(journal.receipts).hasSize(1);
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
    return journal.receipts.getFirst();
  }

  private void tiers() {
    desk.tradeFee = new FlatFee(number("0.001"));
    desk.trade = new TradeCharges(null, TIERS, null, null);
    desk.fund(1, "5000");
  }

  @Test
  void discountsByTheVolumeBeforeTheTrade() {
    tiers();
    assertThat(trade("5").figures())
        .containsEntry("fee", number("10"))
        .containsEntry("volume30d", Decimal.ZERO);
    assertThat(trade("-5").figures()).containsEntry("fee", number("10"));
    Receipt third = trade("5");
    assertThat(third.figures())
        .containsEntry("volume30d", number("20000"))
        .containsEntry("tierDiscount", number("0.1"))
        .containsEntry("feeDiscount", number("1"))
        .containsEntry("fee", number("9"))
        .containsEntry("feeToPool", number("6.3"));
    assertThat(trade("-5").figures()).containsEntry("fee", number("7.5"));
    Map<String, Object> forged = new LinkedHashMap<>(third.figures());
    forged.put("volume30d", number("30000"));
    assertThat(ReceiptCheck.recompute(new Receipt(1, forged))).isNotEmpty();
  }

  @Test
  void givesEveryOrderOfARoundTheTierOfTheVolumeBeforeIt() {
    tiers();
    desk.fund(1, "50000");
    desk.order(1, A, "10");
    desk.order(1, A, "5");
    desk.order(1, A, "10");
    Journal split = desk.round("2000");
    // One order of 25 pays 50,000 × 0.001 = 50.
    assertThat(split.fills)
        .extracting(Fill::fee)
        .containsExactly(number("20"), number("10"), number("20"));
    for (Receipt receipt : split.receipts) {
      assertThat(receipt.figures()).containsEntry("volume30d", Decimal.ZERO);
      assertThat(ReceiptCheck.recompute(receipt)).isEmpty();
    }
    assertThat(desk.state().drainChanges().volumes())
        .extracting(VolumeRow::notional)
        .containsExactly(number("50000"));
    assertThat(trade("-5").figures())
        .containsEntry("volume30d", number("50000"))
        .containsEntry("fee", number("7.5"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverSavesBySplittingAnOrderInsideARound(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 40; i++) {
      List<Decimal> parts = new ArrayList<>();
      Decimal whole = Decimal.ZERO;
      for (int part = 0; part < 2 + i % 4; part++) {
        parts.add(Decimal.ofUnits(random.nextLong(100, 90_000), 4));
        whole = whole.plus(parts.getLast());
      }
      Decimal before = Decimal.ofUnits(random.nextLong(100, 200_000), 4);
      Decimal rate = Decimal.ofUnits(random.nextLong(2_000_000), 9);
      assertThat(feesOf(parts, before, rate))
          .as("seed %s: %s after %s at %s", seed, parts, before, rate)
          .isGreaterThanOrEqualTo(feesOf(List.of(whole), before, rate));
    }
  }

  /** Of sales in one round, after a round with a purchase. */
  private static Decimal feesOf(List<Decimal> sales, Decimal before, Decimal rate) {
    Desk desk = new Desk("1000000", "500");
    desk.tradeFee = new SkewFee(rate, rate.plus(number("0.0003")));
    desk.trade = new TradeCharges(rate, TIERS, null, null);
    desk.fund(1, "1000000");
    desk.order(1, A, before.toString());
    desk.round("2000");
    sales.forEach(size -> desk.order(1, A, size.negate().toString()));
    Journal journal = desk.round("2000");
    assertThat(journal.fills).hasSameSizeAs(sales);
    return journal.fills.stream().map(Fill::fee).reduce(Decimal.ZERO, Decimal::plus);
  }

  @Test
  void explainsTheFeeOfAnOrderInItsReceipt() {
    desk.tradeFee = new SkewFee(number("0.0005"), number("0.0009"));
    desk.trade = new TradeCharges(number("0.0003"), TIERS, null, null);
    desk.fund(1, "50000");
    trade("10");
    // 40,000 and 2,000: base 0.0002 of both, skew 0.0004 of 20,000, volatility 0.0003, a tenth off
    Receipt receipt = trade("-20");
    assertThat(receipt.figures())
        .containsEntry("feeBase", number("8"))
        .containsEntry("feeSkew", number("8"))
        .containsEntry("feeVolatility", number("12"))
        .containsEntry("feeDiscount", number("2.8"))
        .containsEntry("fee", number("25.2"));
    for (String part : List.of("feeBase", "feeSkew", "feeVolatility", "volatilityRate")) {
      Map<String, Object> forged = new LinkedHashMap<>(receipt.figures());
      forged.put(part, number("0.0001"));
      assertThat(ReceiptCheck.recompute(new Receipt(1, forged))).as(part).isNotEmpty();
    }
    DryRun.Trade quote = quote("10");
    assertThat(quote.feeBase()).isEqualTo(number("4"));
    assertThat(quote.feeSkew()).isEqualTo(Decimal.ZERO);
    assertThat(quote.feeVolatility()).isEqualTo(number("6"));
    assertThat(quote.feeDiscount()).isEqualTo(number("2.5"));
    assertThat(quote.fee()).isEqualTo(number("7.5"));
  }

  @Test
  void refusesTermsWhosePartForVolatilityExceedsTheRateItIsAPartOf() {
    desk.tradeFee = new FlatFee(number("0.0002"));
    desk.trade = new TradeCharges(number("0.0003"), null, null, null);
    assertThatThrownBy(() -> desk.input("2000", null, null))
        .hasMessage("volatilityRate must be at most lowest rate 0.0002, was 0.0003");
  }

  private DryRun.Trade quote(String size) {
    return requireNonNull(
        DryRun.quote(
                desk.state(), desk.input("2000", null, null), Desk.account(1), Desk.market(A, size))
            .trade());
  }

  @Test
  void quotesTheFeeOfTheTier() {
    tiers();
    trade("5");
    trade("-5");
    DryRun.Trade quote = quote("5");
    assertThat(quote.volume30d()).isEqualTo(number("20000"));
    assertThat(quote.feeDiscount()).isEqualTo(number("1"));
    assertThat(quote.fee()).isEqualTo(number("9"));
  }

  @Test
  void forgetsADayAfterThirty() {
    tiers();
    trade("5");
    trade("-5");
    desk.now = desk.now.plusSeconds(29 * 86_400L);
    assertThat(trade("5").figures()).containsEntry("volume30d", number("20000"));
    desk.now = desk.now.plusSeconds(86_400L);
    assertThat(trade("-5").figures()).containsEntry("volume30d", number("10000"));
    assertThat(desk.state().drainChanges().volumes()).hasSize(3); // one of them at 0: it goes
  }

  @Test
  void countsVolumeBeforeThereAreTiers() {
    tiers();
    desk.trade = null;
    trade("5");
    trade("-5");
    desk.trade = new TradeCharges(null, TIERS, null, null);
    assertThat(trade("5").figures()).containsEntry("fee", number("9"));
  }

  @Test
  void chargesTheLiquidationRateButNoMoreThanMarginWasHeldFor() {
    // LossesTest.paysTheCloseOutFeeToInsurance: 1.2381 × 1,890 = 2,340.009
    assertThat(liquidationFee("0.004", NO_FEE)).isEqualTo(number("9.360036"));
    assertThat(liquidationFee("0.02", NO_FEE)).isEqualTo(number("23.40009"));
  }

  @Test
  void neverLiquidatesForLessThanAnOrderPays() {
    // 0.1 % of 2,340.009 would be 2.340009; the order pays 0.5 %, whatever its tier
    assertThat(liquidationFee("0.001", new FlatFee(number("0.005"))))
        .isEqualTo(number("11.700045"));
    // in a surge no more than margin was held for
    assertThat(liquidationFee("0.001", new FlatFee(number("0.03")))).isEqualTo(number("23.40009"));
    // the sale lowers the skew: as an order 0.05 %
    assertThat(liquidationFee("0.001", new SkewFee(number("0.0005"), number("0.005"))))
        .isEqualTo(number("2.340009"));
  }

  private static Decimal liquidationFee(String rate, TradeFee orders) {
    Desk desk = new Desk("1000000", "500");
    desk.buffer = number("0.2");
    desk.closeOutFee = number("0.01");
    FeeDiscount half = new VolumeTiers(List.of(new VolumeTier(number("10000"), number("0.5"))));
    desk.trade =
        new TradeCharges(null, half, null, new ForcedCloseFees(number(rate), Decimal.ZERO));
    desk.fund(1, "1000");
    desk.order(1, A, "5");
    desk.round("2000");
    desk.tradeFee = orders;
    Journal journal = desk.round("1890");
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
    assertThat(desk.insurance()).isEqualTo(number("500").plus(journal.fills.getFirst().fee()));
    return journal.liquidations.getFirst().fee();
  }

  @Test
  void chargesWinnersThatAreClosedTheCloseOutRateButNoMoreThanTheyGet() {
    // LossesTest.closesWinnersForExactlyTheLastBudget: 250 and 750 for 2,300 and 6,900 of notional
    assertThat(closeOutFees("0.01")).containsExactly(number("23"), number("69"));
    assertThat(closeOutFees("0.2")).containsExactly(number("250"), number("750"));
  }

  private static List<Decimal> closeOutFees(String rate) {
    Desk desk = new Desk("1000000", "500");
    desk.maxPoolLoss = Decimal.of(1000);
    desk.utilisationStop = Decimal.ONE;
    desk.insuranceTarget = Decimal.of(550);
    desk.trade =
        new TradeCharges(null, null, null, new ForcedCloseFees(Decimal.ZERO, number(rate)));
    desk.fund(1, "1000");
    desk.fund(2, "1000");
    desk.order(1, A, "1");
    desk.order(2, A, "3");
    desk.round("2000");
    Decimal before = desk.poolCash();
    Journal journal = desk.round("2300");
    List<Decimal> fees = journal.fills.stream().map(Fill::fee).toList();
    Decimal all = fees.getFirst().plus(fees.getLast());
    assertThat(journal.receipts).allMatch(receipt -> ReceiptCheck.recompute(receipt).isEmpty());
    assertThat(desk.insurance()).isEqualTo(Decimal.of(550));
    assertThat(desk.poolCash()).isEqualTo(before.minus(Decimal.of(1050)).plus(all));
    assertThat(desk.cash(1)).isEqualTo(Decimal.of(1250).minus(fees.getFirst()));
    assertThat(desk.cash(2)).isEqualTo(Decimal.of(1750).minus(fees.getLast()));
    return fees;
  }

  @Test
  void takesNoFeeOutOfEquityThatIsNotThere() {
    PositionChange change =
        PositionChange.of(
                new Position(Decimal.ONE, number("2000"), Decimal.ZERO, Decimal.ZERO),
                Decimal.ONE.negate(),
                number("3000"),
                new FundingIndices(Decimal.ZERO, Decimal.ZERO),
                Decimal.ZERO,
                Decimal.ZERO,
                6)
            .realising(number("1000"));
    ForcedCloseFees fees = new ForcedCloseFees(Decimal.ZERO, number("0.01"));
    assertThat(TradeCharges.closeOutFee(fees, change, number("500"), 6)).isEqualTo(number("30"));
    assertThat(TradeCharges.closeOutFee(fees, change, number("10"), 6)).isEqualTo(number("10"));
    assertThat(TradeCharges.closeOutFee(fees, change, Decimal.ZERO, 6)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void tellsWhatAMarketHasTradedAndCharged() {
    Desk desk = new Desk("1000000", "500");
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.tradeFee = new FlatFee(number("0.001"));
    desk.fund(1, "10000");
    desk.order(1, A, "5");
    desk.round("2000"); // 10,000 of notional; premium 2,000 × 5 × 2.5 ÷ 1,000 = 25
    desk.order(1, A, "-1");
    desk.round("2000"); // 2,000; rebate 2,000 × 4.5 ÷ 1,000 = 9
    var market = desk.state().markets().peek(A);
    assertThat(market.volume()).isEqualTo(Decimal.of(12_000));
    assertThat(market.tradeFees()).isEqualTo(Decimal.of(12));
    assertThat(market.impactKept()).isEqualTo(Decimal.of(16));
    assertThat(market.row().volume()).isEqualTo(Decimal.of(12_000));
  }

  @Test
  void showsWhatRebatesAreLimitedBy() {
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.fund(1, "50000");
    desk.fund(2, "100000");
    desk.order(2, A, "-40");
    MarketExposure before = exposure(desk.round("2000"));
    assertThat(before.impactBalance()).isEqualTo(number("1600"));
    assertThat(before.rebateSince()).isNull();
    assertThat(before.rebateHeld()).isNull();
    assertThat(before.rebatePaid()).isNull();
    desk.trade = new TradeCharges(null, null, new ImpactRebate(number("0.1"), 3600), null);
    desk.order(1, A, "1");
    MarketExposure after = exposure(desk.round("2000")); // 2,000 × 39.5 ÷ 1,000 = 79
    assertThat(after.impactBalance()).isEqualTo(number("1521"));
    assertThat(after.rebateSince()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(after.rebateHeld()).isEqualTo(number("1600"));
    assertThat(after.rebatePaid()).isEqualTo(number("79"));
  }

  private static MarketExposure exposure(Journal journal) {
    return journal.valuations.getFirst().markets().getFirst();
  }

  @Test
  void paysRebatesOutOfTheBudgetOfTheInterval() {
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.trade = new TradeCharges(null, null, new ImpactRebate(number("0.1"), 3600), null);
    desk.fund(1, "50000");
    desk.fund(2, "100000");
    desk.order(2, A, "-40"); // 2,000 × 40 × 20 ÷ 1,000
    desk.round("2000");
    assertThat(desk.impact(A)).isEqualTo(number("1600"));
    // Nothing was held when this hour began.
    assertThat(trade("1").figures()).containsEntry("impact", Decimal.ZERO);
    desk.now = desk.now.plusSeconds(3600);
    assertThat(trade("1").figures()) // wants 2,000 × 38.5 ÷ 1,000 = 77 of 160
        .containsEntry("impact", number("-77"));
    Receipt second = trade("5"); // wants 2,000 × 5 × 35.5 ÷ 1,000 = 355
    assertThat(second.figures())
        .containsEntry("premium", number("-355"))
        .containsEntry("impact", number("-83"))
        .containsEntry("rebateHeld", number("1600"))
        .containsEntry("rebatePaidBefore", number("77"));
    assertThat(trade("1").figures()).containsEntry("impact", Decimal.ZERO);
    desk.now = desk.now.plusSeconds(3600);
    assertThat(trade("5").figures()) // a tenth of 1,440
        .containsEntry("impact", number("-144"));
    Map<String, Object> forged = new LinkedHashMap<>(second.figures());
    forged.put("rebatePaidBefore", Decimal.ZERO);
    assertThat(ReceiptCheck.recompute(new Receipt(1, forged))).isNotEmpty();
  }
}
