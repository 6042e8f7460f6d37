package io.counterpool.models.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.rates.BorrowIndex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WaterfallPropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Decimal sum(List<Decimal> values) {
    return values.stream().reduce(Decimal.ZERO, Decimal::plus);
  }

  @Test
  void paysTheSeniorFirstAndTheJuniorTheRest() {
    List<Decimal> claims = List.of(d("700"), d("200"));
    assertThat(Waterfall.values(d("1000"), claims)).containsExactly(d("700"), d("200"), d("100"));
    assertThat(Waterfall.values(d("850"), claims)).containsExactly(d("700"), d("150"), d("0"));
    assertThat(Waterfall.values(d("700"), claims)).containsExactly(d("700"), d("0"), d("0"));
    assertThat(Waterfall.values(d("1"), claims)).containsExactly(d("1"), d("0"), d("0"));
    assertThat(Waterfall.values(d("-5"), claims)).containsExactly(d("0"), d("0"), d("0"));
  }

  @Test
  void coversClaimsOutOfIncomeOnItsWay() {
    List<Decimal> claims = List.of(d("700"), d("200"));
    assertThat(Waterfall.values(d("1000"), d("50"), claims))
        .containsExactly(d("700"), d("200"), d("100"));
    assertThat(Waterfall.values(d("880"), d("50"), claims))
        .containsExactly(d("700"), d("200"), d("0"));
    assertThat(Waterfall.values(d("850"), d("50"), claims))
        .containsExactly(d("700"), d("200"), d("0"));
    assertThat(Waterfall.values(d("849"), d("50"), claims))
        .containsExactly(d("700"), d("199"), d("0"));
    assertThat(Waterfall.values(d("-20"), d("50"), claims))
        .containsExactly(d("30"), d("0"), d("0"));
    assertThat(Waterfall.values(d("100"), d("50"), List.of())).containsExactly(d("100"));
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void letsTheLastTrancheAloneGoWithoutIncomeOnItsWay(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Decimal> claims = draws.list(draws.below(4), () -> draws.between("0", "1000", 6));
      Decimal value = draws.between("-1000", "3000", 6);
      Decimal income = draws.between("0", "1000", 6);
      List<Decimal> values = Waterfall.values(value, income, claims);
      List<Decimal> without = Waterfall.values(value, claims);
      List<Decimal> all = Waterfall.values(value.plus(income), claims);
      int last = claims.size();
      assertThat(values.subList(0, last)).as("%s", draws).isEqualTo(all.subList(0, last));
      assertThat(values.get(last)).as("%s", draws).isEqualTo(without.get(last));
    }
  }

  @Test
  void chargesTheJuniorFirst() {
    List<Decimal> values = List.of(d("700"), d("200"), d("100"));
    assertThat(Waterfall.losses(values, d("150")))
        .containsExactly(d("0"), d("50"), d("100"), d("0"));
    assertThat(Waterfall.losses(values, d("1001")))
        .containsExactly(d("700"), d("200"), d("100"), d("1"));
  }

  @Test
  void accruesTheTargetRoundedDown() {
    assertThat(Waterfall.accrueClaim(d("1000"), d("0.05"), BorrowIndex.YEAR_SECONDS, 6))
        .isEqualTo(d("1050"));
    // 50 ÷ 31,536,000 = 0.0000015…
    assertThat(Waterfall.accrueClaim(d("1000"), d("0.05"), 1, 6)).isEqualTo(d("1000.000001"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void conservesThePoolValueAndGivesNobodyMoreThanTheClaim(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Decimal> claims = draws.list(draws.below(4), () -> draws.between("0", "1000000", 6));
      Decimal value = draws.between("-1000000", "3000000", 6);
      List<Decimal> values = Waterfall.values(value, claims);
      assertThat(sum(values)).as("%s", draws).isEqualTo(value.max(Decimal.ZERO));
      for (int n = 0; n < claims.size(); n++) {
        assertThat(values.get(n)).isBetween(Decimal.ZERO, claims.get(n));
        if (values.get(n).isLessThan(claims.get(n))) {
          assertThat(sum(values.subList(n + 1, values.size())))
              .as("%s: juniors hold while %s is short", draws, n)
              .isEqualTo(Decimal.ZERO);
        }
      }
      Decimal more = value.plus(draws.between("0", "1000", 6));
      List<Decimal> recovered = Waterfall.values(more, claims);
      for (int n = 0; n < values.size(); n++) {
        assertThat(recovered.get(n)).as("%s", draws).isGreaterThanOrEqualTo(values.get(n));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void bearsLossesAsTheValuesFall(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Decimal> claims = draws.list(2, () -> draws.between("0", "1000", 6));
      Decimal value = draws.between("0", "3000", 6);
      Decimal loss = draws.between("0", "4000", 6);
      List<Decimal> before = Waterfall.values(value, claims);
      List<Decimal> parts = Waterfall.losses(before, loss);
      assertThat(sum(parts)).as("%s", draws).isEqualTo(loss);
      List<Decimal> after = Waterfall.values(value.minus(loss), claims);
      for (int n = 0; n < after.size(); n++) {
        assertThat(before.get(n).minus(parts.get(n))).as("%s", draws).isEqualTo(after.get(n));
      }
    }
  }
}
