package io.counterpool.models.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.queue.EpochLimits.Pool;
import io.counterpool.models.queue.EpochLimits.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EpochTest {

  private static final EpochLimits LIMITS = new EpochLimits(d("300"), d("0.75"), d("0.85"));
  private static final Pool POOL = new Pool(d("200"), d("800"), d("800"), false);
  private static final EpochOrders ORDERS = orders("1000", "1000", "1000", "1000");

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  private static EpochOrders orders(
      String seniorSupply, String juniorSupply, String seniorRedeem, String juniorRedeem) {
    return new EpochOrders(d(seniorSupply), d(juniorSupply), d(seniorRedeem), d(juniorRedeem));
  }

  private static Verdict judge(EpochOrders fills) {
    return LIMITS.judge(POOL, ORDERS, fills);
  }

  @Test
  void judgesInTheWrittenOrder() {
    assertThat(judge(orders("0", "0", "201", "0"))).isEqualTo(Verdict.NOT_ENOUGH_CASH);
    assertThat(judge(orders("1001", "0", "0", "0"))).isEqualTo(Verdict.OVER_FILLED);
    assertThat(judge(orders("100.01", "0", "0", "0"))).isEqualTo(Verdict.RESERVE_TOO_LARGE);
    // 800 of 1066.67 is three quarters
    assertThat(judge(orders("0", "66.666666666666666666", "0", "0"))).isEqualTo(Verdict.VALID);
    assertThat(judge(orders("0", "67", "0", "0"))).isEqualTo(Verdict.SENIOR_RATIO_TOO_SMALL);
    // 800 of 941.17… is 0.85
    assertThat(judge(orders("0", "0", "0", "58.8"))).isEqualTo(Verdict.VALID);
    assertThat(judge(orders("0", "0", "0", "58.9"))).isEqualTo(Verdict.SENIOR_RATIO_TOO_LARGE);
  }

  @Test
  void takesNoSupplyWhileThePoolCloses() {
    Pool closing = new Pool(d("200"), d("0"), d("10000"), true);
    assertThat(LIMITS.judge(closing, ORDERS, orders("1", "0", "1", "0")))
        .isEqualTo(Verdict.POOL_CLOSING);
    assertThat(LIMITS.judge(closing, ORDERS, orders("0", "0", "200", "0")))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void scoresRedemptionsOfTheSeniorHighest() {
    assertThat(EpochScore.of(orders("1", "1", "1", "1"))).isEqualByComparingTo("1111000");
  }

  @Test
  void prefersTheRatioNearerToTheBand() {
    // the middle is 0.8: 0.93 is 0.13 away, 0.68 only 0.12
    assertThat(EpochScore.compareRatios(LIMITS, d("0.93"), d("0.68"))).isNegative();
    assertThat(EpochScore.compareRatios(LIMITS, d("0.9"), d("0.7"))).isZero();
    assertThat(EpochScore.compareRatios(LIMITS, d("0.85"), d("0.75"))).isZero();
    assertThat(EpochScore.compareRatios(LIMITS, d("0.85"), d("0.86"))).isPositive();
    assertThat(EpochScore.compareReserves(d("10"), d("10"), d("0"))).isZero();
    assertThat(EpochScore.compareReserves(d("10"), d("12"), d("11"))).isNegative();
  }

  @Test
  void buysAtThePriceOfEachEpoch() {
    EpochOrder order =
        EpochOrder.of(b("100"), b("10"))
            .after(new EpochOrder.Fill(b("0.5"), b("0.5"), b("2")))
            .after(new EpochOrder.Fill(b("1"), b("0"), b("3")));
    // 50 ÷ 2 + 50 ÷ 3 = 41.67; 5 × 2 = 10
    EpochOrder settled = order.rounded(2, RoundingMode.DOWN);
    assertThat(settled.shares()).isEqualByComparingTo("41.66");
    assertThat(settled.money()).isEqualByComparingTo("10");
    assertThat(settled.redeem()).isEqualByComparingTo("5");
    assertThatThrownBy(() -> order.after(new EpochOrder.Fill(b("1.1"), b("0"), b("1"))))
        .isInstanceOf(OutOfRangeException.class);
    EpochOrder open = EpochOrder.of(b("1"), b("1"));
    assertThatThrownBy(() -> open.after(new EpochOrder.Fill(b("1"), b("1"), b("0"))))
        .hasMessage("price must be above 0, was 0");
    assertThat(open.after(new EpochOrder.Fill(b("0"), b("1"), b("0"))).money())
        .isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void losesNothingOfAnOrderOnTheWay(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      EpochOrder order =
          EpochOrder.of(
              draws.between("0", "1000", 6).toBigDecimal(),
              draws.between("0", "1000", 6).toBigDecimal());
      BigDecimal supply = order.supply();
      BigDecimal redeem = order.redeem();
      BigDecimal price = draws.price().toBigDecimal();
      for (int epoch = 0; epoch < 4; epoch++) {
        order =
            order.after(
                new EpochOrder.Fill(
                    draws.between("0", "1", 5).toBigDecimal(),
                    draws.between("0", "1", 5).toBigDecimal(),
                    price));
      }
      // At one price what came out is worth what went in.
      BigDecimal unit = b("0.000000000000000001");
      assertThat(order.shares().multiply(price).add(order.supply()).subtract(supply).abs())
          .as("%s", draws)
          .isLessThan(unit.max(price.multiply(unit)));
      assertThat(order.money().subtract(redeem.subtract(order.redeem()).multiply(price)).abs())
          .as("%s", draws)
          .isLessThan(unit);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void keepsTheLimitsInEveryValidFill(long seed) {
    Draws draws = new Draws(seed);
    int valid = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      EpochOrders fills =
          new EpochOrders(
              draws.between("0", "120", 2),
              draws.between("0", "120", 2),
              draws.between("0", "120", 2),
              draws.between("0", "120", 2));
      if (judge(fills) == Verdict.VALID) {
        valid++;
        double reserve =
            200
                + fills.seniorSupply().toDouble()
                + fills.juniorSupply().toDouble()
                - fills.seniorRedeem().toDouble()
                - fills.juniorRedeem().toDouble();
        double senior = 800 + fills.seniorSupply().toDouble() - fills.seniorRedeem().toDouble();
        assertThat(reserve).as("%s: %s", draws, fills).isBetween(0.0, 300.0 + 1e-9);
        assertThat(senior / (800 + reserve)).as("%s", draws).isBetween(0.75 - 1e-9, 0.85 + 1e-9);
      }
    }
    assertThat(valid).isPositive();
  }
}
