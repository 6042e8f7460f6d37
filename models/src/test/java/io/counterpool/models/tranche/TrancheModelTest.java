package io.counterpool.models.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.junit.jupiter.api.Test;

final class TrancheModelTest {

  private static final long YEAR = 365L * 24 * 60 * 60;

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static TrancheValues values(String senior, String junior) {
    return TrancheValues.of(d(senior), d(junior));
  }

  @Test
  void sharesAGainAfterTheFee() {
    // 2000 gained: fee 200, junior 80 % of 1800 = 1440, senior 360
    TrancheSplit split =
        new GainShare(d("0.2"), d("0.1"), d("0")).split(values("1000", "1000"), d("4000"), 0, 18);
    assertThat(split).isEqualTo(new TrancheSplit(values("1360", "2440"), d("200"), false));
  }

  @Test
  void leavesTheOddUnitToTheSenior() {
    // half of 0.01 at two digits: junior 0.00, senior 0.01
    assertThat(
            new GainShare(d("0.5"), d("0"), d("0"))
                .split(values("1", "1"), d("2.01"), 0, 2)
                .tranches())
        .isEqualTo(values("1.01", "1"));
  }

  @Test
  void sharesALossUpToTheToleranceByValue() {
    GainShare model = new GainShare(d("0.2"), d("0.1"), d("0.01"));
    // 1 % of 10,000 = 100: 60 to the senior, 40 to the junior
    assertThat(model.split(values("6000", "4000"), d("9900"), 0, 6).tranches())
        .isEqualTo(values("5940", "3960"));
    // one unit more is the junior's
    assertThat(model.split(values("6000", "4000"), d("9899.999999"), 0, 6).tranches())
        .isEqualTo(values("6000", "3899.999999"));
  }

  @Test
  void defaultsWhenTheJuniorHasNothingLeft() {
    GainShare model = new GainShare(d("0.2"), d("0.1"), d("0"));
    assertThat(model.split(values("900", "100"), d("900.01"), 0, 2).defaulted()).isFalse();
    assertThat(model.split(values("900", "100"), d("900"), 0, 2).defaulted()).isTrue();
    TrancheSplit deep = model.split(values("900", "100"), d("-5"), 0, 2);
    assertThat(deep).isEqualTo(new TrancheSplit(values("0", "0"), d("0"), true));
  }

  @Test
  void paysTheSeniorItsWeightTimesThePoolsReturn() {
    AdaptiveGainShare model = new AdaptiveGainShare(d("0.8"), d("0.99"), d("0"), d("0"));
    // weight 0.8 at ratio 0.5: of 10 % on 1000, 4 on 500 to the senior = 8 %
    assertThat(model.split(values("500", "500"), d("1100"), 0, 18).tranches())
        .isEqualTo(values("540", "560"));
    assertThat(model.at(d("0.5")).returns(d("0.5"), d("10")))
        .isEqualTo(new GainShare.Returns(d("8"), d("12")));
    assertThat(model.at(d("1")).seniorShare()).isEqualTo(d("1"));
    assertThat(model.at(d("0")).returns(d("0"), d("10")))
        .isEqualTo(new GainShare.Returns(d("0"), d("10")));
    assertThat(model.at(d("1")).returns(d("1"), d("10")))
        .isEqualTo(new GainShare.Returns(d("10"), d("0")));
  }

  @Test
  void owesTheSeniorItsTargetThroughALoss() {
    TargetReturn model = new TargetReturn(d("0.05"));
    // 700 owed becomes 735 in a year; 720 is there
    TrancheSplit low = model.split(values("700", "100"), d("720"), YEAR, 6);
    assertThat(low)
        .isEqualTo(new TrancheSplit(new TrancheValues(d("735"), d("720"), d("0")), d("0"), true));
    // a recovery makes the senior whole first
    assertThat(model.split(low.tranches(), d("740"), 0, 6).tranches())
        .isEqualTo(new TrancheValues(d("735"), d("735"), d("5")));
  }

  @Test
  void paysTheJuniorAFeeOutOfTheSeniorsIncome() {
    // s = 0.8; 25 gained: reserve 2.5, senior 0.8 × 25 × 0.7 = 14, junior 8.5
    ProRataIncome model = new ProRataIncome(d("0.2"), d("0.1"));
    assertThat(model.split(values("400", "100"), d("525"), 0, 18))
        .isEqualTo(new TrancheSplit(values("414", "108.5"), d("2.5"), false));
    // a senior alone pays the reserve only
    assertThat(model.split(values("400", "0"), d("410"), 0, 18))
        .isEqualTo(new TrancheSplit(values("409", "0"), d("1"), false));
  }

  @Test
  void namesTheBoundOfAParameter() {
    assertThatThrownBy(() -> new GainShare(d("1.1"), d("0"), d("0")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("seniorShare must be from 0 to 1, was 1.1");
    assertThatThrownBy(() -> new ProRataIncome(d("0.6"), d("0.5")))
        .hasMessage("juniorFee + reserveFee must be at most 1, was 1.1");
    assertThatThrownBy(() -> new TargetReturn(d("-0.1")))
        .hasMessage("annualTarget must not be below 0, was -0.1");
    assertThatThrownBy(() -> new TrancheValues(d("1"), d("2"), d("0")))
        .hasMessage("senior must be at most seniorClaim 1, was 2");
  }

  @Test
  void pricesAPoolWithoutSharesAtOne() {
    assertThat(TrancheValues.price(d("5"), d("0"))).isEqualTo(d("1"));
    // 2 ÷ 3, half up
    assertThat(TrancheValues.price(d("2"), d("3"))).isEqualTo(d("0.666666666666666667"));
  }
}
