package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What doubles cannot hold does not leave the pricers. */
final class OptionRangeTest {

  private static final EuropeanOption CALL = new EuropeanOption(OptionType.CALL, Decimal.of(100));

  @Test
  void boundsTheVolatility() {
    assertThatThrownBy(() -> new OptionMarket(100, 0.05, 0, 1e160))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("volatility must be from 0.0 to 1000.0, was 1.0E160");
    OptionMarket wild = new OptionMarket(100, 0.05, 0, OptionMarket.LARGEST_VOLATILITY);
    // Beyond all doubt the call is worth the asset.
    assertThat(CALL.value(wild, 1)).isCloseTo(100, Offset.offset(1e-12));
    BarrierOption barrier =
        new BarrierOption(
            OptionType.CALL,
            BarrierSide.DOWN,
            Knock.IN,
            Decimal.of(100),
            Decimal.of(90),
            Decimal.ZERO);
    // Counted in the asset it comes down to 90 with a chance of 90 ÷ 100.
    assertThat(barrier.greeks(wild, 1).value()).isCloseTo(90, Offset.offset(1e-5));
  }

  @Test
  void refusesAValueThatIsNoDouble() {
    // The forward is 10^20 × e^700.
    assertThatThrownBy(() -> CALL.value(new OptionMarket(1e20, 7, 0, 0.2), 100))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageStartingWith("value must be finite");
    assertThatThrownBy(() -> CALL.greeks(new OptionMarket(1e20, 7, 0, 0.2), 100))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void givesTheGammaOfAFarForward() {
    // e^(bT) squared would be e^800: the call is the asset for certain.
    assertThat(CALL.greeks(new OptionMarket(100, 4, 0, 0.2), 100).gamma()).isZero();
    OptionMarket market = new OptionMarket(1, 0, 0, 1);
    EuropeanOption atMedian = new EuropeanOption(OptionType.PUT, Decimal.ONE);
    // d1 = 1/2: φ(1/2) ÷ (1 × 1)
    assertThat(atMedian.greeks(market, 1).gamma())
        .isCloseTo(0.3520653267642995, Offset.offset(1e-15));
  }

  @Test
  void holdsFiniteGreeksOnly() {
    assertThatThrownBy(() -> new OptionGreeks(1, 0, Double.NaN, 0, 0, 0, 0, 0, 0))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("gamma must be finite, was NaN");
    assertThatThrownBy(() -> new OptionGreeks(1, 0, 0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY))
        .hasMessage("vomma must be finite, was Infinity");
  }
}
