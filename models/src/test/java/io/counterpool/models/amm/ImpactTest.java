package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImpactTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  private static final ImpactFill FILL = new ImpactFill(18);

  @Test
  void fillsBelowOrAboveTheIndexByTheImpact() {
    // A long of 1,000 at 100 with a rebate of 100 gets 11 units, with a cost of 100 only 9.
    assertThat(FILL.priceToAdd(true, b("1000"), b("100"), b("100"))).isEqualTo("90.909090909090");
    assertThat(FILL.priceToAdd(true, b("1000"), b("100"), b("-100"))).isEqualTo("111.111111111111");
    // A short wants fewer units for its 1,000.
    assertThat(FILL.priceToAdd(false, b("1000"), b("100"), b("100"))).isEqualTo("111.111111111111");
    // Half of a position of 10 units entered at 90: ± 50 × 900 ÷ 10 ÷ 450 = 10 a unit.
    assertThat(FILL.priceToReduce(true, b("450"), b("100"), b("50"), b("900"), b("10")))
        .isEqualByComparingTo("110");
    assertThat(FILL.priceToReduce(false, b("450"), b("100"), b("50"), b("900"), b("10")))
        .isEqualByComparingTo("90");
    assertThat(FILL.priceToAdd(true, b("0"), b("100"), b("5"))).isEqualByComparingTo("100");
  }

  @Test
  void refusesAnImpactThatLeavesNothing() {
    assertThatThrownBy(() -> FILL.priceToAdd(true, b("1000"), b("100"), b("-1000")))
        .isInstanceOf(OutOfRangeException.class);
    assertThat(FILL.priceToAdd(true, b("1000"), b("100"), b("-999"))).isPositive();
    assertThat(FILL.priceToReduce(true, b("450"), b("100"), b("-450"), b("900"), b("10")))
        .isEqualByComparingTo("10");
    assertThatThrownBy(
            () -> FILL.priceToReduce(true, b("450"), b("100"), b("-450.01"), b("900"), b("10")))
        .isInstanceOf(OutOfRangeException.class);
    // The entry was at twice the index: the change is more than the price.
    assertThatThrownBy(
            () -> FILL.priceToReduce(true, b("450"), b("100"), b("-450"), b("2000"), b("10")))
        .hasMessageStartingWith("price must not be below 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void roundsThePriceAgainstTheTrader(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      ImpactFill fill = new ImpactFill(4 + draws.below(15));
      BigDecimal notional = draws.between("1000", "1000000", 6).toBigDecimal();
      BigDecimal index = draws.between("0.01", "100", 6).toBigDecimal();
      BigDecimal impact = draws.size("500", 12).toBigDecimal();
      BigDecimal digit = BigDecimal.ONE.movePointLeft(30 - fill.baseScale());
      // notional ÷ (notional ± impact) × index, but for the last digit of a price
      BigDecimal dear =
          notional.multiply(index).divide(notional.add(impact), 40, RoundingMode.DOWN);
      assertThat(fill.priceToAdd(true, notional, index, impact).add(digit))
          .as("%s", draws)
          .isGreaterThanOrEqualTo(dear);
      BigDecimal cheap =
          notional.multiply(index).divide(notional.subtract(impact), 40, RoundingMode.UP);
      assertThat(fill.priceToAdd(false, notional, index, impact))
          .as("%s", draws)
          .isLessThanOrEqualTo(cheap);
    }
  }

  @Test
  void releasesTheNoteInProportionAndSettlesItWithThePool() {
    // A quarter of 8 units at 50 is 100 to the trader; closing costs 40; the pool pays 60 ÷ 50.
    ImpactPool.Settlement settled =
        new ImpactPool(d("3")).settle(d("8"), b("100"), b("400"), b("-40"), d("50"), 18);
    assertThat(settled.released()).isEqualByComparingTo("100");
    assertThat(settled.total()).isEqualByComparingTo("60");
    assertThat(settled.noteAfter()).isEqualTo(d("6"));
    assertThat(settled.after()).isEqualTo(new ImpactPool(d("1.8")));
    assertThatThrownBy(
            () -> new ImpactPool(d("3")).settle(d("8"), b("401"), b("400"), b("0"), d("50"), 18))
        .hasMessage("notional must be at most positionNotional 400, was 401");
    assertThatThrownBy(
            () -> new ImpactPool(d("3")).settle(d("8"), b("0"), b("0"), b("0"), d("50"), 18))
        .hasMessage("positionNotional must be above 0, was 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void settlesTheWholeNoteHoweverThePositionIsClosed(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal note = draws.size("100", 18);
      Decimal index = draws.between("0.01", "1000", 6);
      Decimal whole = draws.between("1", "1000", 6);
      Decimal first = draws.between("0", "1", 6).min(whole);
      ImpactPool pool = new ImpactPool(d("1000"));
      ImpactPool.Settlement one =
          pool.settle(note, first.toBigDecimal(), whole.toBigDecimal(), BigDecimal.ZERO, index, 18);
      Decimal rest = whole.minus(first);
      if (rest.isZero()) {
        continue;
      }
      ImpactPool.Settlement two =
          one.after()
              .settle(
                  one.noteAfter(),
                  rest.toBigDecimal(),
                  rest.toBigDecimal(),
                  BigDecimal.ZERO,
                  index,
                  18);
      assertThat(two.noteAfter()).isEqualTo(Decimal.ZERO);
      assertThat(one.released().add(two.released()))
          .as("%s", draws)
          .isEqualByComparingTo(note.toBigDecimal().multiply(index.toBigDecimal()));
      assertThat(two.after().balance()).isEqualTo(pool.balance().minus(note));
    }
  }

  @Test
  void flowsToTheProvidersDownToTheFloor() {
    ImpactPool pool = new ImpactPool(d("10"));
    assertThat(pool.released(d("4"), d("0.5"), 3)).isEqualTo(d("1.5"));
    assertThat(pool.released(d("4"), d("0.5"), 12)).isEqualTo(d("6"));
    assertThat(pool.released(d("4"), d("99999999999999999999"), Long.MAX_VALUE)).isEqualTo(d("6"));
    assertThat(pool.released(d("11"), d("0.5"), 3)).isEqualTo(d("0"));
    assertThat(new ImpactPool(d("-1")).released(d("0"), d("1"), 1)).isEqualTo(d("0"));
    assertThat(pool.less(d("1.5")).providersValue(b("100"), d("2"))).isEqualByComparingTo("83");
  }

  @Test
  void stopsTradesAtTheEndsOfTheBand() {
    PriceBand band = new PriceBand(d("0.1"));
    assertThat(band.accepts(d("10"), d("10"), d("11"), false)).isTrue();
    assertThat(band.accepts(d("10"), d("10"), d("9"), false)).isTrue();
    assertThat(band.accepts(d("10"), d("10"), d("11.000000000000000001"), false)).isFalse();
    assertThat(band.accepts(d("10"), d("10"), d("8.999999999999999999"), false)).isFalse();
    assertThat(band.accepts(d("10"), d("10"), d("12"), true)).isTrue();
    assertThat(band.accepts(d("10"), d("12"), d("10"), true)).isFalse();
    assertThatThrownBy(() -> new PriceBand(d("-1")))
        .hasMessage("limit must not be below 0, was -1");
  }

  @Test
  void statesThePriceAfterQuoteWithoutRoundingTheSize() {
    // 100 × 1,000: 1,100 of quote leave 1,100² ÷ 100,000 = 12.1
    VirtualAmm curve = new VirtualAmm(d("100"), d("1000"), Decimal.ONE, Decimal.ZERO);
    assertThat(curve.priceAfterQuote(d("100"))).isEqualTo(d("12.1"));
    assertThat(curve.priceAfterQuote(d("-100"))).isEqualTo(d("8.1"));
    // Started elsewhere on the same curve with a peg of 2: y = 1,250, 1,100 again after −150.
    VirtualAmm moved = new VirtualAmm(d("100"), d("1000"), d("2"), d("20"));
    assertThat(moved.priceAfterQuote(d("-150"))).isEqualTo(d("24.2"));
    assertThatThrownBy(() -> curve.priceAfterQuote(d("-1000")))
        .hasMessage("the trade would empty the quote reserve: -1000");
  }
}
