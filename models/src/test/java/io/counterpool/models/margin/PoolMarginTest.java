package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolMarginTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static PoolHolding holding(String size, String slippage) {
    return new PoolHolding(d(size), d("100"), d("1.9"), d(slippage), d("5"));
  }

  @Test
  void solvesTheQuadratic() {
    // m = 11,000, S = 20,000,000: √(121,000,000 − 40,000,000) = 9,000, M = 20,000 ÷ 2;
    // and back: 10,000 + 20,000,000 ÷ 20,000 = 11,000
    PoolMargin margin = new PoolMargin(new BigDecimal("11000"), new BigDecimal("20000000"));
    assertThat(margin.capital(6)).contains(d("10000"));
  }

  @Test
  void countsCashLessFundingAndInventory() {
    // Long 20, short 10, each owes 1.9 a unit: cash 9,019 − 19 = 9,000, value 2,000 − 1,000
    PoolInventory pool =
        new PoolInventory(d("9019"), List.of(holding("20", "1"), holding("-10", "0.5")));
    assertThat(pool.availableCash()).isEqualByComparingTo("9000");
    assertThat(pool.value()).isEqualByComparingTo("1000");
    // 1 × 2,000² + 0.5 × 1,000²
    assertThat(pool.square()).isEqualByComparingTo("4500000");
    // 2,000 ÷ 5 + 1,000 ÷ 5
    assertThat(pool.requirement()).isEqualByComparingTo("600");
    assertThat(pool.margin())
        .isEqualTo(new PoolMargin(pool.availableCash().add(pool.value()), pool.square()));
  }

  @Test
  void isUnsafeJustBelowTheRoot() {
    // 2S = 90,000²: safe at a balance of 90,000, M = 45,000; not one unit below
    BigDecimal square = new BigDecimal("4050000000");
    assertThat(new PoolMargin(new BigDecimal("90000"), square).capital(6)).contains(d("45000"));
    PoolMargin below = new PoolMargin(new BigDecimal("89999.999999999999999999"), square);
    assertThat(below.isSafe()).isFalse();
    assertThat(below.capital()).isEmpty();
    assertThat(below.capitalOrHalf()).isEqualByComparingTo("44999.9999999999999999995");
  }

  @Test
  void isUnsafeWithLessThanNothing() {
    assertThat(new PoolMargin(new BigDecimal("-1"), BigDecimal.ZERO).isSafe()).isFalse();
    assertThat(new PoolMargin(BigDecimal.ZERO, BigDecimal.ZERO).capital(6)).contains(Decimal.ZERO);
  }

  @Test
  void refusesAHoldingWithoutPriceOrLeverage() {
    assertThatThrownBy(() -> new PoolHolding(d("1"), d("0"), d("0"), d("1"), d("5")))
        .hasMessage("index must be above 0, was 0");
    assertThatThrownBy(() -> new PoolHolding(d("1"), d("1"), d("0"), d("1"), d("0")))
        .hasMessage("maxLeverage must be above 0, was 0");
    assertThatThrownBy(() -> new PoolHolding(d("1"), d("1"), d("0"), d("-1"), d("5")))
        .hasMessage("slippage must not be below 0, was -1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void solvesItsEquationAndNeverExceedsTheBalance(long seed) {
    Draws draws = new Draws(seed);
    int safe = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      BigDecimal balance = draws.between("0", "1000000", 6).toBigDecimal();
      BigDecimal square = draws.between("0", "600000000000", 6).toBigDecimal();
      PoolMargin margin = new PoolMargin(balance, square);
      if (margin.isSafe() && balance.signum() > 0) {
        safe++;
        BigDecimal capital = margin.capital().orElseThrow();
        assertThat(capital).as("%s", draws).isBetween(balance.divide(BigDecimal.TWO), balance);
        BigDecimal again =
            capital.add(square.divide(capital.multiply(BigDecimal.TWO), PoolMargin.UP));
        assertThat(again.subtract(balance).abs())
            .as("%s: %s", draws, margin)
            .isLessThan(new BigDecimal("1e-24"));
      }
    }
    assertThat(safe).isPositive();
  }
}
