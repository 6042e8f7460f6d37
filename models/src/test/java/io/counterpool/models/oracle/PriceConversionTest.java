package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.QuoteConversion.Adjustment;
import io.counterpool.models.oracle.SizeValuation.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One price made of others. */
final class PriceConversionTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  private static Optional<Adjustment> by(String price) {
    return Optional.of(new Adjustment(d(price), 1, 1));
  }

  @Test
  void convertsAndTruncates() {
    assertThat(QuoteConversion.MULTIPLY.convert(d("3.33"), by("0.9"), 2)).isEqualTo(d("2.99"));
    assertThat(QuoteConversion.DIVIDE.convert(d("3"), by("2"), 4)).isEqualTo(d("0.6666"));
    assertThat(QuoteConversion.INVERT.convert(d("3"), Optional.empty(), 4)).isEqualTo(d("0.3333"));
    assertThat(QuoteConversion.NONE.convert(d("3.99"), Optional.empty(), 1)).isEqualTo(d("3.9"));
    for (QuoteConversion conversion : QuoteConversion.values()) {
      assertThat(conversion.convert(Decimal.ZERO, by("2"), 4)).isEqualTo(Decimal.ZERO);
    }
    // The conversion that was missing on 2023-03-11: 23,048 USDC at 0.874 USD.
    assertThat(QuoteConversion.MULTIPLY.convert(d("23048"), by("0.874"), 0)).isEqualTo(d("20143"));
  }

  @Test
  void addsTheRelativeConfidencesOfQuoteAndIndex() {
    Quote quote = new Quote(d("20000"), d("20"));
    Adjustment usdt = new Adjustment(d("0.5"), 3, 3);
    // 20,000 × 0.5; 0.1 % + 2 % of 10,000 = 210.
    CrossRate multiplied = QuoteConversion.MULTIPLY.convert(quote, usdt, d("0.01"));
    assertThat(multiplied.price()).isEqualByComparingTo("10000");
    assertThat(multiplied.confidence()).isEqualByComparingTo("210");
    // 10,000 ÷ 20,000 = 0.5; 0.1 % + 1 % of it = 0.0055.
    CrossRate divided =
        QuoteConversion.DIVIDE.convert(quote, new Adjustment(d("10000"), 1, 1), d("100"));
    assertThat(divided.price()).isEqualByComparingTo("0.5");
    assertThat(divided.confidence()).isEqualByComparingTo("0.0055");
    assertThat(QuoteConversion.INVERT.convert(quote, usdt, d("0.01")).price())
        .isEqualByComparingTo("0.00005");
    assertThat(QuoteConversion.NONE.convert(quote, usdt, d("0.01")).confidence())
        .isEqualByComparingTo("20");
  }

  @Test
  void convertsTheLowOfAStablecoin() {
    // 2023-03-11 07:15 UTC, one venue: 23,048 USDC, 20,340 USD, the stablecoin at 0.874 USD.
    Quote usdc = new Quote(d("23048"), d("10"));
    BigDecimal usd = b("20340");
    BigDecimal skipped = usdc.price().toBigDecimal().divide(usd, 4, RoundingMode.HALF_EVEN);
    assertThat(skipped).isEqualByComparingTo("1.1331");
    CrossRate converted =
        QuoteConversion.MULTIPLY.convert(usdc, new Adjustment(d("0.874"), 3, 3), d("0.005"));
    assertThat(converted.price().divide(usd, 4, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo("0.9904");
  }

  @Test
  void refusesToConvertByAThinOrWorthlessMarket() {
    Quote quote = new Quote(d("3"), d("0.1"));
    for (Adjustment by : List.of(new Adjustment(d("1"), 1, 2), new Adjustment(d("0"), 2, 2))) {
      assertThatThrownBy(() -> QuoteConversion.MULTIPLY.convert(quote, by, d("0")))
          .isInstanceOf(OutOfRangeException.class);
      assertThatThrownBy(() -> QuoteConversion.DIVIDE.convert(quote, by, d("0")))
          .isInstanceOf(OutOfRangeException.class);
    }
  }

  @Test
  void refusesToAdjustByAThinMarket() {
    Optional<Adjustment> thin = Optional.of(new Adjustment(d("1"), 1, 2));
    assertThatThrownBy(() -> QuoteConversion.MULTIPLY.convert(d("3"), thin, 2))
        .hasMessage("the market to adjust by needs 2 sources, it has 1");
    assertThatThrownBy(() -> QuoteConversion.DIVIDE.convert(d("0"), Optional.empty(), 2))
        .hasMessage("there is no price to adjust by");
    assertThat(QuoteConversion.INVERT.convert(d("2"), thin, 2)).isEqualTo(d("0.5"));
    assertThatThrownBy(() -> QuoteConversion.NONE.convert(d("-1"), Optional.empty(), 2))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(
            () -> QuoteConversion.INVERT.convert(Decimal.ofUnits(1, 18), Optional.empty(), 19))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void addsTheRelativeConfidencesOfACrossRate() {
    // 52,001 ± 31 over 3,859.1 ± 1.8: 0.000596 + 0.000466 of 13.4749.
    CrossRate rate = CrossRate.of(b("1"), b("1"), b("-5"), b("1"));
    assertThat(rate.price()).isEqualByComparingTo("-0.2");
    // 1 ÷ 5 + 0.2 × 1 ÷ 5 = 0.24.
    assertThat(rate.confidence()).isEqualByComparingTo("0.24");
    assertThatThrownBy(() -> CrossRate.of(b("1"), b("1"), b("0"), b("1")))
        .isInstanceOf(OutOfRangeException.class);
    Aggregate third =
        CrossRate.of(new Aggregate(d("1"), d("0.1"), 5), new Aggregate(d("3"), d("0"), 4), 4);
    assertThat(third).isEqualTo(new Aggregate(d("0.3333"), d("0.0334"), 4));
  }

  @Test
  void coversTheCrossRateOfEveryPriceInside() {
    Draws draws = new Draws(9);
    for (int i = 0; i < Draws.STEPS; i++) {
      BigDecimal p = draws.price().toBigDecimal();
      BigDecimal q = draws.price().toBigDecimal();
      BigDecimal a = p.multiply(draws.between("0", "0.01", 6).toBigDecimal());
      BigDecimal c = q.multiply(draws.between("0", "0.01", 6).toBigDecimal());
      CrossRate rate = CrossRate.of(p, a, q, c);
      // The corner p + a over q - c lies outside by second order only: factor 1 ÷ (1 − c ÷ q).
      BigDecimal corner = p.add(a).divide(q.subtract(c), 60, RoundingMode.DOWN);
      BigDecimal beyond = corner.subtract(rate.price());
      assertThat(beyond)
          .as("%s", draws)
          .isLessThanOrEqualTo(rate.confidence().multiply(b("1.0102")).add(b("1e-18")));
    }
  }

  @Test
  void dividesMantissasAndRoundsDown() {
    ScaledPrice base = new ScaledPrice(10_000, -8);
    assertThat(base.over(new ScaledPrice(100, -2), -5)).isEqualTo(BigInteger.TEN);
    assertThat(base.over(new ScaledPrice(3, 0), -8)).isEqualTo(BigInteger.valueOf(3333));
    assertThat(base.value()).isEqualByComparingTo("0.0001");
    // 58 powers of ten apart are allowed, 59 are not.
    ScaledPrice most = new ScaledPrice(Long.MAX_VALUE, 50);
    assertThat(most.over(new ScaledPrice(1, -8), 0).bitLength()).isLessThanOrEqualTo(256);
    assertThatThrownBy(() -> most.over(new ScaledPrice(1, -9), 0))
        .hasMessage("the exponents must be at most 58 apart, were 59");
    assertThatThrownBy(() -> base.over(new ScaledPrice(0, 0), 0))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> base.over(new ScaledPrice(-1, 0), 0))
        .hasMessage("prices must not be below 0, were 10000 and -1");
    assertThatThrownBy(() -> base.over(base, Integer.MIN_VALUE))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new ScaledPrice(1, -256)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new ScaledPrice(1, 256).value())
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void valuesCollateralDownAndDebtUp() {
    SizeValuation collateral = new SizeValuation(Side.COLLATERAL, d("3"), d("1"), d("0.9"));
    SizeValuation debt = new SizeValuation(Side.DEBT, d("3"), d("1"), d("1.1"));
    // 1 ∓ 0.1 ÷ 3 = 0.9666… and 1.0333….
    assertThat(collateral.unitValue(d("1"), d("1"))).isEqualTo(d("0.966666666666666666"));
    assertThat(debt.unitValue(d("1"), d("1"))).isEqualTo(d("1.033333333333333334"));
    assertThat(collateral.unitValue(d("1"), d("0"))).isEqualTo(d("1"));
    // The line reaches 0 at 3 × 1 ÷ 0.1 = 30.
    assertThat(collateral.worthless()).isEqualTo(d("30"));
    assertThat(collateral.unitValue(d("7"), d("30"))).isEqualTo(Decimal.ZERO);
    assertThatThrownBy(debt::worthless).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new SizeValuation(Side.COLLATERAL, d("3"), d("1"), d("1.1")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new SizeValuation(Side.DEBT, d("3"), d("1"), d("0.9")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new SizeValuation(Side.DEBT, d("0"), d("1"), d("1")))
        .hasMessage("endpoint must be above 0, was 0");
  }

  @Test
  void neverValuesMoreOfItHigher() {
    Draws draws = new Draws(4);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal low = draws.between("0", "1", 4);
      Decimal high = low.plus(draws.between("0", "1", 4));
      Decimal endpoint = draws.between("0.5", "1000", 3);
      Decimal price = draws.price();
      Decimal less = draws.between("0", "5000", 3);
      Decimal more = less.plus(draws.between("0", "10", 3));
      SizeValuation collateral = new SizeValuation(Side.COLLATERAL, endpoint, high, low);
      SizeValuation debt = new SizeValuation(Side.DEBT, endpoint, low, high);
      assertThat(collateral.unitValue(price, more))
          .as("%s", draws)
          .isLessThanOrEqualTo(collateral.unitValue(price, less));
      assertThat(debt.unitValue(price, more))
          .as("%s", draws)
          .isGreaterThanOrEqualTo(debt.unitValue(price, less));
    }
  }

  @Test
  void picksThePackagesNearestTheMedian() {
    // Medians 1 and 100: distances 0.1, 0, 0.5.
    List<List<Decimal>> packages =
        List.of(
            List.of(d("1.1"), d("101")), List.of(d("1"), d("100")), List.of(d("0.5"), d("99.5")));
    assertThat(NearestToMedian.pick(packages, 2)).containsExactly(1, 0);
    assertThat(NearestToMedian.pick(packages, 9)).containsExactly(1, 0, 2);
    assertThat(NearestToMedian.pick(packages, 0)).isEmpty();
    assertThat(NearestToMedian.pick(List.of(), 3)).isEmpty();
    // From a median of 0 every other value is infinitely far; of equals the first comes first.
    assertThat(
            NearestToMedian.pick(
                List.of(List.of(d("5")), List.of(d("0")), List.of(d("0")), List.of(d("-1"))), 4))
        .containsExactly(1, 2, 0, 3);
    assertThatThrownBy(() -> NearestToMedian.pick(List.of(List.of(d("5")), List.<Decimal>of()), 1))
        .hasMessage("every package must have 1 values, one has 0");
    assertThatThrownBy(() -> NearestToMedian.pick(packages, -1))
        .isInstanceOf(OutOfRangeException.class);
  }
}
