package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.margin.PoolObligation.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolExposureTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  @Test
  void paysWinnersUpToAPartOfThePool() {
    ProfitCap cap = new ProfitCap(d("0.1"));
    // 1,000 × 0.1 = 100 of a profit of 400: a quarter.
    assertThat(cap.payable(b("40"), b("400"), b("1000"))).isEqualByComparingTo("10");
    assertThat(cap.payable(b("-40"), b("400"), b("1000"))).isEqualByComparingTo("-40");
    assertThat(cap.providersValue(b("2000"), b("400"), b("1000"))).isEqualByComparingTo("1900");
    assertThat(cap.providersValue(b("2000"), b("-400"), b("1000"))).isEqualByComparingTo("2400");
    assertThat(cap.isExceeded(b("100"), b("1000"))).isFalse();
    assertThat(cap.isExceeded(b("100.01"), b("1000"))).isTrue();
    assertThat(cap.isExceeded(b("1"), b("0"))).isTrue();
    assertThat(cap.isExceeded(b("-1"), b("0"))).isFalse();
    assertThat(cap.payable(b("40"), b("400"), b("0"))).isZero();
    assertThat(ProfitCap.ratio(b("-1"), b("3")).toPlainString())
        .isEqualTo("-0.333333333333333333333333333333");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void neverPaysAllWinnersMoreThanTheBound(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      ProfitCap cap = new ProfitCap(draws.between("0", "1", 6));
      BigDecimal pool = draws.between("0", "1000", 6).toBigDecimal();
      List<BigDecimal> profits = draws.list(4, () -> draws.between("0", "200", 6).toBigDecimal());
      BigDecimal side = profits.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal paid =
          profits.stream()
              .map(profit -> cap.payable(profit, side, pool))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(paid).as("%s: %s", draws, cap).isLessThanOrEqualTo(cap.capped(side, pool));
    }
  }

  @Test
  void demandsTheWholeNotionalAtTheUpperCap() {
    OpenInterestMargin margin = new OpenInterestMargin(d("0.1"), d("100"), d("200"), 6);
    assertThat(margin.rate(d("100"))).isEqualTo(d("0.1"));
    // 0.9 × 50 ÷ 100 more
    assertThat(margin.rate(d("150"))).isEqualTo(d("0.55"));
    assertThat(margin.rate(d("200"))).isEqualTo(d("1"));
    assertThat(margin.rate(d("99999999999999999999"))).isEqualTo(d("1"));
    assertThat(margin.initialMargin(d("0.000001"), d("0"))).isEqualTo(d("0.000001"));
    assertThat(new OpenInterestMargin(d("0.1"), d("0"), d("0"), 6).rate(d("5")))
        .isEqualTo(d("0.1"));
    // The lower cap is asked first, also where it is the larger one.
    OpenInterestMargin step = new OpenInterestMargin(d("0.1"), d("3"), d("2"), 6);
    assertThat(step.rate(d("3"))).isEqualTo(d("0.1"));
    assertThat(step.rate(d("3.000001"))).isEqualTo(d("1"));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void risesWithTheOpenInterest(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal lower = draws.between("0", "1000", 6);
      OpenInterestMargin margin =
          new OpenInterestMargin(
              draws.between("0", "1", 6), lower, lower.plus(draws.between("0", "1000", 6)), 6);
      Decimal less = draws.between("0", "2500", 6);
      Decimal more = less.plus(draws.between("0", "100", 6));
      assertThat(margin.rate(less))
          .as("%s: %s", draws, margin)
          .isBetween(margin.base(), margin.rate(more));
      assertThat(margin.rate(more)).isLessThanOrEqualTo(Decimal.ONE);
    }
  }

  @Test
  void valuesAPositionAtWhatClosingItBrings() {
    // 25 base sold into 100 × 1,000: 1,000 − 100,000 ÷ 125 = 200, of which 150 were paid.
    VirtualAmm curve = new VirtualAmm(d("100"), d("1000"), Decimal.ONE, Decimal.ZERO);
    CurvePosition position = new CurvePosition(d("25"), d("150"), d("30"));
    assertThat(position.notional(curve)).isEqualTo(d("200"));
    // (30 + 50 − 0.4 × 25) ÷ 200
    assertThat(position.marginRatio(d("200"), d("0.4"))).isEqualTo(d("0.35"));
    // 20 bought back: 100,000 ÷ 80 − 1,000 = 250.
    CurvePosition sold = new CurvePosition(d("-20"), d("150"), d("30"));
    assertThat(sold.notional(curve)).isEqualTo(d("250"));
    assertThat(sold.marginRatio(d("250"), d("0"))).isEqualTo(d("-0.28"));
    assertThatThrownBy(() -> new CurvePosition(d("-100"), d("1"), d("1")).notional(curve))
        .hasMessageStartingWith("size must leave part of the base reserve");
    assertThatThrownBy(() -> new CurvePosition(d("0"), d("1"), d("1")))
        .hasMessage("size must not be 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void neverGainsByOpeningAndClosingAgainstTheCurve(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      VirtualAmm curve =
          new VirtualAmm(
              draws.between("1001", "100000", 6),
              draws.between("1", "1000000", 6),
              Decimal.ONE,
              Decimal.ZERO);
      Decimal size = draws.size("1000", 6);
      Decimal open = curve.quoteFor(size, 18).abs();
      CurvePosition position = new CurvePosition(size, open, Decimal.ONE);
      assertThat(position.profit(position.notional(curve.after(size))))
          .as("%s: %s", draws, curve)
          .isLessThanOrEqualTo(Decimal.ZERO);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void owesTheDepositsAndTheUnrealisedProfitOfEveryPosition(long seed) {
    Draws draws = new Draws(seed);
    PoolObligation pool = PoolObligation.NONE;
    Decimal price = d("1000");
    List<Holding> holdings =
        new ArrayList<>(List.of(Holding.NONE, Holding.NONE, Holding.NONE, Holding.NONE));
    BigDecimal deposits = BigDecimal.ZERO;
    for (int i = 0; i < Draws.STEPS; i++) {
      int account = draws.below(holdings.size());
      switch (draws.below(3)) {
        case 0 -> price = draws.price();
        case 1 -> {
          BigDecimal delta = draws.size("1000", 6).toBigDecimal();
          pool = pool.deposited(delta);
          deposits = deposits.add(delta);
        }
        default -> {
          Holding holding = holdings.get(account);
          Decimal delta = draws.chance() ? draws.size("10", 6) : holding.size().negate();
          deposits = deposits.add(holding.profit(price));
          pool = pool.resized(holding, delta, price);
          holdings.set(account, holding.changed(delta, price));
        }
      }
      BigDecimal owed = deposits;
      for (Holding holding : holdings) {
        owed = owed.add(holding.profit(price));
      }
      assertThat(pool.at(price)).as("%s", draws).isEqualByComparingTo(owed);
    }
  }
}
