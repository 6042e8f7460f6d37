package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.shares.FeeSmear.Pool;
import io.counterpool.models.shares.HighWaterMarkFee.Charge;
import io.counterpool.models.shares.HighWaterMarkFee.State;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolFeeTest {

  private static final FeeSmear SMEAR = new FeeSmear(d("0.001"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void chargesOnlyAboveTheMark() {
    HighWaterMarkFee fee = new HighWaterMarkFee(d("0.2"));
    State state = new State(d("100"), d("1"));
    assertThat(fee.charge(state, d("100")).fee()).isEqualTo(d("0"));
    // 30 gained: fee 6, 6 × 100 ÷ 124 shares, price 1.24
    Charge charge = fee.charge(state, d("130"));
    assertThat(charge.fee()).isEqualTo(d("6"));
    assertThat(charge.feeShares()).isEqualTo(d("4.838709677419354838"));
    assertThat(charge.after().mark()).isEqualTo(d("1.24"));
    assertThatThrownBy(() -> new State(d("0"), d("1"))).hasMessage("shares must be above 0, was 0");
    assertThatThrownBy(() -> new HighWaterMarkFee(d("1")).charge(new State(d("1"), d("0")), d("5")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("assets after the fee must be above 0, was 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverLowersTheMarkNorTakesMoreThanItsPartOfTheGain(long seed) {
    Draws draws = new Draws(seed);
    HighWaterMarkFee fee = new HighWaterMarkFee(d("0.2"));
    for (int i = 0; i < Draws.STEPS / 10; i++) {
      State state = new State(draws.between("1", "1000000", 18), d("1"));
      for (int step = 0; step < 10; step++) {
        Decimal assets = state.shares().times(draws.between("0.5", "3", 6), RoundingMode.DOWN);
        Charge charge = fee.charge(state, assets);
        assertThat(charge.after().mark()).as("%s", draws).isGreaterThanOrEqualTo(state.mark());
        Decimal worth = charge.feeShares().times(charge.price(), RoundingMode.DOWN);
        assertThat(worth).as("%s", draws).isLessThanOrEqualTo(charge.fee());
        // A second charge at the same value finds nothing to take.
        assertThat(fee.charge(charge.after(), assets).fee()).as("%s", draws).isEqualTo(d("0"));
        if (charge.fee().isPositive()) {
          assertThat(charge.price().plus(Decimal.ofUnits(2, 18)))
              .as("%s", draws)
              .isGreaterThanOrEqualTo(state.mark());
        }
        state = charge.after();
      }
    }
  }

  @Test
  void showsALossAtOnceAndAFeeOverTime() {
    Pool pool = new Pool(d("1010"), d("0"), d("10"), d("1000"));
    assertThat(pool.sharePrice()).isEqualTo(d("1"));
    // 10 × 0.001 × 100 = 1
    Pool later = SMEAR.touch(pool, 100);
    assertThat(later.undistributed()).isEqualTo(d("9"));
    assertThat(later.sharePrice()).isEqualTo(d("1.001"));
    assertThat(SMEAR.touch(pool, 1_000_000).undistributed()).isEqualTo(d("0"));
    assertThat(new Pool(d("910"), d("0"), d("10"), d("1000")).sharePrice()).isEqualTo(d("0.9"));
    assertThat(new Pool(d("0"), d("0"), d("0"), d("0")).sharePrice()).isEqualTo(d("1"));
    assertThatThrownBy(() -> new Pool(d("5"), d("0"), d("10"), d("1")).sharePrice())
        .hasMessage("assets must not be below 0, was -5");
    assertThatThrownBy(() -> SMEAR.touch(pool, -1)).isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void countsMoneyThatCameBackTooOftenAsNotUtilised() {
    assertThat(new Pool(d("1000"), d("-20"), d("0"), d("1")).utilisationAfter(d("100")))
        .isEqualTo(d("0.1"));
    assertThat(new Pool(d("0"), d("0"), d("0"), d("1")).utilisationAfter(d("0"))).isEqualTo(d("1"));
    assertThat(new Pool(d("10"), d("10"), d("0"), d("1")).utilisationAfter(d("30")))
        .isEqualTo(d("2"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void releasesLessInTwoTouchesByAStatedBound(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Pool pool = new Pool(d("2000"), d("0"), draws.between("0", "1000", 6), d("1000"));
      int first = draws.below(400);
      int second = draws.below(400);
      Decimal once = SMEAR.touch(pool, first + second).undistributed();
      Decimal twice = SMEAR.touch(SMEAR.touch(pool, first), second).undistributed();
      double x = 0.001 * (first + second);
      assertThat(twice.minus(once).toDouble())
          .as("%s", draws)
          .isBetween(0.0, pool.undistributed().toDouble() * x * x / 4 + 1e-12);
    }
  }
}
