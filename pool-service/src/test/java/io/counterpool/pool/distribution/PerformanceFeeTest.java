package io.counterpool.pool.distribution;

import static io.counterpool.pool.executor.Desk.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.liquidity.EpochResult.PerformanceFee;
import io.counterpool.pool.liquidity.ShareMovement;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/**
 * Performance fees with a mark for each holding. Amounts are near the round ones: one asset unit
 * and as many shares are counted in beside the real ones.
 */
class PerformanceFeeTest {

  private final Providers pool = new Providers();

  private void rate(String rate) {
    pool.desk.performanceFee = number(rate);
  }

  private static void near(Decimal actual, String expected) {
    assertThat(actual.minus(number(expected)).abs())
        .as(actual + " near " + expected)
        .isLessThan(number("0.00001"));
  }

  private Decimal treasury() {
    return pool.desk.state().ledger().balance(LedgerAccounts.TREASURY);
  }

  private HoldingRow holding(int provider) {
    return pool.desk.state().tranches().holding(Providers.id(provider), "junior");
  }

  private static PerformanceFee fee(Journal strike) {
    return requireNonNull(Providers.struck(strike).performanceFee());
  }

  @Test
  void paysTheTreasuryAPartOfTheGain() {
    rate("0.2");
    pool.deposit(1, number("1000"));
    pool.strike();
    pool.pay("-500");
    pool.desk.round("100");
    TrancheValue shown = pool.valuation().tranches().getFirst();
    near(requireNonNull(shown.accruedFee()), "100");
    Journal strike = pool.strike();
    // 0.2 × 0.5 × 1,000 = 100 = 66.67 shares of 1.5
    near(treasury(), "100");
    near(fee(strike).assets(), "100");
    near(fee(strike).price(), "1.5");
    near(pool.shares(1), "933.333333");
    near(pool.desk.poolCash(), "1400");
    ShareMovement burned = strike.shareMovements.getFirst();
    assertThat(burned.command()).isEqualTo(Providers.id(1));
    assertThat(burned.shares()).isEqualTo(fee(strike).shares().negate());
    assertThat(strike.transfers.getLast().kind()).isEqualTo(TransferKind.PERFORMANCE_FEE);
    // The price stays: the fee was taken in shares.
    near(Providers.struck(strike).redemptionPrice(), "1.5");
    assertThat(fee(pool.strike()).assets()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void letsNobodyRideOnTheMarkOfOthers() {
    rate("0.2");
    pool.deposit(1, number("1000"));
    pool.strike();
    pool.pay("-500");
    pool.strike(); // provider 1 has paid up to 1.5 and has 933.33 shares
    pool.pay(pool.desk.poolCash().minus(pool.shares(1)).toString()); // price 1
    pool.deposit(2, number("1000"));
    pool.strike();
    near(treasury(), "100");
    Decimal supply = pool.shares(1).plus(pool.shares(2));
    pool.pay(supply.times(number("-0.4"), 6, RoundingMode.UP).toString()); // price 1.4
    Journal strike = pool.strike();
    // Provider 1 is below its mark; provider 2 pays 0.2 × 0.4 × 1,000.
    near(fee(strike).assets(), "80");
    near(pool.shares(1), "933.333333");
    near(pool.shares(2), "942.857143");
    near(requireNonNull(holding(1).mark()), "1.5");
    near(requireNonNull(holding(2).mark()), "1.4");
  }

  @Test
  void averagesTheMarkOfSharesThatAreAdded() {
    rate("0.2");
    pool.deposit(1, number("1000"));
    pool.strike();
    pool.pay("500"); // price 0.5
    pool.deposit(1, number("500"));
    pool.strike();
    near(pool.shares(1), "2000");
    // 1,000 at 1 and 1,000 at 0.5
    near(requireNonNull(holding(1).mark()), "0.75");
  }

  @Test
  void chargesWhoLeavesBeforeItIsPaid() {
    rate("0.2");
    pool.deposit(1, number("1000"));
    pool.deposit(2, number("1000"));
    pool.strike();
    pool.pay("-1000");
    pool.redeemAll(1);
    Journal strike = pool.strike();
    near(treasury(), "200");
    assertThat(pool.shares(1)).isEqualTo(Decimal.ZERO);
    near(strike.shareMovements.getLast().assets(), "-1400");
    near(pool.desk.poolCash(), "1400");
  }

  @Test
  void takesItsPartOfSharesThatWaitForRedemption() {
    rate("0.5");
    pool.desk.outflow = number("0.1");
    pool.deposit(1, number("1000"));
    pool.strike();
    pool.redeem(1, number("300"));
    pool.redeem(1, number("600.000000000001"));
    pool.strike(); // 100 of them go
    pool.pay("-900"); // price 2
    Journal strike = pool.strike();
    // 0.5 × 1 × 900 = 450 = 225 shares: 99.999999999999 free ones, the others of those that wait
    near(fee(strike).assets(), "450");
    near(fee(strike).shares(), "225");
    Decimal waiting = Decimal.ZERO;
    for (RequestRow request : pool.desk.state().tranches().requests()) {
      waiting = waiting.plus(request.remaining());
    }
    assertThat(holding(1).locked()).isEqualTo(waiting);
    assertThat(holding(1).shares()).isEqualTo(holding(1).locked());
    near(holding(1).shares(), "607.5"); // 675, of which a tenth goes
  }

  @Test
  void chargesNoGainThatWasMadeBeforeTheRate() {
    pool.deposit(1, number("1000"));
    pool.strike();
    assertThat(holding(1).mark()).isNull();
    pool.pay("-500");
    rate("0.2");
    assertThat(Providers.struck(pool.strike()).performanceFee()).isNull();
    near(requireNonNull(holding(1).mark()), "1.5");
    pool.pay("-100");
    rate("0.5");
    near(fee(pool.strike()).assets(), "20"); // at the rate of the strike before
    pool.pay("-98"); // of 1,580: price 1.6 × 1.0620
    near(fee(pool.strike()).assets(), "49");
    pool.desk.performanceFee = null;
    pool.pay("-10");
    near(fee(pool.strike()).assets(), "5");
    pool.pay("-10");
    assertThat(Providers.struck(pool.strike()).performanceFee()).isNull();
  }

  @Test
  void waitsUntilThePoolCanPay() {
    rate("0.2");
    pool.desk.maxPoolLoss = number("1260");
    pool.deposit(1, number("1000"));
    pool.strike();
    pool.pay("-600");
    long open = pool.desk.order(Providers.TRADER, Desk.A, "1");
    pool.desk.round("100");
    assertThat(pool.desk.end(open)).isEqualTo("EXECUTED");
    pool.pay("200"); // 1,400 = 1,260 ÷ U2
    Journal tight = pool.strike();
    assertThat(Providers.struck(tight).performanceFee()).isNull();
    assertThat(treasury()).isEqualTo(Decimal.ZERO);
    pool.desk.order(Providers.TRADER, Desk.A, "-1");
    pool.desk.round("100");
    near(fee(pool.strike()).assets(), "80");
  }

  /** 600 of gain on 1,000 shares, of which provider 2 has 10, and a trader's position. */
  private void gainWithAnOpenPosition(String maxPoolLoss) {
    rate("0.2");
    pool.desk.maxPoolLoss = number(maxPoolLoss);
    pool.deposit(1, number("990"));
    pool.deposit(2, number("10"));
    pool.strike();
    pool.pay("-600");
    long open = pool.desk.order(Providers.TRADER, Desk.A, "1");
    pool.desk.round("100");
    assertThat(pool.desk.end(open)).isEqualTo("EXECUTED");
  }

  @Test
  void takesTheFeeOfWhoLeavesOutOfItsProceedsWhenThePoolCannotPayAll() {
    gainWithAnOpenPosition("1260");
    pool.pay("180"); // 1,420: 20 above 1,260 ÷ U2, and 84 would be due
    long leaving = pool.redeemAll(2);
    Journal tight = pool.strike();
    // 10 × 1.42 less 0.2 × 0.42 × 10
    near(treasury(), "0.84");
    near(pool.desk.figure(leaving, "assets"), "13.36");
    near(fee(tight).assets(), "0.84");
    near(fee(tight).price(), "1.42");
    assertThat(pool.shares(2)).isEqualTo(Decimal.ZERO);
    assertThat(pool.desk.figure(leaving, "shares").plus(fee(tight).shares()))
        .isEqualTo(number("10"));
    assertThat(Providers.struck(tight).filledFraction()).isEqualTo(Decimal.ONE);
    near(pool.desk.poolCash(), "1405.8");
    // Who stays waits: 0.2 × 0.42 × 990.
    assertThat(holding(1).mark()).isEqualTo(Decimal.ONE);
    pool.desk.order(Providers.TRADER, Desk.A, "-1");
    pool.desk.round("100");
    near(fee(pool.strike()).assets(), "83.16");
  }

  @Test
  void takesTheFeeOfWhoLeavesWithoutAPriceOutOfItsProceeds() {
    gainWithAnOpenPosition("100");
    pool.redeemAll(2);
    pool.pass(2 * 86_400);
    Journal strike = pool.desk.round(null);
    assertThat(strike.epochs.getFirst().whole()).isFalse();
    // The trader's 100 count as paid out: 10 × 1.5 less 0.2 × 0.5 × 10
    near(treasury(), "1");
    near(strike.shareMovements.getLast().assets(), "-14");
    near(fee(strike).assets(), "1");
    assertThat(holding(1).mark()).isEqualTo(Decimal.ONE);
  }

  @Test
  void takesNoFeeTwiceOfWhoIsPaidInParts() {
    gainWithAnOpenPosition("1260");
    pool.pay("195"); // 1,405: 5 above
    pool.redeemAll(2);
    pool.strike();
    // 5 ÷ 1.405 = 3.5587 shares, of which 0.2 × 0.405 × 3.5587
    near(treasury(), "0.288256");
    pool.desk.order(Providers.TRADER, Desk.A, "-1");
    pool.desk.round("100");
    pool.strike();
    // 0.2 × 0.405 × 1,000 of all shares
    near(treasury(), "81");
  }

  @Test
  void sheltersNoNewSharesUnderAMarkFromBeforeAPause() {
    rate("0.2");
    pool.deposit(1, number("100000"));
    pool.deposit(2, number("1"));
    pool.strike();
    pool.pay("-100001");
    pool.strike(); // marks at 2
    pool.desk.performanceFee = null;
    pool.strike();
    Decimal supply = pool.shares(1).plus(pool.shares(2));
    pool.pay(pool.desk.poolCash().minus(supply).toString()); // price 1
    pool.deposit(2, number("100000"));
    pool.deposit(3, number("100000"));
    pool.strike();
    // (0.9 × 2 + 100,000 × 1) ÷ 100,000.9
    near(requireNonNull(holding(2).mark()), "1.000009");
    assertThat(holding(3).mark()).isNull();
    rate("0.2");
    pool.strike();
    supply = pool.shares(1).plus(pool.shares(2)).plus(pool.shares(3));
    pool.pay(supply.times(number("-0.9"), 6, RoundingMode.UP).toString()); // price 1.9
    Decimal second = pool.shares(2);
    Decimal third = pool.shares(3);
    pool.strike();
    // 0.2 × 0.9 × 100,000 ÷ 1.9; the older share has made nothing
    Decimal newcomer = third.minus(pool.shares(3));
    assertThat(newcomer).isBetween(number("9473.68"), number("9473.69"));
    assertThat(second.minus(pool.shares(2)).minus(newcomer).abs()).isLessThan(number("0.1"));
  }
}
