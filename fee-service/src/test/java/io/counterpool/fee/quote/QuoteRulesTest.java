package io.counterpool.fee.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.quote.FeePart.Effect;
import io.counterpool.fee.quote.QuoteRules.Charges;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeLine;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuoteRulesTest {

  private static final SkewFee SKEW_FEE = new SkewFee(d("0.0002"), d("0.0005"));

  @Test
  void chargesTheMakerRateUpToTheFlipAndTheTakerRateBeyondIt() {
    // skew 2, sell 3 at 1,000: 2 × 1,000 × 0.0002 + 1 × 1,000 × 0.0005 = 0.4 + 0.5
    QuotedLine line = lines(SKEW_FEE, d("1000"), d("2"), List.of(d("-3")), 6).getFirst();
    assertThat(line.fee()).isEqualTo(d("0.9"));
    assertThat(line.parts())
        .containsExactly(
            new FeePart(Effect.REDUCES_SKEW, d("2"), d("0.0002")),
            new FeePart(Effect.ADDS_SKEW, d("1"), d("0.0005")));
    assertThat(line.skewBefore()).isEqualTo(d("2"));
    assertThat(line.skewAfter()).isEqualTo(d("-1"));
  }

  @Test
  void pricesEachLineOnTheSkewThatTheOnesBeforeItLeave() {
    // skew 0: buy 1 adds (0.5), then sell 2 reduces 1 (0.2) and adds 1 (0.5)
    List<QuotedLine> lines = lines(SKEW_FEE, d("1000"), d("0"), List.of(d("1"), d("-2")), 6);
    assertThat(lines).extracting(QuotedLine::fee).containsExactly(d("0.5"), d("0.7"));
    assertThat(lines.get(1).skewBefore()).isEqualTo(lines.get(0).skewAfter());
    assertThat(QuoteRules.total(lines)).isEqualTo(d("1.2"));
  }

  @Test
  void roundsUpAtTheScaleOfTheSettlementAsset() {
    // 0.001 × 1.01 × 0.0005 = 0.000000505 → 0.000001 at 6 digits
    QuotedLine line = lines(SKEW_FEE, d("1.01"), d("0"), List.of(d("0.001")), 6).getFirst();
    assertThat(line.fee()).isEqualTo(d("0.000001"));
  }

  @Test
  void showsOneRateOfAFlatFee() {
    FlatFee flat = new FlatFee(d("0.001"));
    QuotedLine line = lines(flat, d("100"), d("5"), List.of(d("-2")), 6).getFirst();
    assertThat(line.fee()).isEqualTo(d("0.2"));
    assertThat(line.parts()).containsExactly(new FeePart(Effect.REDUCES_SKEW, d("2"), d("0.001")));
  }

  @Test
  void explainsALineByCauseAndCarriesTheStateOn() {
    // Rates 0.0005 and 0.0009 of which 0.0003 are for volatility; a tenth off for the volume; a
    // latency premium of 0.0001; a rebate of at most 0.05 × 10 = 0.5.
    Charges charges =
        new Charges(
            new FeeResolution(new SkewFee(d("0.0005"), d("0.0009")), d("0.0003"), null),
            new VolumeTiers(List.of(new VolumeTier(d("5000"), d("0.1")))),
            d("0.0001"),
            new ImpactRebate(d("0.05"), 3600));
    QuoteState state = new QuoteState(d("1000"), d("2"), d("5000"), d("10"), d("0"), null);
    List<QuotedLine> lines =
        QuoteRules.lines(
            charges,
            state,
            List.of(new QuotedTrade(d("-3"), d("-0.3")), new QuotedTrade(d("1"), d("-0.3"))),
            6);
    // 3,000: base 3,000 × 0.0002, skew 1,000 × 0.0004, volatility 3,000 × 0.0003; 1.9 in all
    assertThat(lines.getFirst().explained())
        .isEqualTo(
            new FeeLine(
                d("3000"), d("0.6"), d("0.4"), d("0.9"), d("0.19"), d("0.3"), d("0"), d("0.3"),
                d("1.71")));
    assertThat(lines.getFirst().fee()).isEqualTo(d("2.01"));
    assertThat(lines.getFirst().volumeAfter()).isEqualTo(d("8000"));
    // What is left of the budget: 0.5 − 0.3
    assertThat(lines.get(1).explained().rebate()).isEqualTo(d("0.2"));
    assertThat(lines.get(1).rebatePaidBefore()).isEqualTo(d("0.3"));
    assertThat(lines.get(1).rebatePaidAfter()).isEqualTo(d("0.5"));
    assertThat(lines.get(1).volumeBefore()).isEqualTo(d("8000"));
    assertThat(QuoteRules.rebates(lines)).isEqualTo(d("0.5"));
  }

  @Test
  void chargesWhatTheSizeCosts() {
    QuotedLine line = rebated(null, null, "12.0000001").getFirst();
    assertThat(line.explained().impact()).isEqualTo(d("12.000001"));
    assertThat(line.fee()).isEqualTo(d("1"));
    assertThat(line.explained().total()).isEqualTo(d("13.000001"));
    assertThat(QuoteRules.impacts(List.of(line))).isEqualTo(d("12.000001"));
    assertThat(line.impactBalanceBefore()).isNull();
    assertThat(line.impactBalanceAfter()).isNull();
  }

  @Test
  void paysBackWhatTheMarketHoldsWhereThereIsNoBudget() {
    assertThat(rebates(rebated(null, null, "-3"))).containsExactly(d("0"));
    // 7 held: 5, then the 2 that are left and 0.5 that a line brings in
    List<QuotedLine> lines = rebated(null, "7", "-5", "0.5", "-5", "-5");
    assertThat(rebates(lines)).containsExactly(d("5"), d("0"), d("2.5"), d("0"));
    assertThat(lines)
        .extracting(QuotedLine::impactBalanceBefore)
        .containsExactly(d("7"), d("2"), d("2.5"), d("0"));
    assertThat(lines.getLast().impactBalanceAfter()).isEqualTo(d("0"));
    assertThat(lines.getLast().rebatePaidAfter()).isEqualTo(d("0"));
  }

  @Test
  void paysBackTheLesserOfBudgetAndBalance() {
    // A tenth of the 60 held when the interval began: 6, of which 4 are paid, so that 2 are left.
    ImpactRebate budget = new ImpactRebate(d("0.1"), 3600);
    assertThat(rebates(rebated(budget, null, "-1", "-5"))).containsExactly(d("1"), d("1"));
    assertThat(rebates(rebated(budget, "50", "-1", "-5"))).containsExactly(d("1"), d("1"));
    assertThat(rebates(rebated(budget, "1.5", "-1", "-5"))).containsExactly(d("1"), d("0.5"));
    assertThat(rebates(rebated(budget, "0", "-1"))).containsExactly(d("0"));
  }

  /** Lines of 1,000 at 0.001, one a premium. */
  private static List<QuotedLine> rebated(
      @Nullable ImpactRebate budget, @Nullable String balance, String... premiums) {
    return QuoteRules.lines(
        new Charges(
            new FeeResolution(new FlatFee(d("0.001")), Decimal.ZERO, null),
            null,
            Decimal.ZERO,
            budget),
        new QuoteState(
            d("1000"),
            d("0"),
            d("0"),
            d("60"),
            budget == null ? d("0") : d("4"),
            balance == null ? null : d(balance)),
        Stream.of(premiums).map(premium -> new QuotedTrade(d("1"), d(premium))).toList(),
        6);
  }

  private static List<Decimal> rebates(List<QuotedLine> lines) {
    return lines.stream().map(line -> line.explained().rebate()).toList();
  }

  private static List<QuotedLine> lines(
      TradeFee fee, Decimal price, Decimal skew, List<Decimal> sizes, int scale) {
    return QuoteRules.lines(
        new Charges(new FeeResolution(fee, Decimal.ZERO, null), null, Decimal.ZERO, null),
        QuoteState.of(price, skew, null, null, null, null),
        sizes.stream().map(size -> new QuotedTrade(size, null)).toList(),
        scale);
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
