package io.counterpool.models.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.tranche.CoverageWaterfall.Distribution;
import io.counterpool.models.tranche.CoverageWaterfall.Period;
import io.counterpool.models.tranche.InterestSplit.Interest;
import io.counterpool.models.tranche.InterestSplit.Principal;
import io.counterpool.models.tranche.PaymentWaterfall.Debt;
import io.counterpool.models.tranche.PaymentWaterfall.Outcome;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CashWaterfallPropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Decimal amount(Draws draws) {
    return draws.between("0", "1000", 6);
  }

  private static Period period(Draws draws) {
    return new Period(
        amount(draws),
        amount(draws),
        amount(draws),
        draws.between("0", "100", 6),
        amount(draws),
        draws.between("0", "5", 6),
        draws.between("0", "0.1", 4),
        draws.between("0", "0.1", 4));
  }

  @Test
  void redeemsOnlyUntilTheTestIsCured() {
    // 800 ÷ 700 < 1.2; 800 ÷ 1.2 = 666.67 is covered: 33.34 of 92 redeems (up at the last digit)
    Distribution paid =
        new CoverageWaterfall(d("1.2"), d("0"))
            .distribute(
                new Period(
                    d("800"), d("700"), d("0"), d("100"), d("0"), d("1"), d("0.01"), d("0")));
    assertThat(paid.interestUsedToRedeem()).isEqualTo(d("33.333333333333333334"));
    assertThat(paid.seniorBalance()).isEqualTo(d("666.666666666666666666"));
    assertThat(paid.equity()).isEqualTo(d("58.666666666666666666"));
  }

  @Test
  void tellsSeniorInterestThatCannotBePaid() {
    Distribution paid =
        new CoverageWaterfall(d("1"), d("1"))
            .distribute(
                new Period(
                    d("900"), d("700"), d("100"), d("3"), d("0"), d("1"), d("0.01"), d("0.02")));
    assertThat(paid.seniorInterest()).isEqualTo(d("2"));
    assertThat(paid.seniorInterestShort()).isEqualTo(d("5"));
    assertThat(paid.mezzanineBalance()).isEqualTo(d("102"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void handsOutEveryUnitOfCashInOrder(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Period period = period(draws);
      CoverageWaterfall rule =
          new CoverageWaterfall(draws.between("0", "2", 3), draws.between("0", "2", 3));
      Distribution paid = rule.distribute(period);
      Decimal out =
          paid.feePaid()
              .plus(paid.seniorInterest())
              .plus(paid.mezzanineInterest())
              .plus(paid.interestUsedToRedeem())
              .plus(paid.seniorPrincipal())
              .plus(paid.mezzaninePrincipal())
              .plus(paid.equity());
      assertThat(out)
          .as("%s: %s", draws, period)
          .isEqualTo(period.interestCash().plus(period.principalCash()));
      Decimal balances = paid.seniorBalance().plus(paid.mezzanineBalance());
      Decimal repaid =
          paid.interestUsedToRedeem()
              .plus(paid.seniorPrincipal())
              .plus(paid.mezzaninePrincipal())
              .minus(paid.mezzanineDeferred());
      assertThat(balances)
          .as("%s: %s", draws, period)
          .isEqualTo(period.senior().plus(period.mezzanine()).minus(repaid));
      assertThat(paid.equity().isNegative() || paid.seniorBalance().isNegative()).isFalse();
      if (paid.seniorInterestShort().isPositive()) {
        assertThat(paid.mezzanineInterest().plus(paid.interestUsedToRedeem()))
            .as("%s: %s", draws, period)
            .isEqualTo(Decimal.ZERO);
      }
      if (paid.mezzaninePrincipal().isPositive()) {
        assertThat(paid.seniorBalance()).as("%s: %s", draws, period).isEqualTo(Decimal.ZERO);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void usesEveryUnitOfAPayment(long seed) {
    Draws draws = new Draws(seed);
    int refused = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      BigDecimal principalOwed = draws.between("0", "10", 2).toBigDecimal();
      Debt debt =
          new Debt(
              principalOwed.add(draws.between("0", "100", 2).toBigDecimal()),
              draws.between("0", "10", 2).toBigDecimal(),
              draws.between("0", "10", 2).toBigDecimal(),
              principalOwed);
      BigDecimal interest = draws.between("0", "30", 2).toBigDecimal();
      BigDecimal principal = draws.between("0", "130", 2).toBigDecimal();
      Outcome.Allocated lump = PaymentWaterfall.lump(interest, debt);
      assertThat(sum(lump)).as("%s: %s", draws, debt).isEqualByComparingTo(interest);
      switch (PaymentWaterfall.separate(principal, interest, debt)) {
        case Outcome.Allocated paid ->
            assertThat(sum(paid))
                .as("%s: %s", draws, debt)
                .isEqualByComparingTo(interest.add(principal));
        case Outcome.Refused(var unpaid) -> refused++;
      }
      // What a lump sum does by itself is never refused when it is named apart.
      Outcome apart =
          PaymentWaterfall.separate(
              lump.owedPrincipal().add(lump.extraBalance()),
              lump.owedInterest().add(lump.accruedInterest()),
              debt);
      assertThat(apart).as("%s: %s", draws, debt).isInstanceOf(Outcome.Allocated.class);
    }
    assertThat(refused).isPositive();
  }

  private static BigDecimal sum(Outcome.Allocated paid) {
    return paid.owedInterest()
        .add(paid.owedPrincipal())
        .add(paid.accruedInterest())
        .add(paid.extraBalance())
        .add(paid.remaining());
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void splitsIncomeToTheLastUnit(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      InterestSplit rule =
          new InterestSplit(draws.between("0", "0.5", 3), draws.between("0", "0.5", 3));
      TrancheValues capital = TrancheValues.of(amount(draws), amount(draws));
      Decimal paid = amount(draws);
      Interest interest = rule.interest(capital, paid, amount(draws), 6);
      assertThat(interest.reserve().plus(interest.senior()).plus(interest.junior()))
          .as("%s: %s %s", draws, rule, capital)
          .isEqualTo(paid);
      Principal principal = rule.principal(capital, paid, amount(draws), 6);
      assertThat(
              principal
                  .senior()
                  .plus(principal.junior())
                  .plus(principal.juniorAsInterest())
                  .plus(principal.reserve()))
          .as("%s: %s %s", draws, rule, capital)
          .isEqualTo(paid);
      assertThat(interest.junior().isNegative() || principal.junior().isNegative()).isFalse();
    }
  }
}
