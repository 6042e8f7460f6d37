package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Draws;
import org.junit.jupiter.api.Test;

/** Laws of European options over random books; the bulk version runs every one of them too. */
final class EuropeanBookPropertyTest {

  private static final int LENGTH = Math.min(Draws.STEPS, 3_000);

  private final Draws draws = new Draws(20_250_101);

  /** Log-uniform. */
  private double between(double low, double high) {
    return low * Math.exp(draws.between("0", "1", 18).toDouble() * Math.log(high / low));
  }

  /** Everything from minutes to decades, far wings, limits and lengths that fill no block. */
  private OptionColumns book(int length) {
    OptionColumns book = new OptionColumns(length);
    for (int i = 0; i < length; i++) {
      book.call[i] = draws.chance();
      book.forward[i] = between(1e-6, 1e6);
      book.strike[i] = book.forward[i] * Math.exp(draws.gaussian() * between(1e-6, 3));
      book.volatility[i] = between(1e-3, 5);
      book.years[i] = between(1e-6, 30);
      book.discount[i] = between(0.3, 1.1);
      limit(book, i);
    }
    return book;
  }

  private void limit(OptionColumns book, int i) {
    switch (draws.below(40)) {
      case 0 -> book.years[i] = 0;
      case 1 -> book.volatility[i] = 0;
      case 2 -> book.forward[i] = 0;
      case 3 -> book.strike[i] = 0;
      case 4 -> book.strike[i] = book.forward[i];
      case 5 -> book.volatility[i] = 1e9;
      case 6 -> book.forward[i] = 1e-18;
      case 7 -> book.strike[i] = 1e20;
      default -> {}
    }
  }

  private static GreekColumns greeks(OptionColumns book, boolean bulk) {
    GreekColumns out = new GreekColumns(book.length());
    if (bulk) {
      EuropeanBulk.greeks(book, out);
    } else {
      EuropeanBulk.plain(book, out);
    }
    return out;
  }

  @Test
  void givesTheSameInBulk() {
    for (int length : new int[] {0, 1, 7, 255, 256, 257, LENGTH}) {
      OptionColumns book = book(length);
      GreekColumns plain = greeks(book, false);
      GreekColumns bulk = greeks(book, true);
      double[] price = new double[length];
      EuropeanBulk.prices(book, price);
      assertThat(price).isEqualTo(bulk.price);
      for (int i = 0; i < length; i++) {
        double scale = book.discount[i] * Math.max(book.forward[i], 1e-300);
        same("price", book, i, bulk.price[i], plain.price[i], scale);
        same("delta", book, i, bulk.delta[i], plain.delta[i], 1);
        same("gamma", book, i, bulk.gamma[i], plain.gamma[i], 1 / scale);
        same("vega", book, i, bulk.vega[i], plain.vega[i], scale);
        same("theta", book, i, bulk.theta[i], plain.theta[i], scale);
      }
    }
  }

  /** 10^-13 relative, or 10^-15 of the scale of the figure. */
  private void same(String what, OptionColumns book, int i, double got, double want, double scale) {
    double bound = Math.max(1e-13 * Math.abs(want), 1e-15 * scale);
    assertThat(Math.abs(got - want))
        .as(
            "%s: %s of %s F %s K %s v %s T %s: %s, plain %s",
            draws,
            what,
            book.type(i),
            book.forward[i],
            book.strike[i],
            book.volatility[i],
            book.years[i],
            got,
            want)
        .isLessThanOrEqualTo(bound);
  }

  @Test
  void keepsEveryPriceWithinTheBoundsWithoutArbitrage() {
    for (boolean bulk : new boolean[] {false, true}) {
      OptionColumns book = book(LENGTH);
      GreekColumns out = greeks(book, bulk);
      for (int i = 0; i < LENGTH; i++) {
        double d = book.discount[i];
        double most = d * (book.call[i] ? book.forward[i] : book.strike[i]);
        double least = d * book.type(i).intrinsic(book.forward[i], book.strike[i]);
        double rounding = 4e-16 * d * (book.forward[i] + book.strike[i]);
        assertThat(out.price[i]).as("%s", draws).isBetween(least - rounding, most + rounding);
        assertThat(out.gamma[i]).isNotNegative().isFinite();
        assertThat(out.vega[i]).isNotNegative().isFinite();
        assertThat(out.theta[i]).isNotPositive().isFinite();
        assertThat(book.type(i).sign() * out.delta[i]).isBetween(0.0, d * (1 + 1e-15));
      }
    }
  }

  @Test
  void keepsPutCallParity() {
    for (boolean bulk : new boolean[] {false, true}) {
      OptionColumns calls = book(LENGTH);
      java.util.Arrays.fill(calls.call, true);
      GreekColumns call = greeks(calls, bulk);
      java.util.Arrays.fill(calls.call, false);
      GreekColumns put = greeks(calls, bulk);
      for (int i = 0; i < LENGTH; i++) {
        double d = calls.discount[i];
        double rounding = 1e-15 * d * (calls.forward[i] + calls.strike[i]);
        assertThat(call.price[i] - put.price[i])
            .as("%s", draws)
            .isBetween(
                d * (calls.forward[i] - calls.strike[i]) - rounding,
                d * (calls.forward[i] - calls.strike[i]) + rounding);
        assertThat(call.delta[i] - put.delta[i]).isBetween(d * (1 - 1e-15), d * (1 + 1e-15));
      }
    }
  }

  @Test
  void rejectsWhatIsOutOfRange() {
    for (boolean bulk : new boolean[] {false, true}) {
      for (int field = 0; field < 5; field++) {
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
          OptionColumns book = book(300);
          double[][] columns = {
            book.forward, book.strike, book.volatility, book.years, book.discount
          };
          columns[field][299] = bad;
          assertThat(refuses(book, bulk)).as("field %s %s", field, bad).isTrue();
        }
      }
    }
  }

  private static boolean refuses(OptionColumns book, boolean bulk) {
    try {
      greeks(book, bulk);
      return false;
    } catch (io.counterpool.models.OutOfRangeException expected) {
      return true;
    }
  }
}
