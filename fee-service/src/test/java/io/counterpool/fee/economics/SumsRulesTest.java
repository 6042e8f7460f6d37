package io.counterpool.fee.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.schedule.FeeSplit;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.terms.MarketState;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.fee.terms.TermsContent;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SumsRulesTest {

  private static final LastSums LAST =
      new LastSums(
          MarketSums.NONE, d("2000"), d("1"), d("0.9"), d("0.2"), d("100"), d("1"), d("-3"));

  @Test
  void addsWhatLongsPayLessWhatShortsReceiveAlsoWhenABudgetPartsThem() {
    // 30 × 0.01 − 10 × 0.01; then 30 × 0.01 − 10 × 0.005
    assertThat(SumsRules.next(LAST, terms("1.01", "0.91"), state(null)).funding())
        .isEqualTo(d("0.2"));
    assertThat(SumsRules.next(LAST, terms("1.01", "0.905"), state(null)).funding())
        .isEqualTo(d("0.25"));
  }

  @Test
  void addsLossToTheDepthThatWasStatedOrToOneUnitOfIt() {
    // 0.5² ÷ 2 × 2,000 × 3,600 s ÷ a year = 0.028538812785…
    MarketSums unit = SumsRules.next(LAST, terms("1", "0.9"), state(null));
    assertThat(unit.lossPerDepth()).isEqualTo(d("0.028538812785388128"));
    assertThat(unit.loss()).isEqualTo(Decimal.ZERO);
    assertThat(unit.rebalancingLoss(null)).isNull();
    assertThat(unit.rebalancingLoss(d("1000"))).isEqualTo(d("28.538812785388128"));
    MarketSums stated = SumsRules.next(LAST, terms("1", "0.9"), state(d("1000")));
    assertThat(stated.lossPerDepth()).isEqualTo(Decimal.ZERO);
    assertThat(stated.rebalancingLoss(null)).isEqualTo(d("28.538812785388128"));
  }

  @Test
  void addsBorrowingOfBothSidesAndTheGrowthOfWhatIsReported() {
    MarketSums sums = SumsRules.next(LAST, terms("1", "0.9"), state(null));
    // 40 × 0.01; 150 − 100; 2.5 − 1; 0 − (−3)
    assertThat(sums.borrowing()).isEqualTo(d("0.4"));
    assertThat(sums.volume()).isEqualTo(d("50"));
    assertThat(sums.tradeFees()).isEqualTo(d("1.5"));
    assertThat(sums.impact()).isEqualTo(d("3"));
    assertThat(sums.rounds()).isEqualTo(1);
    assertThat(sums.seconds()).isEqualTo(3600);
    assertThat(SumsRules.next(null, terms("1", "0.9"), state(null))).isEqualTo(MarketSums.NONE);
  }

  private static MarketState state(@Nullable Decimal depth) {
    return new MarketState(
        new PoolId("P"),
        Instant.EPOCH,
        d("2100"),
        d("30"),
        d("10"),
        d("0.4"),
        d("0.5"),
        null,
        null,
        null,
        d("150"),
        d("2.5"),
        Decimal.ZERO,
        depth);
  }

  private static TermsContent terms(String fundingIndex, String fundingIndexShort) {
    return new TermsContent(
        new MarketId("M"),
        2,
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        new FlatFee(d("0.001")),
        new FeeSplit(Decimal.ONE, Decimal.ZERO, Decimal.ZERO),
        Decimal.ZERO,
        d(fundingIndex),
        Decimal.ZERO,
        d("0.21"),
        3600,
        1L,
        null,
        d(fundingIndexShort),
        null,
        null,
        null);
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
