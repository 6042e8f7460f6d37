package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.ImbalanceImpact;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.pool.executor.RoundDraft.MarketDraft;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.ReceiptCheck;
import io.counterpool.pool.valuation.Valuation;
import org.junit.jupiter.api.Test;

/** Funding whose index of shorts is apart from that of longs. */
class FundingSidesTest {

  private final Desk desk = new Desk("1000000", "500");

  private void indices(String longs, String shorts) {
    desk.fundingIndex.put(A, number(longs));
    desk.fundingIndexShort.put(A, number(shorts));
  }

  private MarketState market() {
    return desk.state().markets().get(A);
  }

  @Test
  void longsPayTheirIndexAndShortsReceiveTheirs() {
    desk.fund(1, "1000");
    desk.fund(2, "1000");
    desk.order(1, A, "2");
    desk.order(2, A, "-1");
    desk.round("2000");
    indices("1.0000001", "0.3333333");
    desk.order(1, A, "-2");
    desk.order(2, A, "1");
    desk.round("2000");
    // long: 2 × 1.0000001 = 2.0000002 → 2.000001 paid
    assertThat(desk.cash(1)).isEqualTo(number("997.999999"));
    // short: receives 1 × 0.3333333 → 0.333333
    assertThat(desk.cash(2)).isEqualTo(number("1000.333333"));
    assertThat(desk.poolCash()).isEqualTo(number("1000001.666668"));
  }

  @Test
  void theValueCountsWhatEachSideOwesAndASettlementMovesNothing() {
    desk.fund(1, "10000");
    desk.fund(2, "10000");
    desk.order(1, A, "2");
    desk.order(2, A, "-3");
    desk.round("2000");
    indices("1.5", "0.4");
    Valuation before = desk.round("2000").valuations.getFirst();
    // 2 × 1.5 − 3 × 0.4
    assertThat(before.accrued()).isEqualTo(number("1.8"));
    desk.order(1, A, "1");
    desk.order(2, A, "-1");
    Valuation after = desk.round("2000").valuations.getFirst();
    assertThat(after.accrued()).isEqualTo(Decimal.ZERO);
    assertThat(after.cash().minus(before.cash())).isEqualTo(number("1.8"));
    assertThat(after.value()).isEqualTo(before.value());
  }

