package io.counterpool.models.amm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import org.junit.jupiter.api.Test;

final class PricingModelTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void chargesTheAverageSkewOfTheTrade() {
    // 2,000 × 20 × (0 + 10) ÷ 1,000 = 400
    SkewPremium model = new SkewPremium(d("1000"));
    assertThat(model.premium(d("2000"), Decimal.ZERO, d("20"), 6)).isEqualTo(d("400"));
    // Going back pays the same: 2,000 × −20 × (20 − 10) ÷ 1,000
    assertThat(model.premium(d("2000"), d("20"), d("-20"), 6)).isEqualTo(d("-400"));
    assertThat(model.fillPrice(d("2000"), Decimal.ZERO, d("20"))).isEqualTo(d("2020"));
  }

  @Test
  void roundsThePremiumUpAndTheRebateTowardsZero() {
    // 1 × 1 × 0.5 ÷ 3 = 0.1666…
    SkewPremium model = new SkewPremium(d("3"));
    assertThat(model.premium(d("1"), Decimal.ZERO, d("1"), 6)).isEqualTo(d("0.166667"));
    assertThat(model.premium(d("1"), d("1"), d("-1"), 6)).isEqualTo(d("-0.166666"));
  }

  @Test
  void paysLessForReducingTheImbalanceThanAddingToItCosts() {
    // GMX: f+ = 5e-9, f− = 1e-8, squared. 200,000 of imbalance: 1e-8 × 4e10 = 400; back: 200.
    ImbalanceImpact model = new ImbalanceImpact(d("0.000000005"), d("0.00000001"), d("2"));
    assertThat(model.premium(d("1000"), Decimal.ZERO, d("200"), 6)).isEqualTo(d("400"));
    assertThat(model.premium(d("1000"), d("200"), d("-200"), 6)).isEqualTo(d("-200"));
    // Through zero from +200,000 to −100,000: rebate 200, premium 100.
    assertThat(model.premium(d("1000"), d("200"), d("-300"), 6)).isEqualTo(d("-100"));
  }

  @Test
  void statesHowFarTheNextUnitIsFromTheIndex() {
    assertThat(new IndexPrice().markPremium(d("2000"), d("20"))).isEqualTo(Decimal.ZERO);
    SkewPremium linear = new SkewPremium(d("1000"));
    assertThat(linear.markPremium(d("2000"), d("20"))).isEqualTo(d("0.02"));
    // A price is never below zero.
    assertThat(linear.markPremium(d("2000"), d("-1500"))).isEqualTo(d("-1"));
    // 10,000 × 1,000,000 ÷ 8,000² = 156.25 beside an index of 100
    VirtualAmmCurve curve = new VirtualAmmCurve(d("10000"), d("1000000"), Decimal.ONE, d("0.1"));
    assertThat(curve.markPremium(d("100"), d("2000"))).isEqualTo(d("0.5625"));
    assertThat(curve.markPremium(d("100"), d("10000"))).isNull();
    ImbalanceImpact twoPrices = new ImbalanceImpact(d("0.1"), d("0.1"), d("2"));
    assertThat(twoPrices.markPremium(d("100"), d("2000"))).isNull();
  }

  @Test
  void statesTheSkewAtWhichThePremiumWouldBeOne() {
    assertThat(new SkewPremium(d("1000")).localDepth(d("2000"), d("20"))).isEqualTo(d("1000"));
    // The price doubles to first order with half the reserve: 2,000 × 1,000³ ÷ (2 × 2 × 10^9) = 500
    VirtualAmmCurve curve = new VirtualAmmCurve(d("1000"), d("2000000"), Decimal.ONE, d("0.1"));
    assertThat(curve.localDepth(d("2000"), Decimal.ZERO)).isEqualTo(d("500"));
    // 2,000 × 900³ ÷ (4 × 10^9)
    assertThat(curve.localDepth(d("2000"), d("100"))).isEqualTo(d("364.5"));
    assertThat(curve.localDepth(d("2000"), d("1000"))).isNull();
    assertThat(curve.localDepth(d("99999999999999999999"), d("-90000000000"))).isNull();
    assertThat(curve.localDepth(d("0.000000000000000001"), d("999.999999"))).isNull();
    assertThat(new IndexPrice().localDepth(d("2000"), d("20"))).isNull();
    assertThat(new ImbalanceImpact(d("0.1"), d("0.1"), d("2")).localDepth(d("100"), d("2000")))
        .isNull();
  }

  @Test
  void losesWhatAConstantProductOfTheSameReservesLoses() {
    // σ² ÷ 8 of a value of 2 × 2,000,000, and σ² ÷ 2 × 2,000 × 500: both 180,000 at σ = 0.6
    VirtualAmmCurve curve = new VirtualAmmCurve(d("1000"), d("2000000"), Decimal.ONE, d("0.1"));
    Decimal depth = requireNonNull(curve.localDepth(d("2000"), Decimal.ZERO));
    assertThat(
            RebalancingLoss.linear(
                d("0.6"), depth.toBigDecimal().multiply(d("2000").toBigDecimal())))
        .isEqualByComparingTo(
            RebalancingLoss.constantProduct(d("0.6")).multiply(d("4000000").toBigDecimal()));
  }

  @Test
  void theLocalDepthIsTheInverseOfTheSlopeOfThePremium() {
    PricingModel[] models = {
      new SkewPremium(d("5000")),
      new VirtualAmmCurve(d("20000"), d("2000000"), d("1.02"), d("0.15"))
    };
    for (PricingModel model : models) {
      double below = requireNonNull(model.markPremium(d("100"), d("299.99"))).toDouble();
      double above = requireNonNull(model.markPremium(d("100"), d("300.01"))).toDouble();
      double depth = requireNonNull(model.localDepth(d("100"), d("300"))).toDouble();
      assertThat(depth * (above - below) / 0.02).isCloseTo(1, within(1e-7));
    }
  }

  @Test
  void theNextUnitCostsWhatTheSmallestTradeCosts() {
    PricingModel[] models = {
      new IndexPrice(),
      new SkewPremium(d("5000")),
      new VirtualAmmCurve(d("20000"), d("2000000"), Decimal.ONE, d("0.15"))
    };
    for (PricingModel model : models) {
      double unit = model.premium(d("100"), d("300"), d("0.0001"), 18).toDouble();
      assertThat(requireNonNull(model.markPremium(d("100"), d("300"))).toDouble())
          .isCloseTo(unit / 0.0001 / 100, within(1e-7));
    }
  }

  @Test
  void namesTheBoundOfEachParameter() {
    assertThatThrownBy(() -> new SkewPremium(Decimal.ZERO))
        .hasMessage("depth must be above 0, was 0");
    assertThatThrownBy(() -> new ImbalanceImpact(d("0.2"), d("0.1"), d("2")))
        .hasMessage("positiveFactor must be at most negativeFactor 0.1, was 0.2");
    assertThatThrownBy(() -> new ImbalanceImpact(d("0.1"), d("0.1"), d("5")))
        .hasMessage("positiveExponent must be from 0.1 to 4, was 5");
    assertThatThrownBy(() -> new VirtualAmm(d("10"), d("10"), d("1"), d("10")))
        .hasMessage("skewSize must be below the base reserve 10, was 10");
  }

  @Test
  void namesEveryModelOfTheFamily() {
    assertThat(PricingModel.models())
        .containsOnlyKeys("index", "skew-premium", "imbalance-impact", "virtual-amm");
  }
}
