package io.counterpool.models.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReserveRateTest {

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  /** A tenth reservable of 1,000, bend at 0.5: 0.002 a unit below, 0.005 when all is used. */
  private static final ReserveRate KINKED =
      new ReserveRate.Kinked(b("0.1"), b("0.5"), b("0.002"), b("0.005"));

  @Test
  void bendsAtTheOptimum() {
    assertThat(KINKED.perSecond(b("50"), b("1000"))).isEqualByComparingTo("0.001");
    // 0.75 × 0.002 + 0.003 × 0.25 ÷ 0.5 = 0.003
    assertThat(KINKED.perSecond(b("75"), b("1000"))).isEqualByComparingTo("0.003");
    assertThat(KINKED.perSecond(b("100"), b("1000"))).isEqualByComparingTo("0.005");
    // Above 1 the line goes on: 2 × 0.002 + 0.003 × 1.5 ÷ 0.5 = 0.013
    assertThat(KINKED.perSecond(b("200"), b("1000"))).isEqualByComparingTo("0.013");
    ReserveRate straight = new ReserveRate.Kinked(b("0.1"), b("1"), b("0.002"), b("0.005"));
    assertThat(straight.perSecond(b("200"), b("1000"))).isEqualByComparingTo("0.004");
    ReserveRate falling = new ReserveRate.Kinked(b("0.1"), b("0.5"), b("0.002"), b("0.001"));
    assertThat(falling.perSecond(b("100"), b("1000"))).isEqualByComparingTo("0.002");
  }

  @Test
  void takesThePowerOfTheReserve() {
    // 16^1.5 ÷ 100 × 0.01 = 64 × 0.0001
    assertThat(new ReserveRate.Power(b("0.01"), b("1.5")).perSecond(b("16"), b("100")))
        .isEqualByComparingTo("0.0064");
    ReserveRate line = new ReserveRate.Power(b("0.01"), BigDecimal.ONE);
    assertThat(line.growth(b("16"), b("100"), 10, false)).isEqualByComparingTo("0.016");
    assertThat(line.growth(b("16"), b("100"), 10, true)).isZero();
    assertThat(ReserveRate.charge(b("3"), b("0.016"))).isEqualByComparingTo("0.048");
  }

  @Test
  void needsAPoolOnlyForAReserve() {
    ReserveRate line = new ReserveRate.Power(b("0.01"), BigDecimal.ONE);
    assertThat(line.perSecond(b("0"), b("0"))).isZero();
    assertThat(KINKED.perSecond(b("0"), b("0"))).isZero();
    assertThatThrownBy(() -> line.perSecond(b("1"), b("0")))
        .hasMessage("pool must be above 0, was 0");
    assertThatThrownBy(() -> KINKED.perSecond(b("1"), b("0")))
        .hasMessage("pool must be above 0, was 0");
    assertThatThrownBy(() -> line.perSecond(b("-1"), b("1")))
        .hasMessage("reserved must not be below 0, was -1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void risesWithTheReserve(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      BigDecimal base = draws.between("0", "0.001", 18).toBigDecimal();
      ReserveRate rate =
          draws.chance()
              ? new ReserveRate.Power(
                  base, draws.oneOf(List.of(b("0.5"), b("1"), b("1.3"), b("2"))))
              : new ReserveRate.Kinked(
                  draws.between("0.01", "1", 4).toBigDecimal(),
                  draws.between("0", "1", 4).toBigDecimal(),
                  base,
                  draws.between("0", "0.001", 18).toBigDecimal());
      BigDecimal pool = draws.between("1", "1000000", 6).toBigDecimal();
      BigDecimal low = draws.between("0", "1000000", 6).toBigDecimal();
      BigDecimal high = low.add(draws.between("0", "1000", 6).toBigDecimal());
      assertThat(rate.perSecond(low, pool))
          .as("%s: %s", draws, rate)
          .isNotNegative()
          .isLessThanOrEqualTo(rate.perSecond(high, pool));
    }
  }
}
