package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.liquidation.LiquidationThrottle.Done;
import io.counterpool.models.liquidation.RemainingCollateral.Position;
import io.counterpool.models.liquidation.RemainingCollateral.Reason;
import io.counterpool.models.margin.CurvePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForcedCloseTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  private static RemainingCollateral.Verdict verdict(
      boolean isLong, String price, String collateral, String impact) {
    return new RemainingCollateral(d("0.01"), d("0.02"), b("5"))
        .examine(
            new Position(isLong, b("1000"), b("10"), b(collateral), b("3")),
            b(price),
            b(impact),
            b("0"));
  }

  @Test
  void asksInOrderWhatRemains() {
    // 100 + (10 × 95 − 1,000) − 3 = 47; needs 10
    assertThat(verdict(true, "95", "100", "0").remaining()).isEqualByComparingTo("47");
    assertThat(verdict(true, "95", "100", "0").required()).isEqualByComparingTo("10");
    assertThat(verdict(true, "95", "100", "0").reason()).isEmpty();
    assertThat(verdict(false, "105", "100", "0").remaining()).isEqualByComparingTo("47");
    // A cost counts up to 2 % of 1,000, a rebate not at all.
    assertThat(verdict(true, "95", "100", "-900").remaining()).isEqualByComparingTo("27");
    assertThat(verdict(true, "95", "100", "900").remaining()).isEqualByComparingTo("47");
    // 63 − 50 − 3 = 10 is enough, a little less is not.
    assertThat(verdict(true, "95", "63", "0").reason()).isEmpty();
    assertThat(verdict(true, "95", "62.99", "0").reason()).hasValue(Reason.BELOW_LEVERAGE_LIMIT);
    assertThat(verdict(true, "95", "57.99", "0").reason()).hasValue(Reason.BELOW_MIN_COLLATERAL);
    assertThat(
            new RemainingCollateral(d("0.01"), d("0"), null)
                .examine(
                    new Position(true, b("1000"), b("10"), b("53"), b("3")),
                    b("95"),
                    b("0"),
                    b("0"))
                .reason())
        .hasValue(Reason.NOTHING_LEFT);
  }

  @Test
  void closesAPartWhileTheMarginPaysTheFee() {
    VirtualAmm curve = new VirtualAmm(d("100"), d("1000"), Decimal.ONE, Decimal.ZERO);
    // All 25 bring 200: loss 20, equity 10, ratio 0.05 above 0.02. A part of 0.4: 10 bring
    // 1,000 − 100,000 ÷ 110 = 90.90…, penalty 2 % of it.
    FractionalClose.Closed part =
        new FractionalClose(d("0.02"), d("0.4"))
            .liquidate(new CurvePosition(d("25"), d("220"), d("30")), curve);
    assertThat(part.isPartial()).isTrue();
    assertThat(part.exchanged()).isEqualTo(d("90.90909090909090909"));
    assertThat(part.realised()).isEqualTo(d("-8"));
    assertThat(part.unrealised()).isEqualTo(d("-12"));
    assertThat(part.sizeAfter()).isEqualTo(d("15"));
    // Equity 4 is 0.02 of 200: not above the fee, so all is closed and 2 go to the liquidator.
    FractionalClose.Closed all =
        new FractionalClose(d("0.02"), d("0.4"))
            .liquidate(new CurvePosition(d("25"), d("220"), d("24")), curve);
    assertThat(all.isPartial()).isFalse();
    assertThat(all.liquidatorFee()).isEqualTo(d("2"));
    assertThat(all.toFund()).isEqualTo(d("2"));
    assertThat(all.badDebt()).isEqualTo(d("0"));
    // Equity −6: the fund pays it, and the fee.
    FractionalClose.Closed bad =
        new FractionalClose(d("0.02"), d("0"))
            .liquidate(new CurvePosition(d("25"), d("220"), d("14")), curve);
    assertThat(bad.badDebt()).isEqualTo(d("6"));
    assertThat(bad.feeBadDebt()).isEqualTo(d("2"));
    assertThat(bad.toFund()).isEqualTo(d("0"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesAwayWhatTheAccountLosesAndNoMore(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      VirtualAmm curve =
          new VirtualAmm(
              draws.between("1001", "100000", 6),
              draws.between("1000", "1000000", 6),
              Decimal.ONE,
              Decimal.ZERO);
      Decimal size = draws.size("1000", 3);
      Decimal notional = CurvePosition.closingQuote(curve, size);
      CurvePosition position =
          new CurvePosition(
              size,
              notional.plus(draws.between("-0.0001", "100", 6)).max(Decimal.ZERO),
              draws.between("0", "200", 6));
      FractionalClose.Closed closed =
          new FractionalClose(draws.between("0", "0.1", 4), draws.between("0", "1", 2))
              .liquidate(position, curve);
      Decimal paidOut =
          closed
              .marginAfter()
              .plus(closed.liquidatorFee())
              .plus(closed.toFund())
              .minus(closed.feeBadDebt())
              .minus(closed.badDebt());
      assertThat(paidOut)
          .as("%s: %s", draws, position)
          .isEqualTo(position.margin().plus(closed.realised()));
      assertThat(closed.closed().plus(closed.sizeAfter())).isEqualTo(size);
      assertThat(closed.toFund()).isGreaterThanOrEqualTo(Decimal.ZERO);
    }
  }

  @Test
  void letsTheRestOfTheWindowThroughAndOneBatchWhereTheMarketIsCalm() {
    LiquidationThrottle throttle =
        LiquidationThrottle.ofFees(d("0.004"), d("0.006"), d("1"), 10, d("1000"), d("0.05"));
    assertThat(throttle.capacity()).isEqualTo(d("100"));
    List<Done> done = List.of(new Done(100, d("70")), new Done(90, d("500")));
    assertThat(throttle.allowed(d("500"), done, d("900"), 100)).isEqualTo(d("30"));
    // At 110 the 70 of 100 are ten seconds old and out.
    assertThat(throttle.allowed(d("500"), done, d("900"), 110)).isEqualTo(d("100"));
    List<Done> full = List.of(new Done(100, d("70")), new Done(101, d("30")));
    assertThat(throttle.allowed(d("500"), full, d("50"), 105)).isEqualTo(d("0"));
    assertThat(throttle.allowed(d("500"), full, d("-49"), 105)).isEqualTo(d("100"));
    assertThat(throttle.allowed(d("500"), full, d("-49"), 101)).isEqualTo(d("0"));
    LiquidationThrottle free = new LiquidationThrottle(d("0"), 10, d("1000"), d("0"));
    assertThat(free.allowed(d("500"), full, d("900"), 101)).isEqualTo(d("500"));
    assertThat(throttle.allowed(d("1"), full, d("0"), Long.MIN_VALUE)).isEqualTo(d("1"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void neverLetsMoreThanItsCapacityThroughInAWindow(long seed) {
    Draws draws = new Draws(seed);
    LiquidationThrottle throttle = new LiquidationThrottle(d("100"), 10, d("1000"), Decimal.ZERO);
    List<Done> done = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < Math.min(Draws.STEPS, 1000); i++) {
      now += draws.below(4);
      Decimal allowed = throttle.allowed(draws.between("0", "60", 3), done, d("0"), now);
      done.add(new Done(now, allowed));
      Decimal inWindow = Decimal.ZERO;
      for (Done one : done) {
        if (one.time() > now - 10) {
          inWindow = inWindow.plus(one.size());
        }
      }
      assertThat(inWindow).as("%s", draws).isLessThanOrEqualTo(throttle.capacity());
    }
  }

  @Test
  void rewardsTheLiquidatorWithinFloorAndCeiling() {
    LiquidatorReward rule = new LiquidatorReward(d("2"), d("0.5"), d("20"), d("0.1"));
    // Cost 1: at least 3; cost 10: at least 15.
    assertThat(rule.reward(d("1"), d("0"), d("0"))).isEqualTo(d("3"));
    assertThat(rule.reward(d("10"), d("0"), d("0"))).isEqualTo(d("15"));
    assertThat(rule.reward(d("10"), d("6"), d("0"))).isEqualTo(d("16"));
    assertThat(rule.reward(d("10"), d("60"), d("0"))).isEqualTo(d("20"));
    // A tenth of a margin of 50 is all there is.
    assertThat(rule.reward(d("10"), d("60"), d("50"))).isEqualTo(d("5"));
    assertThatThrownBy(() -> rule.reward(d("-1"), d("0"), d("0")))
        .hasMessage("cost must not be below 0, was -1");
  }
}
