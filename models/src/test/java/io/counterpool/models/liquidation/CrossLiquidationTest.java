package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.liquidation.CrossLiquidation.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrossLiquidationTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  /** 10 bought at 100, another −20 at 50; maintenance 100 and 50. */
  private static CrossLiquidation account(String cash) {
    return new CrossLiquidation(
        d(cash),
        List.of(
            new Holding(d("10"), d("100"), d("0.1")), new Holding(d("-20"), d("50"), d("0.05"))),
        6);
  }

  @Test
  void takesThePartsShareOfTheCollateral() {
    // NC = 90 + 1,000 − 1,000 = 90, MM = 150: closing the first takes 90 × 100 ÷ 150 = 60 with it.
    assertThat(account("90").netCollateral()).isEqualByComparingTo("90");
    assertThat(account("90").maintenance()).isEqualByComparingTo("150");
    assertThat(account("90").bankruptcyQuote(0, d("10"))).isEqualByComparingTo("940");
    assertThat(account("90").bankruptcyQuote(0, d("5"))).isEqualByComparingTo("470");
    // Buying back the second may cost its worth and 30 more.
    assertThat(account("90").bankruptcyQuote(1, d("20"))).isEqualByComparingTo("-1030");
    // −15: closing the first must bring 10 more than its worth.
    assertThat(account("-15").bankruptcyQuote(0, d("10"))).isEqualByComparingTo("1010");
  }

  @Test
  void movesTheWorstPriceAwayAsTheAccountFalls() {
    // 1 − 90 ÷ 150 = 0.4 of 0.5 × 100 ÷ 10 = 5 a unit
    assertThat(account("90").fillablePrice(0, d("1"), d("0.5"))).isEqualByComparingTo("98");
    assertThat(account("90").fillablePrice(1, d("1"), d("0.5"))).isEqualByComparingTo("50.5");
    assertThat(account("90").fillablePrice(0, d("2"), d("0.5"))).isEqualByComparingTo("96");
    assertThat(account("150").fillablePrice(0, d("1"), d("0.5"))).isEqualByComparingTo("100");
    assertThat(account("999").fillablePrice(0, d("1"), d("0.5"))).isEqualByComparingTo("100");
    assertThat(account("-999").fillablePrice(0, d("1"), d("0.5"))).isEqualByComparingTo("95");
  }

  @Test
  void givesTheFundAFeeOrMakesItCover() {
    // Bankruptcy at 940; 96 a unit leave 20, of which the fee is 1 % of 960.
    assertThat(account("90").fundDelta(0, d("10"), d("96"), d("0.01"))).isEqualByComparingTo("9.6");
    assertThat(account("90").fundDelta(0, d("10"), d("96"), d("0.1"))).isEqualByComparingTo("20");
    assertThat(account("90").fundDelta(0, d("10"), d("94"), d("0.1"))).isEqualByComparingTo("0");
    assertThat(account("90").fundDelta(0, d("10"), d("93"), d("0.1"))).isEqualByComparingTo("-10");
    assertThat(account("90").fundDelta(1, d("20"), d("52"), d("0.1"))).isEqualByComparingTo("-10");
  }

  @Test
  void refusesWhatCannotBeClosed() {
    assertThatThrownBy(() -> account("90").bankruptcyQuote(0, d("0")))
        .hasMessage("closed must be above 0, was 0");
    assertThatThrownBy(() -> account("90").bankruptcyQuote(0, d("10.1")))
        .hasMessage("closed must be at most size 10, was 10.1");
    CrossLiquidation free =
        new CrossLiquidation(d("1"), List.of(new Holding(d("1"), d("1"), d("0"))), 6);
    assertThatThrownBy(() -> free.bankruptcyQuote(0, d("1")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("maintenance must be above 0, was 0.000000");
    CrossLiquidation none =
        new CrossLiquidation(d("1"), List.of(new Holding(d("0"), d("1"), d("0.1"))), 6);
    assertThatThrownBy(() -> none.fillablePrice(0, d("1"), d("1")))
        .isInstanceOf(OutOfRangeException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leavesAnAccountNoWorseThanItsShareAfterClosingAtBankruptcy(long seed) {
    Draws draws = new Draws(seed);
    BigDecimal digit = BigDecimal.ONE.movePointLeft(6);
    for (int i = 0; i < Draws.STEPS; i++) {
      CrossLiquidation account = account(draws);
      int index = draws.below(account.positions().size());
      Holding holding = account.positions().get(index);
      Decimal closed = draws.between("0.001", "1000", 3).min(holding.size().abs());
      BigDecimal before = account.netCollateral();
      BigDecimal maintenance = account.maintenance();
      BigDecimal quote = account.bankruptcyQuote(index, closed);
      List<Holding> left = new ArrayList<>(account.positions());
      left.set(index, holding.less(closed));
      CrossLiquidation after =
          new CrossLiquidation(account.cash().plus(Decimal.of(quote)), left, 6);
      // Collateral for each unit of maintenance stays, but for the last digit, in its favour.
      BigDecimal fair =
          before.multiply(after.maintenance()).divide(maintenance, 30, RoundingMode.FLOOR);
      assertThat(after.netCollateral().subtract(fair))
          .as("%s: %s", draws, account)
          .isBetween(digit.movePointLeft(20).negate(), digit);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void keepsTheWorstPriceWithinTheSpread(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      CrossLiquidation account = account(draws);
      Holding holding = account.positions().getFirst();
      Decimal spread = draws.between("0", "1", 3);
      BigDecimal price = account.fillablePrice(0, draws.between("0", "5", 2), spread);
      BigDecimal far = account.fillablePrice(0, d("99999999999999999999"), spread);
      BigDecimal oracle = holding.price().toBigDecimal();
      if (holding.size().isPositive()) {
        assertThat(price).as("%s", draws).isLessThanOrEqualTo(oracle);
        assertThat(far).isLessThanOrEqualTo(price);
      } else {
        assertThat(price).as("%s", draws).isGreaterThanOrEqualTo(oracle);
        assertThat(far).isGreaterThanOrEqualTo(price);
      }
    }
  }

  private static CrossLiquidation account(Draws draws) {
    return new CrossLiquidation(
        draws.size("100000", 6),
        draws.list(
            1 + draws.below(3),
            () ->
                new Holding(
                    draws.size("1000", 3),
                    draws.between("0.01", "1000", 4),
                    draws.between("0.01", "1", 3))),
        6);
  }
}
