package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VirtualAmmTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final VirtualAmm CURVE = new VirtualAmm(d("100"), d("1000"), d("1"), Decimal.ZERO);

  @Test
  void movesAlongTheConstantProduct() {
    // 100 × 1,000: buying 20 leaves 80 and 1,250
    assertThat(CURVE.price()).isEqualTo(d("10"));
    assertThat(CURVE.quoteFor(d("20"), 6)).isEqualTo(d("250"));
    assertThat(CURVE.after(d("20")).price()).isEqualTo(d("15.625"));
    // 100,000 ÷ 105 = 952.380952…: the seller receives the lower amount
    assertThat(CURVE.quoteFor(d("-5"), 6)).isEqualTo(d("-47.619047"));
    assertThat(CURVE.sizeFor(d("250"), 6)).isEqualTo(d("20"));
    assertThat(CURVE.sizeFor(d("-100"), 6)).isEqualTo(d("-11.111111").minus(d("0.000001")));
  }

  @Test
  void chargesForMovingThePegAgainstThePool() {
    // Traders are long 20: closing them takes 250 quote; one peg more costs 250.
    VirtualAmm longs = CURVE.after(d("20"));
    assertThat(longs.repegCost(d("2"), 6)).isEqualTo(d("250"));
    assertThat(longs.repegCost(d("0.5"), 6)).isEqualTo(d("-125"));
    assertThat(CURVE.repegCost(d("2"), 6)).isEqualTo(Decimal.ZERO);
    // The price 15.625 with peg 1: target 31.25 needs peg 2.
    assertThat(longs.pegFor(d("31.25"), 6)).isEqualTo(d("2"));
    assertThat(longs.withPeg(d("2")).price()).isEqualTo(d("31.25"));
  }

  @Test
  void keepsThePriceWhenTheDepthChanges() {
    VirtualAmm longs = CURVE.after(d("20"));
    VirtualAmm deeper = longs.withDepth(d("2"));
    // 80 and 1,250 become 160 and 2,500; all closed: 180 and 2,222.2…
    assertThat(deeper.baseReserve()).isEqualTo(d("180"));
    assertThat(deeper.price().rounded(12, RoundingMode.HALF_EVEN)).isEqualTo(d("15.625"));
    // Closing 20 then takes 2,500 − 2,222.2… = 277.7…, before it took 250.
    assertThat(longs.depthCost(d("2"), 6)).isEqualTo(d("27.777778"));
    assertThat(longs.depthCost(d("0.5"), 6).isNegative()).isTrue();
  }

  @Test
  void refusesToSellItsLastUnit() {
    assertThatThrownBy(() -> CURVE.quoteFor(d("100"), 6))
        .hasMessage("size must leave part of the base reserve 100, was 100");
    assertThatThrownBy(() -> CURVE.sizeFor(d("-1000"), 6))
        .hasMessageContaining("empty the quote reserve");
  }

  @Test
  void saysWhenItDivergesFromTheIndex() {
    VirtualAmmCurve curve = new VirtualAmmCurve(d("100"), d("1000"), d("1"), d("0.05"));
    assertThat(curve.diverges(d("10.5"), Decimal.ZERO)).isFalse();
    assertThat(curve.diverges(d("9.52"), Decimal.ZERO)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void costsTheSameWhateverTheWay(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 10; i++) {
      VirtualAmm start =
          new VirtualAmm(
              draws.between("500", "100000", 4),
              draws.between("1", "1000000", 4),
              draws.price(),
              Decimal.ZERO);
      VirtualAmm now = start;
      Decimal paid = Decimal.ZERO;
      int trades = 1 + draws.below(8);
      for (int trade = 0; trade < trades; trade++) {
        Decimal size = draws.size("50", 4);
        paid = paid.plus(now.quoteFor(size, 6));
        now = now.after(size);
      }
      Decimal direct = start.quoteFor(now.skewSize(), 6);
      assertThat(paid).as("%s", draws).isGreaterThanOrEqualTo(direct);
      assertThat(paid.minus(direct))
          .as("%s", draws)
          .isLessThanOrEqualTo(Decimal.ofUnits(trades, 6));
    }
  }
}
