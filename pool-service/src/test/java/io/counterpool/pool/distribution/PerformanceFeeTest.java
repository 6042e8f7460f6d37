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
}
