package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PushAttackTest {

  /** Outside depth 1,500,000 within 2 %, fee 0.1 % each way. */
  private static final PushAttack THIN = new PushAttack(d("1500000"), d("0.02"), d("0.001"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  @Test
  void netsWhatTheThinMarketPaid() {
    // x* = 4,000,000 × 0.02 ÷ 3,000,000; cost 53,333, gain 98,667, five cycles 226,667
    assertThat(THIN.bestPush(d("4000000")).setScale(5, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("0.02667");
    BigDecimal net = THIN.bestNet(d("4000000"));
    assertThat(net.setScale(0, RoundingMode.HALF_EVEN)).isEqualByComparingTo("45333");
    assertThat(net.multiply(b("5")).setScale(0, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("226667");
    assertThat(THIN.cost(b("0.02"))).isEqualByComparingTo("30000");
    assertThat(THIN.gain(d("4000000"), b("0.02"))).isEqualByComparingTo("72000");
    assertThat(THIN.net(d("4000000"), b("0.02"))).isEqualByComparingTo("42000");
  }

  @Test
  void protectsUpToTheOpenInterestAtWhichItBreaksEven() {
    assertThat(THIN.largestOpenInterest(Decimal.ONE)).isEqualByComparingTo("600000");
    assertThat(THIN.largestOpenInterest(d("0.5"))).isEqualByComparingTo("300000");
    assertThat(THIN.bestNet(d("600000"))).isZero();
    assertThat(THIN.bestNet(d("600000.01"))).isPositive();
    assertThat(THIN.bestNet(d("599999.99"))).isNegative();
  }

  @Test
  void breaksEvenAtAFeeAndAnImpactTogether() {
    // 4,000,000 × 0.02 ÷ 12,000,000 = 0.6667 % each way
    BigDecimal charge = THIN.breakEvenCharge(d("4000000"));
    assertThat(charge.setScale(6, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.006667");
    assertThat(THIN.breakEvenBeside(d("4000000"), d("0.001")))
        .isEqualByComparingTo(charge.subtract(b("0.001")));
    assertThat(THIN.breakEvenBeside(d("600000"), d("0.002"))).isZero();
    assertThat(THIN.breakEvenCharge(d("600000"))).isEqualByComparingTo("0.001");
  }

  @Test
  void refusesAMarketWithoutDepth() {
    assertThatThrownBy(() -> new PushAttack(Decimal.ZERO, d("0.02"), d("0.001")))
        .hasMessage("depth must be above 0, was 0");
    assertThatThrownBy(() -> new PushAttack(d("1"), Decimal.ZERO, d("0.001")))
        .hasMessage("range must be above 0, was 0");
    assertThatThrownBy(() -> THIN.bestNet(d("-1"))).hasMessageContaining("notional");
    assertThatThrownBy(() -> THIN.largestOpenInterest(d("1.1"))).hasMessageContaining("safety");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isNeverBeatenByAnotherPushAndNetsNothingAtItsOwnCharge(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 300); i++) {
      PushAttack attack =
          new PushAttack(
              draws.between("1000", "100000000", 2),
              draws.between("0.001", "0.1", 4),
              draws.between("0", "0.01", 6));
      Decimal notional = draws.between("1", "100000000", 2);
      BigDecimal best = attack.bestPush(notional);
      BigDecimal net = attack.bestNet(notional);
      // The formula for the best agrees with its own push …
      assertThat(attack.net(notional, best).subtract(net).abs()).isLessThan(b("1e-9"));
      // … no other push nets more …
      BigDecimal other = draws.between("0", "0.5", 6).toBigDecimal();
      assertThat(attack.net(notional, other)).isLessThanOrEqualTo(net.add(b("1e-9")));
      // … and at the break-even charge the best one nets nothing.
      Decimal even =
          Decimal.of(attack.breakEvenCharge(notional), Decimal.SCALE, RoundingMode.HALF_EVEN);
      assertThat(new PushAttack(attack.depth(), attack.range(), even).bestNet(notional).abs())
          .isLessThan(b("1e-9"));
      // The largest open interest is where the sign of the net turns.
      Decimal largest =
          Decimal.of(attack.largestOpenInterest(Decimal.ONE), Decimal.SCALE, RoundingMode.DOWN);
      assertThat(attack.bestNet(largest)).isLessThanOrEqualTo(b("1e-9"));
      assertThat(attack.bestNet(largest.plus(Decimal.ONE))).isPositive();
    }
  }
}
