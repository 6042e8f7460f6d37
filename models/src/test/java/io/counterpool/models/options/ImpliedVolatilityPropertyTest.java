package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import org.junit.jupiter.api.Test;

/** Implied volatility inverts the price; plain and bulk run the same laws. */
final class ImpliedVolatilityPropertyTest {

  private static final int LENGTH = Math.min(2 * Draws.STEPS, 6_000);

  private final Draws draws = new Draws(20_250_102);

  private double between(double low, double high) {
    return low * Math.exp(draws.between("0", "1", 18).toDouble() * Math.log(high / low));
  }

  private OptionColumns book() {
    OptionColumns book = new OptionColumns(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      book.call[i] = draws.chance();
      book.forward[i] = between(1e-3, 1e5);
      double spread = between(1e-7, 12);
      double x = draws.below(20) == 0 ? 0 : draws.chance() ? spread : -spread;
      book.strike[i] = book.forward[i] * Math.exp(x);
      book.years[i] = between(1e-5, 10);
      book.volatility[i] = between(1e-5, 8) / Math.sqrt(book.years[i]);
      book.discount[i] = between(0.5, 1);
    }
    return book;
  }

  private static double[] implied(OptionColumns book, double[] price, boolean bulk) {
    double[] volatility = new double[book.length()];
    int none =
        bulk
            ? ImpliedVolatilityBulk.of(book, price, volatility)
            : ImpliedVolatilityBulk.plain(book, price, volatility);
    assertThat(java.util.Arrays.stream(volatility).filter(v -> v < 0).count()).isEqualTo(none);
    return volatility;
  }

  @Test
  void invertsThePrice() {
    for (boolean bulk : new boolean[] {false, true}) {
      OptionColumns book = book();
      GreekColumns out = new GreekColumns(LENGTH);
      EuropeanBulk.plain(book, out);
      double[] got = implied(book, out.price, bulk);
      int checked = 0;
      for (int i = 0; i < LENGTH; i++) {
        double v = book.volatility[i];
        double rounding = Math.ulp(out.price[i]) / out.vega[i];
        // Where a rounding of the price moves the volatility by more than a hundredth of itself the
        // price does not say which volatility it had; the repriced value is asked for below.
        if (out.price[i] < 1e-280 || !(rounding < 0.01 * v)) {
          continue;
        }
        checked++;
        assertThat(Math.abs(got[i] - v))
            .as(
                "%s: bulk %s %s F %s K %s v %s T %s: %s",
                draws,
                bulk,
                book.type(i),
                book.forward[i],
                book.strike[i],
                v,
                book.years[i],
                got[i])
            .isLessThanOrEqualTo(Math.max(1e-9 * v, 4 * rounding));
      }
      assertThat(checked).isGreaterThan(LENGTH / 3);
    }
  }

  @Test
  void repricesWhateverHasAVolatility() {
    for (boolean bulk : new boolean[] {false, true}) {
      OptionColumns book = book();
      double[] price = new double[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        double low = book.discount[i] * book.type(i).intrinsic(book.forward[i], book.strike[i]);
        double high = book.discount[i] * (book.call[i] ? book.forward[i] : book.strike[i]);
        // A market's price, not one of ours: anywhere between the bounds, often next to one.
        double share = draws.chance() ? between(1e-12, 1) : 1 - between(1e-12, 1);
        price[i] = low + (high - low) * share;
      }
      double[] got = implied(book, price, bulk);
      for (int i = 0; i < LENGTH; i++) {
        if (got[i] < 0) {
          continue;
        }
        double again =
            Black76.price(
                book.type(i),
                book.forward[i],
                book.strike[i],
                got[i],
                book.years[i],
                book.discount[i]);
        double rounding = book.discount[i] * (book.forward[i] + book.strike[i]) * 4e-16;
        assertThat(again)
            .as("%s: %s K/F %s", draws, book.type(i), book.strike[i] / book.forward[i])
            .isBetween(
                price[i] - 1e-11 * price[i] - rounding, price[i] + 1e-11 * price[i] + rounding);
      }
    }
  }

  @Test
  void takesItsOwnPricesBack() {
    // A deep in-the-money price may be rounded below the intrinsic value: volatility 0, no refusal.
    for (int i = 0; i < LENGTH; i++) {
      double strike = 100 * Math.exp(-between(0.01, 5));
      double price = Black76.price(OptionType.CALL, 100, strike, between(1e-4, 0.3), 0.1, 0.987);
      assertThat(ImpliedVolatility.of(OptionType.CALL, price, 100, strike, 0.1, 0.987))
          .isNotNegative();
    }
  }

  @Test
  void refusesPricesOutsideTheBounds() {
    // Call on 104 struck at 85: from 19 to below 104.
    assertThatThrownBy(() -> ImpliedVolatility.of(OptionType.CALL, 18.999, 104, 85, 4.5, 1))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("19.0");
    assertThatThrownBy(() -> ImpliedVolatility.of(OptionType.CALL, 104, 104, 85, 4.5, 1))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("104.0");
    assertThatThrownBy(() -> ImpliedVolatility.of(OptionType.PUT, -1e-9, 104, 85, 4.5, 1))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> ImpliedVolatility.of(OptionType.PUT, 1, 104, 85, 0, 1))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> ImpliedVolatility.of(OptionType.CALL, 104, 104, 0, 1, 1))
        .isInstanceOf(OutOfRangeException.class);
    assertThat(ImpliedVolatility.of(OptionType.CALL, 19, 104, 85, 4.5, 1)).isZero();
  }

  @Test
  void writesACodeInBulkWhereThereIsNoVolatility() {
    OptionColumns book = new OptionColumns(3);
    double[] price = {18.9, 104, 30};
    for (int i = 0; i < 3; i++) {
      book.call[i] = true;
      book.forward[i] = 104;
      book.strike[i] = 85;
      book.years[i] = 4.5;
    }
    double[] volatility = new double[3];
    assertThat(ImpliedVolatilityBulk.of(book, price, volatility)).isEqualTo(2);
    assertThat(volatility[0]).isEqualTo(ImpliedVolatility.BELOW_INTRINSIC);
    assertThat(volatility[1]).isEqualTo(ImpliedVolatility.ABOVE_BOUND);
    assertThat(volatility[2]).isPositive();
    book.years[1] = 0;
    assertThatThrownBy(() -> ImpliedVolatilityBulk.of(book, price, volatility))
        .isInstanceOf(OutOfRangeException.class);
  }
}
