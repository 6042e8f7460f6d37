package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Impermanent loss and loss versus rebalancing. */
final class ProviderLossTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  @Test
  void losesAgainstHolding() {
    // r = 4: 2 × 2 ÷ 5 − 1; r = 1/4 the same; at 0 everything is lost.
    assertThat(ImpermanentLoss.constantProduct(b("4"))).isEqualByComparingTo("-0.2");
    assertThat(ImpermanentLoss.constantProduct(b("0.25"))).isEqualByComparingTo("-0.2");
    assertThat(ImpermanentLoss.constantProduct(b("1"))).isZero();
    assertThat(ImpermanentLoss.constantProduct(b("0"))).isEqualByComparingTo("-1");
    assertThat(ImpermanentLoss.weighted(b("0"), d("0.3"))).isEqualByComparingTo("-1");
    assertThat(ImpermanentLoss.weighted(b("0"), Decimal.ONE)).isZero();
    assertThat(ImpermanentLoss.weighted(b("7"), Decimal.ZERO)).isZero();
    assertThatThrownBy(() -> ImpermanentLoss.constantProduct(b("-1")))
        .hasMessage("priceRatio must not be below 0, was -1");
  }

  @Test
  void losesToArbitrage() {
    // 5 % a day: 0.0025 ÷ 8; a range of 0.81 to 1.21 at 1 holds 1000 × (2 − 1/1.1 − 0.9) = 190.9…
    assertThat(RebalancingLoss.constantProduct(d("0.05"))).isEqualByComparingTo("0.0003125");
    RangeCurve curve = new RangeCurve(d("0.81"), d("1.21"), d("1000"));
    assertThat(curve.value(Decimal.ONE)).isBetween(b("190.9090909090"), b("190.9090909091"));
    assertThat(RebalancingLoss.range(curve, Decimal.ONE, d("0.5"))).isEqualByComparingTo("62.5");
    // Outside the range the pool holds one asset and trades nothing.
    assertThat(RebalancingLoss.range(curve, d("1.21"), d("0.5"))).isZero();
    assertThat(RebalancingLoss.rangeFraction(curve, d("0.5"), d("0.5"))).isZero();
    assertThat(curve.first(d("2"))).isZero();
    assertThat(curve.second(d("0.5"))).isZero();
    assertThatThrownBy(() -> RebalancingLoss.breakEvenFee(d("0.5"), BigDecimal.ZERO))
        .hasMessage("turnover must be above 0, was 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void neverGainsAndLosesMoreTheNarrowerTheRange(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 300); i++) {
      Decimal price = draws.price();
      Decimal weight = draws.between("0", "1", 6);
      assertThat(ImpermanentLoss.weighted(price.toBigDecimal(), weight))
          .as("%s: %s at %s", draws, price, weight)
          .isBetween(b("-1"), BigDecimal.ZERO);
      Decimal sigma = draws.between("0", "3", 6);
      Decimal factor = draws.between("1.01", "4", 6);
      RangeCurve narrow = around(price, factor);
      RangeCurve wide = around(price, factor.times(2));
      BigDecimal loss = RebalancingLoss.rangeFraction(narrow, price, sigma);
      assertThat(loss)
          .as("%s: %s around %s", draws, factor, price)
          .isGreaterThanOrEqualTo(RebalancingLoss.rangeFraction(wide, price, sigma));
      assertThat(loss).isGreaterThanOrEqualTo(RebalancingLoss.constantProduct(sigma));
      assertThat(RebalancingLoss.weighted(sigma, weight))
          .isBetween(BigDecimal.ZERO, RebalancingLoss.constantProduct(sigma));
    }
  }

  private static RangeCurve around(Decimal price, Decimal factor) {
    return new RangeCurve(
        price.dividedBy(factor, java.math.RoundingMode.DOWN),
        price.times(factor, java.math.RoundingMode.UP),
        Decimal.ONE);
  }
}
