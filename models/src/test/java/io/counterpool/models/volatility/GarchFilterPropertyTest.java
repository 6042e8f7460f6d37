package io.counterpool.models.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter in bulk gives the figures of the plain loops. */
final class GarchFilterPropertyTest {

  private static Garch garch(Draws draws, double scale) {
    double alpha = draws.between("0", "0.5", 3).toDouble();
    double beta = draws.between("0", "0.49", 3).toDouble();
    return new Garch(draws.between("0.001", "1", 3).toDouble() * scale, alpha, beta);
  }

  private static double[] returns(Draws draws, int length, double scale) {
    double[] returns = new double[length];
    for (int t = 0; t < length; t++) {
      returns[t] = Math.sqrt(scale) * draws.gaussian() * (draws.below(20) == 0 ? 30 : 1);
    }
    return returns;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithThePlainLoops(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 4; i++) {
      // Magnitudes at which a product of variances leaves the doubles too.
      double scale = Math.pow(10, draws.below(120) - 60);
      Garch garch = garch(draws, scale);
      double[] returns = returns(draws, 1 + draws.below(200), scale);
      double mean = Math.sqrt(scale) * draws.gaussian() / 10;
      double[] plain = garch.variances(returns, mean, scale);
      double[] bulk = new double[returns.length + 3];
      double next = new GarchFilter(garch).variances(returns, mean, scale, bulk);
      assertThat(next).isEqualTo(bulk[returns.length]);
      for (int t = 0; t < plain.length; t++) {
        assertThat(bulk[t])
            .as("%s: %s, variance %s of %s", draws, garch, t, plain.length)
            .isCloseTo(plain[t], within(1e-13 * plain[t]));
        assertThat(bulk[t]).isNotNegative().isFinite();
      }
      assertThat(new GarchFilter(garch).logLikelihood(returns, mean))
          .as("%s: %s, likelihood of %s at %s", draws, garch, returns.length, scale)
          .isCloseTo(
              garch.logLikelihood(returns, mean),
              within(1e-11 * returns.length * (1 + Math.abs(Math.log(scale)))));
    }
  }

  @Test
  void takesOneReturnAndNone() {
    Garch garch = new Garch(0.1, 0.1, 0.8);
    double[] out = new double[1];
    assertThat(new GarchFilter(garch).variances(new double[0], 0, 2, out)).isEqualTo(2);
    assertThat(new GarchFilter(garch).logLikelihood(new double[] {1}, 0))
        .isCloseTo(garch.logLikelihood(new double[] {1}, 0), Percentage.withPercentage(1e-10));
    assertThatThrownBy(() -> new GarchFilter(garch).logLikelihood(new double[0], 0))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (Garch garch :
        new Garch[] {
          new Garch(0.1, 0.1, 0.8),
          new Garch(0.1, 0, 0.8),
          new Garch(0.1, 0.5, 0),
          new Garch(0, 0, 0)
        }) {
      for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
        double[] returns = new double[101];
        returns[42] = wrong;
        GarchFilter filter = new GarchFilter(garch);
        if (wrong != 1e200 || garch.alpha() > 0) {
          assertThatThrownBy(() -> filter.variances(returns, 0, 1, new double[102]))
              .as("%s of %s", wrong, garch)
              .isInstanceOf(OutOfRangeException.class);
        }
        assertThatThrownBy(() -> filter.logLikelihood(returns, 0))
            .as("likelihood of %s, %s", wrong, garch)
            .isInstanceOf(OutOfRangeException.class);
      }
    }
    assertThatThrownBy(
            () -> new GarchFilter(new Garch(0, 0, 0)).variances(new double[4], 0, 1, new double[4]))
        .hasMessageContaining("out must hold 5");
  }
}
