package io.counterpool.models.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.tranche.GuaranteedGain.Pool;
import io.counterpool.models.tranche.InterestSplit.Principal;
import io.counterpool.models.tranche.LinearWritedown.Loan;
import io.counterpool.models.tranche.PaymentWaterfall.Debt;
import io.counterpool.models.tranche.PaymentWaterfall.Outcome;
import io.counterpool.models.tranche.PaymentWaterfall.Step;
import io.counterpool.models.tranche.SeniorValuation.Holdings;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class LendingTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigDecimal b(String plain) {
    return new BigDecimal(plain);
  }

  private static Debt debt(String balance, String owed, String accrued, String principalOwed) {
    return new Debt(b(balance), b(owed), b(accrued), b(principalOwed));
  }

  @Test
  void treatsPrincipalBeyondWhatIsDueAsInterestOfTheJunior() {
    // s = 0.8, 50 due: senior 40, junior 10, 10 beyond: 1 to the reserve, 9 to the junior
    Principal parts =
        new InterestSplit(d("0.2"), d("0.1"))
            .principal(TrancheValues.of(d("400"), d("100")), d("60"), d("50"), 6);
    assertThat(parts).isEqualTo(new Principal(d("40"), d("10"), d("9"), d("1")));
  }

  @Test
  void refusesToSkipAStep() {
    Debt debt = debt("100", "10", "6", "5");
    assertThat(PaymentWaterfall.separate(b("1"), b("9"), debt))
        .isEqualTo(new Outcome.Refused(Step.INTEREST_OWED));
    assertThat(PaymentWaterfall.separate(b("4"), b("11"), debt))
        .isEqualTo(new Outcome.Refused(Step.PRINCIPAL_OWED));
    assertThat(PaymentWaterfall.separate(b("6"), b("15"), debt))
        .isEqualTo(new Outcome.Refused(Step.ACCRUED_INTEREST));
    // Nothing is left to repay: the extra principal comes back instead.
    assertThat(PaymentWaterfall.separate(b("6"), b("15"), debt("5", "10", "6", "5")))
        .isEqualTo(new Outcome.Allocated(b("10"), b("5"), b("5"), b("0"), b("1")));
  }

  @Test
  void refusesToPayMoreOwedPrincipalThanThereIs() {
    assertThatThrownBy(() -> PaymentWaterfall.lump(b("20"), debt("3", "10", "0", "5")))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("principal paid as owed must be at most balance 3, was 5");
  }

  @Test
  void writesALateLoanDownInAStraightLine() {
    LinearWritedown rule = new LinearWritedown(d("10"), d("120"));
    // 365 at 10 %: 0.1 a day; 4 owed = 40 days late, 30 beyond the grace: a quarter
    Loan late = new Loan(d("365"), d("0.1"), d("4"), d("0"), 0);
    assertThat(rule.of(late).part()).isEqualTo(d("0.25"));
    assertThat(rule.of(late).amount()).isEqualTo(d("91.25"));
    assertThat(rule.of(late).wholePercent()).isEqualTo(25);
    Loan lost = new Loan(d("365"), d("0.1"), d("4"), d("0"), 86_400L * 1000);
    assertThat(rule.of(lost).amount()).isEqualTo(d("365"));
    Loan free = new Loan(d("365"), d("0"), d("4"), d("0"), 86_400L * 1000);
    assertThat(rule.of(free).amount()).isEqualTo(d("0"));
    assertThatThrownBy(() -> new LinearWritedown(d("10"), d("0")))
        .hasMessage("mostDaysLate must be above 0, was 0");
  }

  @Test
  void lendsTheSeniorBehindTheJunior() {
    SeniorLeverage rule = new SeniorLeverage(d("4"));
    assertThat(rule.investment(d("100"), d("130"))).isEqualTo(d("270"));
    assertThat(rule.investment(d("100"), d("400.01"))).isEqualTo(d("0"));
  }

  @Test
  void promisesNoMoreThanTheJuniorsCanBear() {
    GuaranteedGain linear = new GuaranteedGain(false, d("0.75"));
    // share min(100 ÷ 400, 0.75): 1 % × 0.25 × 10 days × 200 = 5; then 95 ÷ 400 = 0.2375: 4.75
    Pool pool = new Pool(d("200"), d("100"), d("0.01"));
    assertThat(linear.gain(pool, d("200"), 10)).isEqualTo(d("4.75"));
    assertThat(linear.gain(pool, d("200"), 0)).isEqualTo(d("0"));
    assertThat(linear.greatestDailyRate(pool)).isEqualTo(d("0.005"));
    // share capped at 0.75, two days: 100 × (1.0075² − 1) = 1.505625
    GuaranteedGain compounding = new GuaranteedGain(true, d("0.75"));
    Pool deep = new Pool(d("100"), d("1000"), d("0.01"));
    assertThat(compounding.gain(deep, d("100"), 2)).isEqualTo(d("1.505625"));
    assertThatThrownBy(() -> linear.gain(new Pool(d("0"), d("1"), d("1")), d("1000"), 65_535))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageStartingWith("gain must be at most loanable 1, was ");
    assertThat(linear.gain(new Pool(d("0"), d("0"), d("1")), d("0"), 1)).isEqualTo(d("0"));
  }

  @Test
  void valuesTheSeniorFirst() {
    SeniorValuation rule = new SeniorValuation(18, 5);
    Holdings pool = new Holdings(b("70"), b("30"));
    assertThat(rule.seniorPrice(b("120"), pool, b("120")))
        .isEqualByComparingTo(b("0.833333333333333333333333333"));
    assertThat(rule.juniorPrice(b("120"), pool, b("50"), b("9"))).isEqualByComparingTo("0");
    assertThat(rule.juniorPrice(b("80"), pool, b("50"), b("5"))).isEqualByComparingTo("0.5");
    Holdings empty = new Holdings(b("0"), b("0"));
    assertThat(rule.seniorPrice(b("1"), empty, b("9"))).isEqualByComparingTo("1");
    assertThat(rule.rebalance(b("1"), empty).ratio()).isEqualByComparingTo("0");
    // 100 ÷ 300 half up, times 100, down at 18 digits
    var senior = rule.rebalance(b("100"), new Holdings(b("100"), b("200")));
    assertThat(senior.debt()).isEqualByComparingTo("33.333333333333333333");
    assertThat(senior.debt().add(senior.balance())).isEqualByComparingTo("100");
    assertThatThrownBy(() -> rule.accrue(b("1"), b("2"), Long.MAX_VALUE))
        .isInstanceOf(OutOfRangeException.class);
    // 1.1³ = 1.331
    assertThat(rule.accrue(b("1000"), b("1.1"), 3)).isEqualByComparingTo("1331");
  }
}
