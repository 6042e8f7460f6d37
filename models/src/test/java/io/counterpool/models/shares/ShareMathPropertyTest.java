package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareMathPropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final ShareMath USDC = new ShareMath(6, 6);

  @Test
  void startsAtOneShareForOneUnit() {
    assertThat(USDC.sharesForDown(d("1000"), Decimal.ZERO, Decimal.ZERO)).isEqualTo(d("1000"));
    assertThat(USDC.price(Decimal.ZERO, Decimal.ZERO)).isEqualTo(Decimal.ONE);
    assertThat(USDC.price(d("1100"), d("1000")).rounded(6, RoundingMode.HALF_EVEN))
        .isEqualTo(d("1.1"));
    assertThatThrownBy(() -> new ShareMath(13, 6))
        .hasMessage("decimalsOffset must be from 0 to 12, was 13");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverPaysTheCaller(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      ShareMath math = new ShareMath(draws.below(7), 6);
      Decimal total = draws.between("0", "1000000", 6);
      Decimal supply = draws.between("0", "1000000", math.shareScale());
      Decimal assets = draws.between("0", "1000", 6);
      String what = draws + ": " + math + ", " + assets + " into " + total + " / " + supply;

      Decimal made = math.sharesForDown(assets, total, supply);
      assertThat(math.assetsForDown(made, total.plus(assets), supply.plus(made)))
          .as(what)
          .isLessThanOrEqualTo(assets);
      assertThat(math.assetsForUp(made, total, supply)).as(what).isLessThanOrEqualTo(assets);

      Decimal given = math.sharesForUp(assets, total, supply);
      assertThat(math.assetsForDown(given, total, supply)).as(what).isGreaterThanOrEqualTo(assets);
      assertThat(given).as(what).isGreaterThanOrEqualTo(made);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void neverLowersTheShareOfThoseWhoStay(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal total = draws.between("0.000001", "1000000", 6);
      Decimal supply = draws.between("0.000001", "1000000", USDC.shareScale());
      Decimal held = draws.between("0", "1", 6).times(supply, USDC.shareScale(), RoundingMode.DOWN);
      Decimal before = USDC.assetsForDown(held, total, supply);
      Decimal assets = draws.between("0", "1000", 6);
      Decimal made = USDC.sharesForDown(assets, total, supply);
      assertThat(USDC.assetsForDown(held, total.plus(assets), supply.plus(made)))
          .as("%s: deposit of %s into %s / %s", draws, assets, total, supply)
          .isGreaterThanOrEqualTo(before);
      Decimal redeemed = supply.minus(held);
      Decimal paid = USDC.assetsForDown(redeemed, total, supply);
      assertThat(USDC.assetsForDown(held, total.minus(paid), supply.minus(redeemed)))
          .as("%s: redemption of %s from %s / %s", draws, redeemed, total, supply)
          .isGreaterThanOrEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void neverGainsBySplittingADeposit(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal total = draws.between("0", "1000000", 6);
      Decimal supply = draws.between("0", "1000000", USDC.shareScale());
      Decimal first = draws.between("0", "1000", 6);
      Decimal second = draws.between("0", "1000", 6);
      Decimal whole = USDC.sharesForDown(first.plus(second), total, supply);
      Decimal one = USDC.sharesForDown(first, total, supply);
      Decimal two = USDC.sharesForDown(second, total.plus(first), supply.plus(one));
      assertThat(one.plus(two)).as("%s", draws).isLessThanOrEqualTo(whole);
    }
  }

  @Test
  void makesAnInflationAttackCostFarMoreThanItTakes() {
    // One unit, 10,000 donated, three victims of 5,000 each: with six digits the attacker loses
    // half.
    Decimal total = d("0.000001");
    Decimal supply = USDC.sharesForDown(total, Decimal.ZERO, Decimal.ZERO);
    Decimal attacker = supply;
    total = total.plus(d("10000"));
    Decimal victims = Decimal.ZERO;
    for (int i = 0; i < 3; i++) {
      Decimal made = USDC.sharesForDown(d("5000"), total, supply);
      victims = victims.plus(made);
      supply = supply.plus(made);
      total = total.plus(d("5000"));
    }
    assertThat(USDC.assetsForDown(attacker, total, supply)).isLessThan(d("5001"));
    assertThat(USDC.assetsForDown(victims, total, supply)).isGreaterThan(d("14999.99"));
  }
}
