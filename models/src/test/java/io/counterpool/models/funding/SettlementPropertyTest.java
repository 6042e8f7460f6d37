package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Funding moves value and makes none. */
final class SettlementPropertyTest {

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverPaysOutMoreThanTheLargerSidePaid(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      MatchedFunding funding = new MatchedFunding(draws.below(19));
      List<BigDecimal> longs = sizes(draws);
      List<BigDecimal> shorts = sizes(draws);
      MatchedFunding.Growth growth =
          funding.growth(
              sum(longs),
              sum(shorts),
              draws.between("0", "0.0001", 18).toBigDecimal(),
              draws.price().toBigDecimal(),
              draws.below(1_000_000));
      List<BigDecimal> payers = growth.longsPay() ? longs : shorts;
      List<BigDecimal> receivers = growth.longsPay() ? shorts : longs;
      BigDecimal paid =
          sum(payers.stream().map(size -> funding.fee(size, growth.payerIndex())).toList());
      BigDecimal claimed =
          sum(receivers.stream().map(size -> funding.claim(size, growth.receiverIndex())).toList());
      assertThat(claimed).as("%s", draws).isLessThanOrEqualTo(paid).isNotNegative();
    }
  }

  private static List<BigDecimal> sizes(Draws draws) {
    return draws.list(
        1 + draws.below(4), () -> draws.between("0.000001", "1000000", 6).toBigDecimal());
  }

  @Test
  void movesNothingWhileASideIsEmpty() {
    MatchedFunding.Growth growth =
        new MatchedFunding(6)
            .growth(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE, 86_400);
    assertThat(growth.payerIndex()).isZero();
    assertThat(growth.cash()).isZero();
    assertThat(Imbalance.of(BigDecimal.ZERO, BigDecimal.ZERO)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void givesTheCounterpartyWhatTheTradersLose(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Decimal> sizes = draws.list(3, () -> draws.size("1000", 6));
      BigDecimal change = draws.between("-5", "5", 18).toBigDecimal();
      BigDecimal margin = draws.between("0", "2000", 6).toBigDecimal();
      BigDecimal moved = NetFunding.gain(sizes, change);
      for (Decimal size : sizes) {
        NetFunding.Settled settled = NetFunding.settle(margin, size, change);
        assertThat(settled.margin()).isNotNegative();
        assertThat(settled.margin().multiply(settled.badDebt())).isZero();
        moved = moved.add(settled.margin()).subtract(settled.badDebt()).subtract(margin);
      }
      assertThat(moved).as("%s", draws).isZero();
    }
  }

  @Test
  void keepsTheSignOfADecayingRateAndTheMinimumOutOfTheSavedOne() {
    AdaptiveRate rule = rule("0.0001", "0.01");
    BigDecimal narrow = new BigDecimal("0.01");
    // −0.001 + 0.0001 × 100 would be above 0: one unit of the grid is left on the shorts' side.
    AdaptiveRate.Step step =
        rule.step(new BigDecimal("-0.001"), BigDecimal.ONE, BigDecimal.TWO, narrow, 100);
    assertThat(step.saved()).isEqualByComparingTo("-1e-30");
    assertThat(step.charged()).isEqualByComparingTo("-0.0001");
    assertThat(step.longsPay()).isFalse();
    // Wide: 0.2 × 0.01 × 100 = 0.2, at most 0.01
    AdaptiveRate.Step wide =
        rule.step(BigDecimal.ZERO, BigDecimal.TWO, BigDecimal.ONE, new BigDecimal("0.2"), 100);
    assertThat(wide.saved()).isEqualByComparingTo("0.01");
  }

  private static AdaptiveRate rule(String least, String most) {
    return new AdaptiveRate(
        new BigDecimal("0.03"),
        new BigDecimal("0.05"),
        new BigDecimal("0.01"),
        new BigDecimal("0.0001"),
        new BigDecimal(least),
        new BigDecimal(most));
  }

  @ParameterizedTest
  @ValueSource(longs = {6})
  void boundsTheAdaptiveRate(long seed) {
    Draws draws = new Draws(seed);
    AdaptiveRate rule = rule("0.0001", "0.01");
    BigDecimal saved = BigDecimal.ZERO;
    for (int i = 0; i < Draws.STEPS; i++) {
      BigDecimal longs = draws.between("0", "1000", 6).toBigDecimal();
      BigDecimal shorts = draws.between("0", "1000", 6).toBigDecimal();
      AdaptiveRate.Step step =
          rule.step(saved, longs, shorts, Imbalance.of(longs, shorts), draws.below(100));
      assertThat(step.saved().abs()).as("%s", draws).isLessThanOrEqualTo(rule.maxRate());
      assertThat(step.charged().abs()).isBetween(rule.minRate(), rule.maxRate());
      saved = step.saved();
    }
  }
}