  @Test
  void aFlipSettlesOnTheSideItLeavesAndStartsOnTheSideItEnters() {
    desk.fund(1, "10000");
    desk.order(1, A, "2");
    desk.round("2000");
    indices("1", "0.25");
    desk.order(1, A, "-5");
    Journal flip = desk.round("2000");
    // 2 × 1, not 0.25
    assertThat(desk.cash(1)).isEqualTo(number("9998"));
    var held = requireNonNull(desk.accountState(1).position(A));
    assertThat(held.fundingIndex()).isEqualTo(number("0.25"));
    assertThat(market().accrued()).isEqualTo(Decimal.ZERO);
    var receipt = flip.receipts.getFirst();
    assertThat(receipt.figures())
        .containsEntry("fundingIndexNow", number("1"))
        .containsEntry("fundingIndexAfter", number("0.25"));
    assertThat(ReceiptCheck.recompute(receipt)).isEmpty();

    indices("9", "0.75");
    desk.order(1, A, "4");
    Journal back = desk.round("2000");
    // −3 × (0.75 − 0.25): receives 1.5; the long that it opens starts at 9
    assertThat(desk.cash(1)).isEqualTo(number("9999.5"));
    held = requireNonNull(desk.accountState(1).position(A));
    assertThat(held.fundingIndex()).isEqualTo(number("9"));
    assertThat(ReceiptCheck.recompute(back.receipts.getFirst())).isEmpty();
    assertThat(market().accrued()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void aShortIsLiquidatedByItsOwnIndexAlone() {
    desk.fund(1, "1000");
    desk.order(1, A, "-5");
    desk.round("2000");
    indices("-120", "0");
    assertThat(desk.round("2000").liquidations).isEmpty();
    indices("0", "-120");
    Journal journal = desk.round("2000");
    // equity 1,000 − 5 × 120 = 400 < 5 × 2,000 × 5 %
    assertThat(journal.liquidations).hasSize(1);
    assertThat(journal.liquidations.getFirst().equityBefore()).isEqualTo(number("400"));
    assertThat(journal.fills.getFirst().funding()).isEqualTo(number("600"));
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
  }

  @Test
  void theGateCountsWhatTheSideOwes() {
    desk.fund(1, "1000");
    desk.order(1, A, "-2");
    desk.round("2000");
    indices("0", "-100");
    // 1,000 − 2 × 100 owed: 400 are free beside the initial margin of 10 %
    long tooMuch = desk.withdraw(1, "USDC", "400.000001");
    desk.round("2000");
    long enough = desk.withdraw(1, "USDC", "400");
    desk.round("2000");
    assertThat(desk.end(tooMuch)).isEqualTo("margin-too-low");
    assertThat(desk.cash(1)).as(desk.end(enough)).isEqualTo(number("600"));
  }

  @Test
  void aDeleveragedShortSettlesItsOwnIndex() {
    desk.maxPoolLoss = number("100");
    desk.fund(1, "1000");
    desk.order(1, A, "-1");
    desk.round("2000");
    indices("50", "-2");
    Journal journal = desk.round("1800");
    Fill fill = journal.fills.getFirst();
    assertThat(fill.kind()).isEqualTo(Fill.Kind.DELEVERAGE);
    assertThat(fill.funding()).isEqualTo(number("2"));
    assertThat(desk.cash(1)).isEqualTo(number("1098"));
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
  }

  @Test
  void nothingIsWrittenOfTheShortsIndexWhileItIsThatOfLongs() {
    desk.fund(1, "10000");
    desk.order(1, A, "2");
    desk.round("2000");
    indices("1", "1");
    desk.order(1, A, "-5");
    Journal flip = desk.round("2000");
    assertThat(flip.receipts.getFirst().figures()).doesNotContainKey("fundingIndexAfter");
    assertThat(market().row().fundingIndexShort()).isNull();
    desk.fundingIndexShort.clear();
    RoundInput input = desk.input("2000", null, null);
    assertThat(WireConfiguration.mapper().writeValueAsString(input))
        .contains("fundingIndex")
        .doesNotContain("fundingIndexShort");
    indices("1", "0.5");
    desk.run(input);
    desk.round("2000");
    assertThat(market().row().fundingIndexShort()).isEqualTo(number("0.5"));
  }

  @Test
  void theDraftTellsPremiumDepthAndValueAsTheRoundBeforeLeftThem() {
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    RoundDraft first = draft("2000");
    assertThat(first.poolValue()).isEqualTo(number("1000000"));
    assertThat(first.markets())
        .containsExactly(
            new MarketDraft(
                A,
                "A-USD",
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.of(1000),
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO));
    desk.fund(1, "1000");
    desk.order(1, A, "2");
    desk.round("2000");
    Valuation last = desk.round("2010").valuations.getFirst();
    RoundDraft draft = draft("2500");
    assertThat(draft.poolValue()).isEqualTo(last.value());
    // Whatever this round's price is: utilisation is that of the round before.
    assertThat(draft.utilisation()).isEqualTo(last.utilisation());
    assertThat(draft.markets().getFirst().premium()).isEqualTo(number("0.002"));
    assertThat(draft.markets().getFirst().volume()).isEqualTo(number("4000"));
    assertThat(draft.markets().getFirst().impactKept()).isEqualTo(number("4"));
  }

  @Test
  void theDraftLeavesOutWhatThePricingDoesNotDefine() {
    desk.pricing.put(A, new ImbalanceImpact(number("0"), number("0.00000001"), Decimal.of(2)));
    MarketDraft market = draft("2000").markets().getFirst();
    assertThat(market.premium()).isNull();
    assertThat(market.skewDepth()).isNull();
  }

  @Test
  void theDraftStatesTheDepthOfACurveWhereTheMarketStands() {
    desk.pricing.put(
        A, new VirtualAmmCurve(number("1000"), number("2000000"), Decimal.ONE, number("0.1")));
    assertThat(draft("2000").markets().getFirst().skewDepth()).isEqualTo(number("500"));
    desk.fund(1, "1000");
    desk.order(1, A, "2");
    desk.round("2000");
    // 2,000 × 998³ ÷ (2 × 1,000 × 2,000,000)
    assertThat(draft("2500").markets().getFirst().skewDepth()).isEqualTo(number("497.005996"));
  }

  @Test
  void theDraftOfAPoolThatNobodyHasBroughtAnythingToUsesNothingOfIt() {
    Desk empty = new Desk("0", "0");
    RoundInput input = empty.input("2000", null, null);
    RoundDraft draft =
        empty.machine.draft(1, input.at(), input.pool(), input.markets(), input.feeds());
    assertThat(draft.utilisation()).isEqualTo(Decimal.ZERO);
    assertThat(empty.run(input).valuations.getFirst().utilisation()).isEqualTo(Decimal.ZERO);
  }

  private RoundDraft draft(String price) {
    Desk other = new Desk("0", "0");
    other.pricing = desk.pricing;
    RoundInput input = other.input(price, null, null);
    return desk.machine.draft(1, input.at(), input.pool(), input.markets(), input.feeds());
  }
}
