package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import org.junit.jupiter.api.Test;

class LargestStepTest {

  private static final SkewVelocityFunding FUNDING =
      new SkewVelocityFunding(Decimal.of(3), Decimal.of(100), Decimal.of("0.02"));

  @Test
  void isTheBoundOfTheRateOverTheInterval() {
    // 0.02 a day × 2,000 ÷ 24 hours = 1.6666…, rounded up
    assertThat(FUNDING.largestStep(Decimal.of(2000), 3600))
        .isEqualTo(Decimal.of("1.666666666666666667"));
    assertThat(FUNDING.largestStep(Decimal.of(2000), 0)).isEqualTo(Decimal.ZERO);
    assertThat(new NoFunding().largestStep(Decimal.of(2000), 3600)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void isReachedByARateAtItsBoundAndNeverPassed() {
    for (String rate : new String[] {"0.02", "-0.02", "0.01", "5"}) {
      for (String skew : new String[] {"1000", "-1000", "0"}) {
        FundingState before = new FundingState(Decimal.of(rate), Decimal.of("7"));
        FundingState after = FUNDING.advance(before, Decimal.of(skew), Decimal.of("1999.99"), 1801);
        assertThat(after.index().minus(before.index()).abs())
            .isLessThanOrEqualTo(FUNDING.largestStep(Decimal.of("1999.99"), 1801));
      }
    }
    FundingState atTheBound = new FundingState(Decimal.of("0.02"), Decimal.ZERO);
    assertThat(FUNDING.advance(atTheBound, Decimal.of(1000), Decimal.of(2000), 3600).index())
        .isEqualTo(FUNDING.largestStep(Decimal.of(2000), 3600));
  }
}
