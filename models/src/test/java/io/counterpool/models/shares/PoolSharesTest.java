package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import io.counterpool.models.shares.MarginShares.Outcome.Done;
import io.counterpool.models.shares.MarginShares.Outcome.Refused;
import io.counterpool.models.shares.MarginShares.Reason;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolSharesTest {

  private static final MarginShares SHARES = new MarginShares(6);

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static BigInteger whole(String digits) {
    return new BigInteger(digits);
  }

  private static PoolInventory pool(String cash, String size, String leverage) {
    return new PoolInventory(
        d(cash), List.of(new PoolHolding(d(size), d("100"), Decimal.ZERO, d("1"), d(leverage))));
  }

  @Test
  void pricesADepositByTheCapital() {
    assertThat(SHARES.deposit(pool("0", "0", "5"), Decimal.ZERO, d("1000")))
        .isEqualTo(new Done(d("1000")));
    // Flat with 1,000 for 500 shares: 100 more make 50.
    assertThat(SHARES.deposit(pool("1000", "0", "5"), d("500"), d("100")))
        .isEqualTo(new Done(d("50")));
    assertThat(SHARES.deposit(pool("0", "0", "5"), d("1"), d("100")))
        .isEqualTo(new Refused(Reason.NO_CAPITAL));
    // Unsafe before and after: half of what comes in counts, 5,000 → 5,050
    assertThat(SHARES.deposit(pool("0", "100", "5"), d("100"), d("100")))
        .isEqualTo(new Done(d("1")));
  }

  @Test
  void chargesForTheDepthThatLeaves() {
    // Short 20 at 100: S = 4,000,000; cash 12,200, m = 10,200: M = (10,200 + √96,040,000) ÷ 2 =
    // (10,200 + 9,800) ÷ 2 = 10,000. Half the shares leave M1 = 5,000, which needs
    // 4,000,000 ÷ 10,000 + 5,000 + 2,000 = 7,400 of cash: 4,800 is paid, not 5,000.
    assertThat(SHARES.redeem(pool("12200", "-20", "5"), d("100"), d("50")))
        .isEqualTo(new Done(d("4800")));
    assertThat(SHARES.redeem(pool("12200", "-20", "5"), d("100"), Decimal.ZERO))
        .isEqualTo(new Done(Decimal.ZERO));
  }

  @Test
  void paysEverythingWithoutInventory() {
    assertThat(SHARES.redeem(pool("1000", "0", "5"), d("3"), d("3")))
        .isEqualTo(new Done(d("1000")));
    // A third of 1,000, down.
    assertThat(SHARES.redeem(pool("1000", "0", "5"), d("3"), d("1")))
        .isEqualTo(new Done(d("333.333333")));
  }

  @Test
  void keepsTheInventoryBacked() {
    assertThat(SHARES.redeem(pool("0", "0", "5"), d("1"), d("1")))
        .isEqualTo(new Refused(Reason.NO_CAPITAL));
    assertThat(SHARES.redeem(pool("0", "100", "5"), d("1"), d("1")))
        .isEqualTo(new Refused(Reason.POOL_UNSAFE));
    // M1 must be √(4,000,000 ÷ 2) = 1,414.2… or more, 14.142… of 100 shares.
    assertThat(SHARES.redeem(pool("12200", "-20", "5"), d("100"), d("85.85")))
        .isInstanceOf(Done.class);
    assertThat(SHARES.redeem(pool("12200", "-20", "5"), d("100"), d("85.86")))
        .isEqualTo(new Refused(Reason.CAPITAL_TOO_LOW));
    // Long 20: cash 8,200, the price stays above 0 with M1 of 2,000 or more.
    assertThat(SHARES.redeem(pool("8200", "20", "5"), d("100"), d("80"))).isInstanceOf(Done.class);
    assertThat(SHARES.redeem(pool("8200", "20", "5"), d("100"), d("80.01")))
        .isEqualTo(new Refused(Reason.NEGATIVE_PRICE));
    // Leverage 0.25 ties up 8,000; half the shares leave 10,200 − 4,800 of balance.
    assertThat(SHARES.redeem(pool("8200", "20", "0.25"), d("100"), d("50")))
        .isEqualTo(new Refused(Reason.LEVERAGE));
    assertThatThrownBy(() -> SHARES.redeem(pool("1", "0", "5"), d("1"), d("2")))
        .hasMessage("shares must be at most supply 1, was 2");
  }

  @Test
  void rebasesByWholePowersOfTen() {
    assertThat(ShareRebase.exponent(whole("10000"), whole("101"))).isZero();
    // 1,000 ÷ 100 = 10
    assertThat(ShareRebase.exponent(whole("10000"), whole("100"))).isEqualTo(1);
    assertThat(ShareRebase.exponent(whole("9"), whole("1"))).isZero();
    assertThat(ShareRebase.exponent(whole("1" + "0".repeat(60)), whole("1"))).isEqualTo(59);
    assertThat(ShareRebase.rebased(whole("12345"), 2)).isEqualTo(whole("123"));
    assertThatThrownBy(() -> ShareRebase.exponent(whole("1"), BigInteger.ZERO))
        .hasMessage("balance must be above 0, was 0");
  }

  @Test
  void givesUpTheGainOfTheWait() {
    PendingRedemption pending = new PendingRedemption(d("100"), d("100"), 6);
    // 1,000 shares, 1,100 assets: 100 buy 100 × 900 ÷ 1,000 = 90 of the others' fund.
    assertThat(pending.valueNow(d("1100"), d("1000"))).isEqualTo(d("110"));
    assertThat(pending.forfeited(d("1100"), d("1000"))).isEqualTo(d("10"));
    assertThat(pending.payout(d("1100"), d("1000"))).isEqualTo(d("100"));
    // A loss is borne, and nothing is given up.
    assertThat(pending.forfeited(d("900"), d("1000"))).isEqualTo(Decimal.ZERO);
    assertThat(pending.payout(d("900"), d("1000"))).isEqualTo(d("90"));
    assertThat(new PendingRedemption(Decimal.ZERO, Decimal.ZERO, 6).forfeited(d("1"), d("0")))
        .isEqualTo(Decimal.ZERO);
    assertThatThrownBy(() -> pending.forfeited(d("1"), d("99")))
        .hasMessage("shares must be at most supply 99, was 100");
  }
}
