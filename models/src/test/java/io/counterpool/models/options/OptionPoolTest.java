package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What an option pool adds to a price: its own volatility and its fees. */
final class OptionPoolTest {

  private static Decimal d(String value) {
    return Decimal.of(value);
  }

  @Test
  void movesVolatilityWithTheTrade() {
    VolatilityImpact impact = new VolatilityImpact(d("5"), d("0.5"));
    // 10 ÷ 5 = 2 standard sizes: 0.02, and half of it on the skew.
    assertThat(impact.after(new QuotedVolatility(d("0.8"), d("1")), d("10")))
        .isEqualTo(new QuotedVolatility(d("0.82"), d("1.01")));
    assertThat(impact.after(new QuotedVolatility(d("0.8"), d("1")), d("-10")))
        .isEqualTo(new QuotedVolatility(d("0.78"), d("0.99")));
    assertThat(new QuotedVolatility(d("0.8"), d("1.1")).volatility()).isEqualTo(d("0.88"));
  }

  @Test
  void refusesToMoveVolatilityBelowZero() {
    VolatilityImpact impact = new VolatilityImpact(d("1"), d("2"));
    assertThat(impact.after(new QuotedVolatility(d("1"), d("0.2")), d("-10")).skew())
        .isEqualTo(Decimal.ZERO);
    assertThatThrownBy(() -> impact.after(new QuotedVolatility(d("1"), d("0.2")), d("-10.000001")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("skew must not be moved below 0");
  }

  @Test
  void neverGainsFromSplittingOrARoundTrip() {
    Draws draws = new Draws(20_250_105);
    for (int i = 0; i < Draws.STEPS; i++) {
      VolatilityImpact impact = new VolatilityImpact(draws.price(), draws.between("0", "3", 6));
      QuotedVolatility start = new QuotedVolatility(d("50"), d("50"));
      Decimal first = draws.between("0", "0.01", 9);
      Decimal second = draws.between("0", "0.01", 9);
      QuotedVolatility parts = impact.after(impact.after(start, first), second);
      QuotedVolatility whole = impact.after(start, first.plus(second));
      // Rounded up once a trade: parts never buy at less, by a few last digits at most.
      assertThat(parts.base()).as("%s", draws).isGreaterThanOrEqualTo(whole.base());
      assertThat(parts.base().minus(whole.base())).isLessThan(d("0.000000000000000010"));
      assertThat(impact.after(impact.after(start, first), first.negate())).isEqualTo(start);
    }
  }

  private static OptionTrade trade(String vegaBefore, String vegaAfter, long seconds) {
    return new OptionTrade(
        d("2"),
        d("30"),
        d("400"),
        seconds,
        d("0.8"),
        d("14"),
        d("1.1"),
        d("0.2"),
        d(vegaBefore),
        d(vegaAfter),
        d("1000"));
  }

  @Test
  void doublesTheRateAtPointB() {
    TimeWeightedFee premium = new TimeWeightedFee(FeeBase.PREMIUM, d("0.01"), 100, 300);
    assertThat(premium.rate(100)).isEqualTo(d("0.01"));
    assertThat(premium.rate(200)).isEqualTo(d("0.015"));
    assertThat(premium.rate(300)).isEqualTo(d("0.02"));
    // 2 % of a premium of 30, and of a notional of 400.
    assertThat(premium.fee(trade("0", "0", 300), 6)).isEqualTo(d("0.6"));
    assertThat(
            new TimeWeightedFee(FeeBase.NOTIONAL, d("0.01"), 100, 300).fee(trade("0", "0", 300), 6))
        .isEqualTo(d("8"));
    assertThatThrownBy(() -> new TimeWeightedFee(FeeBase.PREMIUM, d("0.01"), 100, 99))
        .hasMessage("pointBSeconds must be at least pointASeconds 100, was 99");
    TimeWeightedFee step = new TimeWeightedFee(FeeBase.PREMIUM, d("0.01"), 100, 100);
    assertThat(step.rate(100)).isEqualTo(d("0.01"));
    assertThatThrownBy(() -> step.rate(101))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("secondsToExpiry must be at most points A and B 100, was 101");
    assertThatThrownBy(() -> premium.rate(-1)).isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void chargesVegaOnlyToWhoAddsToIt() {
    VegaFee fee = new VegaFee(d("100"));
    // 100 × 0.8 × 50 ÷ 1000 × 2 = 8.
    assertThat(fee.fee(trade("-49", "-50", 0), 6)).isEqualTo(d("8"));
    assertThat(fee.fee(trade("-50", "50", 0), 6)).isEqualTo(Decimal.ZERO);
    assertThat(fee.fee(trade("60", "-50", 0), 6)).isEqualTo(Decimal.ZERO);
    // 100 × 0.8 × 0.0000001 ÷ 1000 × 2 = 0.000000016, up to the asset's sixth digit.
    assertThat(fee.fee(trade("0", "0.0000001", 0), 6)).isEqualTo(d("0.000001"));
  }

  @Test
  void chargesVarianceAsAProductOfThreeLines() {
    VarianceFee fee =
        new VarianceFee(d("0.25"), d("0"), d("0.01"), d("1"), d("1"), d("3"), d("1"), d("1.5"));
    // 0.25 × 0.14 × (1 + 0.1 × 3) × (1 + 0.2 × 1.5) × 2 = 0.1183.
    assertThat(fee.fee(trade("0", "0", 0), 6)).isEqualTo(d("0.1183"));
    assertThat(fee.fee(trade("0", "0", 0), 2)).isEqualTo(d("0.12"));
  }

  @Test
  void averagesValuesByTheTimeTheyStood() {
    double[] times = {-4, -1};
    double[] values = {100, 400};
    // Three quarters of the window at 100, one at 400: 100 × 4^¼ = 141.42…
    assertThat(GeometricAverage.over(times, values, 4, 0))
        .isCloseTo(100 * Math.sqrt(2), Offset.offset(1e-11));
    // Before the first value the first one held.
    assertThat(GeometricAverage.over(times, values, 8, 4)).isCloseTo(100, Offset.offset(1e-11));
    assertThat(GeometricAverage.over(times, values, 1, 1)).isEqualTo(400);
    assertThat(GeometricAverage.over(times, values, 2, 2)).isEqualTo(100);
    // A spike that stood for no time has no weight.
    assertThat(GeometricAverage.over(new double[] {-4, 0}, values, 4, 0))
        .isCloseTo(100, Offset.offset(1e-11));
  }

  @Test
  void refusesAnAverageOfNothing() {
    assertThatThrownBy(() -> GeometricAverage.over(new double[0], new double[0], 1, 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> GeometricAverage.over(new double[] {-1}, new double[] {0}, 1, 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(
            () -> GeometricAverage.over(new double[] {-1, -2}, new double[] {1, 1}, 1, 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> GeometricAverage.over(new double[] {-1}, new double[] {1}, 1, 2))
        .isInstanceOf(OutOfRangeException.class);
  }
}
