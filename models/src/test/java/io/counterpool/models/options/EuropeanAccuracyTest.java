package io.counterpool.models.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The published grid: ratio of strike to forward 0.001 … 1000, volatility 5 % … 250 %, five minutes
 * … ten years, against {@link ReferenceBlack}. Bound: 10^-12 relative or 10^-15 of the forward.
 */
final class EuropeanAccuracyTest {

  private static final double FORWARD = 100;
  private static final double[] RATIOS = {
    0.001, 0.1, 0.5, 0.8, 0.95, 0.99, 1, 1.0001, 1.01, 1.05, 1.25, 2, 10, 1000
  };
  private static final double[] VOLATILITIES = {0.05, 0.2, 0.8, 2.5};
  private static final double[] YEARS = {1e-5, 1.0 / 365, 0.25, 10};
  private static final double DISCOUNT = 0.97;

  private final List<String> faults = new ArrayList<>();

  private void check(String what, double got, BigDecimal want) {
    double error = new BigDecimal(got).subtract(want).abs().doubleValue();
    double bound = Math.max(1e-12 * Math.abs(want.doubleValue()), 1e-15 * FORWARD);
    if (!(error <= bound)) {
      faults.add(what + ": " + got + " instead of " + want.doubleValue());
    }
  }

  private static OptionColumns grid() {
    OptionColumns book = new OptionColumns(2 * RATIOS.length * VOLATILITIES.length * YEARS.length);
    int i = 0;
    for (double ratio : RATIOS) {
      for (double volatility : VOLATILITIES) {
        for (double years : YEARS) {
          for (OptionType type : OptionType.values()) {
            book.call[i] = type == OptionType.CALL;
            book.forward[i] = FORWARD;
            book.strike[i] = FORWARD * ratio;
            book.volatility[i] = volatility;
            book.years[i] = years;
            book.discount[i] = DISCOUNT;
            i++;
          }
        }
      }
    }
    return book;
  }

  @Test
  void keepsPlainAndBulkWithinTheBoundOfFortyDigits() {
    OptionColumns book = grid();
    GreekColumns plain = new GreekColumns(book.length());
    GreekColumns bulk = new GreekColumns(book.length());
    EuropeanBulk.plain(book, plain);
    EuropeanBulk.greeks(book, bulk);
    for (int i = 0; i < book.length(); i += 2) {
      ReferenceBlack reference =
          ReferenceBlack.of(FORWARD, book.strike[i], book.volatility[i], book.years[i], DISCOUNT);
      compare("plain", book, i, plain, reference);
      compare("bulk", book, i, bulk, reference);
    }
    assertThat(faults).isEmpty();
  }

  private void compare(
      String version, OptionColumns book, int first, GreekColumns got, ReferenceBlack reference) {
    BigDecimal gamma = reference.gamma();
    BigDecimal vega = reference.vega();
    BigDecimal theta = reference.theta();
    for (int i = first; i < first + 2; i++) {
      String at =
          "%s K %s v %s T %s %s"
              .formatted(version, book.strike[i], book.volatility[i], book.years[i], book.type(i));
      check(at + " price", got.price[i], reference.price(book.type(i)));
      check(at + " delta", got.delta[i], reference.delta(book.type(i)));
      check(at + " gamma", got.gamma[i], gamma);
      check(at + " vega", got.vega[i], vega);
      check(at + " theta", got.theta[i], theta);
    }
  }

  @Test
  void keepsTheDigitsOfTinyOutOfTheMoneyPrices() {
    // More than asked: 10^-12 relative alone, down to prices of 10^-250.
    for (double ratio : RATIOS) {
      for (double volatility : VOLATILITIES) {
        for (double years : YEARS) {
          OptionType type = ratio < 1 ? OptionType.PUT : OptionType.CALL;
          double strike = FORWARD * ratio;
          double got = Black76.price(type, FORWARD, strike, volatility, years, 1);
          if (got > 1e-250) {
            BigDecimal want = ReferenceBlack.of(FORWARD, strike, volatility, years, 1).price(type);
            assertThat(new BigDecimal(got).subtract(want).abs().doubleValue())
                .as("K %s v %s T %s: %s", strike, volatility, years, got)
                .isLessThanOrEqualTo(1e-12 * want.doubleValue());
          }
        }
      }
    }
  }

  @Test
  void keepsTheGreeksOfACarriedAssetWithinTheBound() {
    for (double ratio : new double[] {0.25, 0.8, 0.99, 1, 1.01, 1.25, 5}) {
      for (double volatility : VOLATILITIES) {
        for (double years : YEARS) {
          OptionMarket market = new OptionMarket(FORWARD, 0.07, 0.03, volatility);
          Decimal strike = Decimal.of(Double.toString(FORWARD * ratio));
          ReferenceBlack reference = ReferenceBlack.of(market, strike.toDouble(), years);
          for (OptionType type : OptionType.values()) {
            compare(market, strike, years, type, reference);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private void compare(
      OptionMarket market,
      Decimal strike,
      double years,
      OptionType type,
      ReferenceBlack reference) {
    OptionGreeks got = new EuropeanOption(type, strike).greeks(market, years);
    BigDecimal time = new BigDecimal(years);
    BigDecimal growth =
        ReferenceBlack.exp(
            new BigDecimal(market.rate())
                .subtract(new BigDecimal(market.dividendYield()))
                .multiply(time));
    BigDecimal cash = reference.cash(type);
    BigDecimal asset = reference.price(type).add(cash);
    String at =
        "S %s K %s v %s T %s %s".formatted(market.spot(), strike, market.volatility(), years, type);
    check(at + " value", got.value(), reference.price(type));
    check(at + " delta", got.delta(), reference.delta(type).multiply(growth));
    check(at + " gamma", got.gamma(), reference.gamma().multiply(growth).multiply(growth));
    check(at + " vega", got.vega(), reference.vega());
    check(
        at + " theta",
        got.theta(),
        reference
            .theta()
            .add(new BigDecimal(market.dividendYield()).multiply(asset))
            .subtract(new BigDecimal(market.rate()).multiply(cash)));
    check(at + " rho", got.rho(), cash.multiply(time));
    check(at + " dividendRho", got.dividendRho(), asset.multiply(time).negate());
    check(at + " vanna", got.vanna(), reference.vanna(market.yieldDiscount(years)));
    check(at + " vomma", got.vomma(), reference.vomma());
  }
}
