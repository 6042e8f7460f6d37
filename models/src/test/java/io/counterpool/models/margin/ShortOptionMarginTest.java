package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.margin.ShortOption.Collateral;
import io.counterpool.models.options.OptionType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShortOptionMarginTest {

  private static final long DAY = 86_400;

  private static final PriceTableMargin TABLE =
      new PriceTableMargin(
          Decimal.of("0.75"),
          List.of(
              new PriceTableMargin.Bucket(7 * DAY, Decimal.of("0.1678")),
              new PriceTableMargin.Bucket(28 * DAY, Decimal.of("0.3326"))));

  private static final ShockedPriceMargin SHOCKED =
      new ShockedPriceMargin(
          Decimal.of("0.2"),
          Decimal.of(200),
          Decimal.of("2.5"),
          14 * DAY,
          Decimal.of("1.8"),
          56 * DAY,
          Decimal.of("1.2"),
          Decimal.of("0.8"),
          Decimal.of("0.05"));

  private static ShortOption put(String strike, String spot, String amount, long seconds) {
    return new ShortOption(
        OptionType.PUT,
        Collateral.STRIKE_CURRENCY,
        Decimal.of(strike),
        Decimal.of(spot),
        Decimal.of(amount),
        seconds);
  }

  private static ShortOption call(
      Collateral collateral, String strike, String spot, String amount, long seconds) {
    return new ShortOption(
        OptionType.CALL,
        collateral,
        Decimal.of(strike),
        Decimal.of(spot),
        Decimal.of(amount),
        seconds);
  }

  @Test
  void boundsAnOptionByItsTable() {
    // 0.75 × 150 = 112.5 is above 100: 0.1678 × 100
    assertThat(TABLE.required(put("100", "150", "1", 7 * DAY))).isEqualTo(Decimal.of("16.78"));
    // One second more is the next bucket: 33.26
    assertThat(TABLE.required(put("100", "150", "1", 7 * DAY + 1))).isEqualTo(Decimal.of("33.26"));
    // 0.75 × 0 = 0: all of the strike
    assertThat(TABLE.required(put("100", "0", "2", DAY))).isEqualTo(Decimal.of(200));
    // 0.75 × 100 ÷ 300 = ¼: 3 × (0.1678 × ¼ + ¾)
    assertThat(TABLE.required(call(Collateral.UNDERLYING, "100", "300", "3", DAY)))
        .isEqualTo(Decimal.of("2.37585"));
    // 0.75 × 2 ÷ 7 = 1.5 ÷ 7 has no end: rounded up. (0.1678 × 1.5 + 5.5) ÷ 7 =
    // 0.821671428571428571 4…
    assertThat(TABLE.required(call(Collateral.UNDERLYING, "2", "7", "1", DAY)))
        .isEqualTo(Decimal.of("0.821671428571428572"));
    assertThatThrownBy(() -> TABLE.required(put("1", "1", "1", 29 * DAY)))
        .hasMessageContaining("last bucket");
    assertThatThrownBy(() -> TABLE.required(call(Collateral.STRIKE_CURRENCY, "1", "1", "1", DAY)))
        .hasMessageContaining("UNDERLYING");
    assertThatThrownBy(() -> TABLE.required(call(Collateral.UNDERLYING, "1", "0", "1", DAY)))
        .hasMessageContaining("spot");
    assertThatThrownBy(() -> put("1", "1", "1", -1)).hasMessageContaining("secondsToExpiry");
    assertThatThrownBy(() -> new PriceTableMargin(Decimal.ONE, List.of()))
        .hasMessageContaining("buckets");
  }

  @Test
  void shocksPriceAndVolatility() {
    // 2.5 − 0.7 × 14 ÷ 42, half of a third rounded towards more
    assertThat(SHOCKED.volatility(28 * DAY)).isEqualTo(Decimal.of("2.266666666666666667"));
    // At expiry: 1.2 × 1,000 − 1,000 in cash, ÷ 1,200 in the underlying
    assertThat(
            SHOCKED.required(call(Collateral.STRIKE_CURRENCY, "1000", "1000", "2", 0)).toDouble())
        .isCloseTo(400, within(1e-9));
    assertThat(SHOCKED.required(call(Collateral.UNDERLYING, "1000", "1000", "2", 0)).toDouble())
        .isCloseTo(400.0 / 1200, within(1e-12));
    // The least, the whole, and nothing
    assertThat(SHOCKED.required(put("1000", "9000", "1", DAY))).isEqualTo(Decimal.of(200));
    assertThat(SHOCKED.required(put("1000", "9000", "0.1", DAY))).isEqualTo(Decimal.of(100));
    assertThat(SHOCKED.required(put("1000", "0", "1", DAY)).toDouble())
        .isCloseTo(1000, within(1.0));
    assertThat(SHOCKED.required(put("1000", "9000", "0", DAY))).isEqualTo(Decimal.ZERO);
    assertThat(SHOCKED.required(call(Collateral.UNDERLYING, "1000", "1000", "0.1", DAY)))
        .isEqualTo(Decimal.of("0.1"));
    assertThatThrownBy(
            () ->
                SHOCKED.required(
                    new ShortOption(
                        OptionType.PUT,
                        Collateral.UNDERLYING,
                        Decimal.ONE,
                        Decimal.ONE,
                        Decimal.ONE,
                        DAY)))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void needsNoMoreThanTheWhole() {
    Draws draws = new Draws(21);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal strike = draws.between("1", "5000", 2);
      Decimal spot = draws.between("1", "5000", 2);
      Decimal amount = draws.between("0", "100", 4);
      long seconds = draws.below((int) (28 * DAY));
      for (ShortOptionMargin model : List.of(TABLE, SHOCKED)) {
        Decimal put =
            model.required(
                new ShortOption(
                    OptionType.PUT, Collateral.STRIKE_CURRENCY, strike, spot, amount, seconds));
        Decimal call =
            model.required(
                new ShortOption(
                    OptionType.CALL, Collateral.UNDERLYING, strike, spot, amount, seconds));
        assertThat(put.isNegative()).isFalse();
        assertThat(put)
            .as("%s: %s strike %s spot %s", draws, model, strike, spot)
            .isLessThanOrEqualTo(amount.times(strike, java.math.RoundingMode.UP));
        assertThat(call).isLessThanOrEqualTo(amount);
        assertThat(call.isNegative()).isFalse();
      }
    }
  }

  @Test
  void followsUtilisation() {
    UtilisationCollateral model =
        new UtilisationCollateral(
            Decimal.of("0.2"), Decimal.of("0.1"), Decimal.of("0.5"), Decimal.of("0.9"), 4);
    // 0.2 + 0.8 × 0.1 ÷ 0.4 and (0.1 + 0.1 × 0.3 ÷ 0.4) ÷ 2
    assertThat(model.sale(Decimal.of("0.6"))).isEqualTo(Decimal.of("0.4"));
    assertThat(model.purchase(Decimal.of("0.6"))).isEqualTo(Decimal.of("0.0875"));
    // Below zero: half of the minimum at the opposite utilisation
    assertThat(model.sale(Decimal.of("-0.3"))).isEqualTo(Decimal.of("0.1"));
    assertThat(model.sale(Decimal.of("-0.6"))).isEqualTo(Decimal.of("0.325"));
    assertThat(model.sale(Decimal.of(7))).isEqualTo(Decimal.ONE);
    Decimal sale = Decimal.ZERO;
    Decimal purchase = Decimal.ONE;
    for (int u = 0; u <= 10_000; u += 3) {
      Decimal at = Decimal.ofUnits(u, 4);
      assertThat(model.sale(at)).isGreaterThanOrEqualTo(sale).isLessThanOrEqualTo(Decimal.ONE);
      assertThat(model.purchase(at)).isLessThanOrEqualTo(purchase);
      sale = model.sale(at);
      purchase = model.purchase(at);
    }
    UtilisationCollateral step =
        new UtilisationCollateral(
            Decimal.of("0.2"), Decimal.of("0.1"), Decimal.of("0.5"), Decimal.of("0.5"), 4);
    assertThat(step.sale(Decimal.of("0.4999"))).isEqualTo(Decimal.of("0.2"));
    assertThat(step.sale(Decimal.of("0.5"))).isEqualTo(Decimal.ONE);
    assertThat(step.purchase(Decimal.of("0.5"))).isEqualTo(Decimal.of("0.1"));
    assertThat(step.purchase(Decimal.of("0.5001"))).isEqualTo(Decimal.of("0.05"));
  }

  @Test
  void scansSixteenScenarios() {
    SpanScan scan = new SpanScan(300, 0.2, 3, 0.33, 0);
    // A deep call is a forward: +100 a third of the range; extreme 900 × 0.33.
    double[] profits = scan.profits(new OptionPosition(OptionType.CALL, 1e-9, 0.5, 1), 2000, 0);
    double[] forward = {
      0, 0, 100, 100, -100, -100, 200, 200, -200, -200, 300, 300, -300, -300, 297, -297
    };
    assertThat(profits).containsExactly(forward, within(1e-9));
    assertThat(SpanScan.scanRisk(profits)).isCloseTo(300, within(1e-9));
    assertThat(SpanScan.worstScenario(profits)).isEqualTo(13);
    // Opposite holdings cancel: no risk, and the first scenario.
    List<Decimal> array =
        java.util.Arrays.stream(forward).mapToObj(one -> Decimal.of((long) one)).toList();
    SpanScan.Risk flat =
        SpanScan.scan(
            List.of(
                new SpanScan.Holding(Decimal.of("1.5"), array),
                new SpanScan.Holding(Decimal.of("-1.5"), array)));
    assertThat(flat.scanRisk()).isEqualTo(Decimal.ZERO);
    assertThat(flat.worstScenario()).isEqualTo(1);
    assertThat(SpanScan.scan(List.of()).scanRisk()).isEqualTo(Decimal.ZERO);
    assertThatThrownBy(() -> new SpanScan.Holding(Decimal.ONE, array.subList(0, 15)))
        .hasMessageContaining("16");
    // A fall beyond 0 stops there.
    assertThat(
            new SpanScan(3000, 9, 3, 1, 1)
                .profits(new OptionPosition(OptionType.PUT, 100, 0.5, -1), 50, 0.1)[15])
        .isFinite();
  }
}
