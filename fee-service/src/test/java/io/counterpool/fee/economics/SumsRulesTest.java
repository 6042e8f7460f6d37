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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumsRulesTest {

  private static final LastSums LAST =
      new LastSums(
          MarketSums.NONE,
          Instant.EPOCH.minusSeconds(3600),
          d("2000"),
          d("0.5"),
          d("1"),
          d("0.9"),
          d("0.2"),
          d("100"),
          d("1"),
          d("-3"));

  @Test
  void addsWhatLongsPayLessWhatShortsReceiveAlsoWhenABudgetPartsThem() {
    // 30 × 0.01 − 10 × 0.01; then 30 × 0.01 − 10 × 0.005
    assertThat(SumsRules.next(LAST, terms("1.01", "0.91"), state(null)).funding())
        .isEqualTo(d("0.2"));
    assertThat(SumsRules.next(LAST, terms("1.01", "0.905"), state(null)).funding())
        .isEqualTo(d("0.25"));
  }

  @Test
  void addsLossAtTheDepthThatWasStatedAndForOneUnitOfAnyOther() {
    // 0.5² ÷ 2 × 2,000 × 3,600 s ÷ a year = 0.028538812785…
    MarketSums unit = SumsRules.next(LAST, terms("1", "0.9"), state(null));
    assertThat(unit.perDepth().loss()).isEqualTo(d("0.028538812785388128"));
    assertThat(unit.stated()).isEqualTo(LossSums.NONE);
    assertThat(unit.rebalancingLoss(null)).isNull();
    assertThat(unit.rebalancingLoss(d("1000"))).isEqualTo(d("28.538812785388128"));
    MarketSums stated = SumsRules.next(LAST, terms("1", "0.9"), state(d("1000")));
    assertThat(stated.rebalancingLoss(null)).isEqualTo(d("28.538812785388127854"));
    assertThat(stated.rebalancingLoss(d("10"))).isEqualTo(d("0.28538812785388128"));
  }

  @Test
  void addsBorrowingOfBothSidesAndTheGrowthOfWhatIsReported() {
    MarketSums sums = SumsRules.next(LAST, terms("1", "0.9"), state(null));
    // 40 × 0.01; 150 − 100; 2.5 − 1, half of it the pool's; 0 − (−3)
    assertThat(sums.borrowing()).isEqualTo(d("0.4"));
    assertThat(sums.volume()).isEqualTo(d("50"));
    assertThat(sums.tradeFees()).isEqualTo(d("1.5"));
    assertThat(sums.poolFees()).isEqualTo(d("0.75"));
    assertThat(sums.impact()).isEqualTo(d("3"));
    assertThat(sums.rounds()).isEqualTo(1);
    assertThat(sums.seconds()).isEqualTo(3600);
    assertThat(sums.reportedSeconds()).isEqualTo(3600);
    assertThat(SumsRules.next(null, terms("1", "0.9"), state(null))).isEqualTo(MarketSums.NONE);
  }

  @Test
  void countsTheTimeThatPassedBesideWhatAccruedOfIt() {
    LastSums longAgo =
        new LastSums(
            MarketSums.NONE,
            Instant.EPOCH.minusSeconds(36_000),
            LAST.price(),
            LAST.poolShare(),
            LAST.fundingIndex(),
            LAST.fundingIndexShort(),
            LAST.borrowIndex(),
            LAST.volume(),
            LAST.tradeFees(),
            LAST.impact());
    MarketSums sums = SumsRules.next(longAgo, terms("1", "0.9"), state(d("1000")));
    assertThat(sums.seconds()).isEqualTo(36_000);
    assertThat(sums.accruedSeconds()).isEqualTo(3600);
    assertThat(sums.reportedSeconds()).isEqualTo(36_000);
    // Ten times that of the hour
    assertThat(sums.perDepth().loss()).isEqualTo(d("0.285388127853881279"));
  }

  @Test
  void coversTheIntervalsThatHaveALossAndAReport() {
    LossSums both = SumsRules.next(LAST, terms("1", "0.9"), state(d("1000"))).stated();
    assertThat(both.coveredSeconds()).isEqualTo(3600);
    assertThat(both.coveredLoss()).isEqualTo(both.loss());
    assertThat(both.coveredVolume()).isEqualTo(d("50"));
    // 0.75 + 3 + 0.4
    assertThat(both.coveredIncome()).isEqualTo(d("4.15"));
    LossSums unreported =
        SumsRules.next(LAST, terms("1", "0.9"), reporting(d("1000"), null, "2.5", "0")).stated();
    assertThat(unreported.seconds()).isEqualTo(3600);
    assertThat(unreported.coveredSeconds()).isZero();
    assertThat(unreported.coveredIncome()).isEqualTo(Decimal.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"99.9, 2.5", "150, 0.9"})
  void takesALowerReportAsANewBeginningAlsoOfTheImpact(String volume, String fees) {
    // Impact goes on from −3 to −1,005: it may, but not where the reports begin again.
    MarketSums begun =
        SumsRules.next(LAST, terms("1", "0.9"), reporting(d("1000"), volume, fees, "-1005"));
    assertThat(begun.impact()).isEqualTo(Decimal.ZERO);
    assertThat(begun.volume()).isEqualTo(Decimal.ZERO);
    assertThat(begun.tradeFees()).isEqualTo(Decimal.ZERO);
    assertThat(begun.reportedSeconds()).isZero();
    MarketSums paid =
        SumsRules.next(LAST, terms("1", "0.9"), reporting(d("1000"), "100", "1", "-1005"));
    assertThat(paid.impact()).isEqualTo(d("-1002"));
    assertThat(paid.reportedSeconds()).isEqualTo(3600);
  }

  @Test
  void leavesOutWhatNoSumHoldsAndKeepsTheRest() {
    // 0.0285 × 10^18 of loss is 2.9 × 10^16
    MarketSums deep = SumsRules.next(LAST, terms("1", "0.9"), state(d("1000000000000000000")));
    assertThat(deep.stated()).isEqualTo(LossSums.NONE);
    assertThat(deep.perDepth().coveredSeconds()).isEqualTo(3600);
    assertThat(deep.volume()).isEqualTo(d("50"));
    MarketSums traded =
        SumsRules.next(
            LAST, terms("1", "0.9"), reporting(d("1000"), "10000000000000101", "2.5", "0"));
    assertThat(traded.volume()).isEqualTo(Decimal.ZERO);
    assertThat(traded.tradeFees()).isEqualTo(Decimal.ZERO);
    assertThat(traded.reportedSeconds()).isZero();
    assertThat(traded.stated().seconds()).isEqualTo(3600);
    assertThat(traded.stated().coveredSeconds()).isZero();
    MarketSums most =
        SumsRules.next(
            LAST, terms("1", "0.9"), reporting(d("1000"), "10000000000000100", "2.5", "0"));
    assertThat(most.volume()).isEqualTo(d("10000000000000000"));
    MarketSums charged =
        SumsRules.next(LAST, terms("90000000000000000000", "0.9"), state(d("1000")));
    assertThat(charged.funding()).isEqualTo(Decimal.ZERO);
    assertThat(charged.borrowing()).isEqualTo(d("0.4"));
  }

  private static MarketState state(@Nullable Decimal depth) {
    return reporting(depth, "150", "2.5", "0");
  }

  private static MarketState reporting(
      @Nullable Decimal depth, @Nullable String volume, String fees, String impact) {
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
        volume == null ? null : d(volume),
        d(fees),
        d(impact),
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
