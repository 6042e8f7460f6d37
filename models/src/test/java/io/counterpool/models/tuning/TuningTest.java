package io.counterpool.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.SurgeFee;
import io.counterpool.models.funding.CappedPremiumFunding;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.NoFunding;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.funding.ZonedFunding;
import io.counterpool.models.rates.FlatRate;
import io.counterpool.models.rates.HyperbolicRate;
import io.counterpool.models.rates.JumpRate;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.PowerRate;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.rates.TwoCurveRate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other parameters on a recorded market. */
final class TuningTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void scalesEveryFeeCurveAndFundingByItsStrengthAlone() {
    assertThat(Scaled.fee(new SkewFee(d("0.0002"), d("0.0005")), d("1.5")))
        .contains(new SkewFee(d("0.0003"), d("0.00075")));
    assertThat(Scaled.fee(new FlatFee(d("0.4")), d("8"))).contains(new FlatFee(Decimal.ONE));
    Decimal used = d("0.9");
    for (RateCurve curve :
        List.of(
            new FlatRate(d("0.05")),
            new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6")),
            new JumpRate(d("0.01"), d("0.05"), d("0.8"), d("1")),
            new PowerRate(d("0.01"), d("0.3"), d("2")),
            new TwoCurveRate(
                d("0.01"), d("0.05"), d("0.8"), d("1"), d("0"), d("0.03"), d("0.8"), d("0.5")),
            new HyperbolicRate(d("0.1"), d("0.8"), d("0.2"), d("5"), d("0.01")))) {
      RateCurve doubled = Scaled.curve(curve, d("2"), null).orElseThrow();
      assertThat(doubled.annualRate(used).minus(curve.annualRate(used).times(2)).abs())
          .isLessThan(d("0.000001"));
      assertThat(Scaled.curve(curve, Decimal.ONE, null)).contains(curve);
    }
    assertThat(Scaled.curve(new KinkedRate(d("0"), d("0.8"), d("0.1"), d("1")), d("1"), d("0.7")))
        .contains(new KinkedRate(d("0"), d("0.7"), d("0.1"), d("1")));
    assertThat(Scaled.funding(new NoFunding(), d("2"))).isEmpty();
    assertThat(Scaled.fee(new SurgeFee(10, 5_000, 40_000, 30, 600, 5_000, 350_000), d("2")))
        .isEmpty();
    assertThat(Scaled.funding(new CappedPremiumFunding(33, 3, 6, 9), d("2"))).isEmpty();
  }

  @Test
  void paysTheMultipleForTheSameSkewWhileNoBoundIsMet() {
    for (var funding :
        List.of(
            new SkewVelocityFunding(d("0.01"), d("1000"), d("1")),
            new PremiumFunding(d("1000"), 28_800, Decimal.ZERO, d("1")),
            new ZonedFunding(d("1000"), d("0.1"), d("0.2"), d("0.01"), d("0.01"), d("1")))) {
      Decimal skew = d("300");
      Decimal before = funding.advance(FundingState.START, skew, d("100"), 3600).ratePerDay();
      Decimal after =
          Scaled.funding(funding, d("4"))
              .orElseThrow()
              .advance(FundingState.START, skew, d("100"), 3600)
              .ratePerDay();
      assertThat(after.toDouble()).isCloseTo(4 * before.toDouble(), within(1e-9));
    }
  }

  @Test
  void answersHigherChargesWithLess() {
    MarketResponse response = new MarketResponse(d("0.5"), d("2"));
    assertThat(response.volumeFactor(4)).isCloseTo(0.5, within(1e-12));
    // rate up by 10 % a year: e^−0.2
    assertThat(response.utilisationFactor(d("0.15"), d("0.05")))
        .isCloseTo(Math.exp(-0.2), within(1e-12));
    assertThatThrownBy(() -> new MarketResponse(d("0.96"), d("1")))
        .hasMessageContaining("volumeElasticity");
  }

  @Test
  void findsTheHalfLifeThatASkewWasDrawnWith() {
    // φ = 0.5 halves in one step
    assertThat(SkewHalfLife.of(new double[] {8, 4, 2, 1}, 60).orElseThrow())
        .isCloseTo(60, within(1e-9));
    assertThat(SkewHalfLife.of(new double[] {1, 1, 1}, 60)).isEmpty();
    assertThat(SkewHalfLife.of(new double[] {0, 0}, 60)).isEmpty();
    assertThat(SkewHalfLife.of(new double[] {1, -1, 1}, 60)).hasValue(0);
    Draws draws = new Draws(5);
    double[] skews = new double[4000];
    for (int i = 1; i < skews.length; i++) {
      skews[i] = 0.9 * skews[i - 1] + draws.gaussian();
    }
    // ln 2 ÷ −ln 0.9 = 6.579 steps
    assertThat(SkewHalfLife.of(skews, 1).orElseThrow()).isCloseTo(6.579, within(1.2));
  }
}
