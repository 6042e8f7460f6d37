package io.counterpool.fee.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.quote.FeePart.Effect;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.SkewFee;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteRulesTest {

  private static final SkewFee SKEW_FEE = new SkewFee(d("0.0002"), d("0.0005"));

  @Test
  void chargesTheMakerRateUpToTheFlipAndTheTakerRateBeyondIt() {
    // skew 2, sell 3 at 1,000: 2 × 1,000 × 0.0002 + 1 × 1,000 × 0.0005 = 0.4 + 0.5
    QuotedLine line = QuoteRules.lines(SKEW_FEE, d("1000"), d("2"), List.of(d("-3")), 6).getFirst();
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
    List<QuotedLine> lines =
        QuoteRules.lines(SKEW_FEE, d("1000"), d("0"), List.of(d("1"), d("-2")), 6);
    assertThat(lines).extracting(QuotedLine::fee).containsExactly(d("0.5"), d("0.7"));
    assertThat(lines.get(1).skewBefore()).isEqualTo(lines.get(0).skewAfter());
    assertThat(QuoteRules.total(lines)).isEqualTo(d("1.2"));
  }

  @Test
  void roundsUpAtTheScaleOfTheSettlementAsset() {
    // 0.001 × 1.01 × 0.0005 = 0.000000505 → 0.000001 at 6 digits
    QuotedLine line =
        QuoteRules.lines(SKEW_FEE, d("1.01"), d("0"), List.of(d("0.001")), 6).getFirst();
    assertThat(line.fee()).isEqualTo(d("0.000001"));
  }

  @Test
  void showsOneRateOfAFlatFee() {
    FlatFee flat = new FlatFee(d("0.001"));
    QuotedLine line = QuoteRules.lines(flat, d("100"), d("5"), List.of(d("-2")), 6).getFirst();
    assertThat(line.fee()).isEqualTo(d("0.2"));
    assertThat(line.parts()).containsExactly(new FeePart(Effect.REDUCES_SKEW, d("2"), d("0.001")));
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
