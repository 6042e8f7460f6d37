package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.InventoryFill.Filled;
import io.counterpool.models.amm.InventoryFill.Reason;
import io.counterpool.models.amm.InventoryFill.Refused;
import io.counterpool.models.margin.PoolInventory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InventoryCurveTest {

  private static final InventoryCurve CURVE =
      new InventoryCurve(d("1"), d("0.9"), d("0.001"), d("0.2"), d("5"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  /** A pool in one market at the index 100. */
  private static PoolInventory pool(String cash, String size) {
    return new PoolInventory(d(cash), List.of(CURVE.holding(d(size), d("100"), Decimal.ZERO)));
  }

  private static InventoryFill trade(PoolInventory pool, String size, boolean partial) {
    return CURVE.trade(pool, 0, d(size), partial, 6);
  }

  @Test
  void paysLessTheLongerItGets() {
    // M = 10,000; buying 10 at 100 × (1 − 10 × 100 ÷ 20,000) = 95
    assertThat(trade(pool("10000", "0"), "10", false)).isEqualTo(new Filled(d("10"), d("-950")));
    // Selling 10 at 100 × (1 + 1,000 ÷ 20,000) = 105
    assertThat(trade(pool("10000", "0"), "-10", false)).isEqualTo(new Filled(d("-10"), d("1050")));
  }

  @Test
  void keepsHalfTheSpreadOfASmallTrade() {
    // 0.1 would cost 100 × (1 + 10 ÷ 20,000) = 100.05 a unit; the best price is 100.1
    assertThat(trade(pool("10000", "0"), "-0.1", false))
        .isEqualTo(new Filled(d("-0.1"), d("10.01")));
    assertThat(trade(pool("10000", "0"), "0.1", false)).isEqualTo(new Filled(d("0.1"), d("-9.99")));
  }

  @Test
  void closesWithTheSmallerSlippageAndOpensWithTheOther() {
    // Long 10, cash chosen so that M at slippage 0.9 is 10,000: m = 10,000 + 0.9 × 10^6 ÷ 20,000
    // = 10,045, cash 9,045. Selling 10: 100 × (1 − 10 × 100 × 0.9 ÷ 20,000) = 95.5 a unit.
    assertThat(trade(pool("9045", "10"), "-10", false)).isEqualTo(new Filled(d("-10"), d("955")));
    // Selling 20: then flat with cash 10,000, 10 more at 105.
    assertThat(trade(pool("9045", "10"), "-20", false)).isEqualTo(new Filled(d("-20"), d("2005")));
  }

  @Test
  void limitsThePositionBySafetyLeverageAndPrice() {
    // Short: √(2 × 10,000²) ÷ 100; leverage 5 does not bind. Long: 10,000 ÷ 100.
    assertThat(
            CURVE.maxPosition(pool("10000", "0"), 0, false).rounded(9, java.math.RoundingMode.UP))
        .isEqualTo(d("-141.421356238"));
    assertThat(CURVE.maxPosition(pool("10000", "0"), 0, true)).isEqualTo(d("100"));
    // Leverage 0.5: y = 2,500, z = 5,000: (10,000 − √50,000,000) ÷ 0.5 ÷ 100 = 58.578643…
    InventoryCurve careful = new InventoryCurve(d("1"), d("0.9"), d("0"), d("0.2"), d("0.5"));
    assertThat(careful.maxPosition(pool("10000", "0"), 0, true).toString()).startsWith("58.578643");
    assertThat(CURVE.maxPosition(pool("0", "0"), 0, true)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void fillsUpToTheLimitOrRefuses() {
    assertThat(trade(pool("10000", "0"), "101", false))
        .isEqualTo(new Refused(Reason.POSITION_LIMIT, d("100")));
    // 100 at an average of 100 × (1 − 0.5)
    assertThat(trade(pool("10000", "0"), "101", true)).isEqualTo(new Filled(d("100"), d("-5000")));
    assertThat(trade(pool("0", "0"), "1", false))
        .isEqualTo(new Refused(Reason.POSITION_LIMIT, Decimal.ZERO));
    assertThat(trade(pool("0", "0"), "1", true)).isEqualTo(new Filled(Decimal.ZERO, Decimal.ZERO));
    assertThat(trade(pool("10000", "0"), "0", false))
        .isEqualTo(new Filled(Decimal.ZERO, Decimal.ZERO));
  }

  @Test
  void onlyClosesAtTheIndexWhenUnsafe() {
    // Short 80 with a balance of 9,500: 2S = 2 × 8,000² > 9,500² for 1 and for 0.9
    PoolInventory unsafe = pool("17500", "-80");
    assertThat(trade(unsafe, "1", false)).isEqualTo(new Filled(d("1"), d("-100")));
    assertThat(trade(unsafe, "-1", false)).isEqualTo(new Refused(Reason.POOL_UNSAFE, Decimal.ZERO));
    assertThat(trade(unsafe, "-1", true)).isEqualTo(new Filled(Decimal.ZERO, Decimal.ZERO));
  }

  @Test
  void closesNoWorseThanTheDiscount() {
    // Long 60, M at 0.9 = (8,400 + √(8,400² − 1.8 × 6,000²)) ÷ 2 = 6,596.25…: the curve would sell
    // at 18.2 % of the index, the bound is 80 %.
    assertThat(trade(pool("2400", "60"), "-1", false)).isEqualTo(new Filled(d("-1"), d("80")));
  }

  @Test
  void refusesParametersThatWouldPayARoundTrip() {
    assertThatThrownBy(() -> new InventoryCurve(d("1"), d("1.1"), d("0"), d("0"), d("5")))
        .hasMessage("closeSlippage must be at most openSlippage 1, was 1.1");
    assertThatThrownBy(() -> new InventoryCurve(d("0"), d("0"), d("0"), d("0"), d("5")))
        .hasMessage("openSlippage must be above 0, was 0");
    assertThatThrownBy(() -> CURVE.trade(pool("1", "0"), 1, d("1"), false, 6))
        .hasMessage("market must be from 0 to 0, was 1");
  }

  @Test
  void namesTheLargestSizeWhereNothingLimitsIt() {
    InventoryCurve wide = new InventoryCurve(d("0.000001"), d("0"), d("0"), d("1"), d("1000000"));
    PoolInventory rich =
        new PoolInventory(
            d("99999999999999999999"),
            List.of(wide.holding(Decimal.ZERO, d("0.000001"), Decimal.ZERO)));
    assertThat(wide.maxPosition(rich, 0, true))
        .isEqualTo(d("99999999999999999999.999999999999999999"));
    assertThat(wide.trade(rich, 0, d("1000000"), false, 6)).isInstanceOf(Filled.class);
  }
}
