package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import org.junit.jupiter.api.Test;

final class PoolFundingTest {

  private static final long HOUR = 3_600;
  private static final CappedPremiumFunding CAPPED = new CappedPremiumFunding(33, 3, 6, 9);
  private static final InventoryFunding INVENTORY =
      new InventoryFunding(d("0.0001"), d("0.005"), d("0.004"), 28_800);

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static PoolBook book(String mark, String longs, String shorts, String fees) {
    return new PoolBook(
        d(mark), d("48"), d(longs), d(shorts), d(longs).minus(d(shorts)), d(fees), d("10000"));
  }

  @Test
  void chargesThePremiumForItsPartOfTheDay() {
    // 48.24 − 48 = 0.24 a day, 0.01 an hour; longs 30 pay, shorts 20 receive, the pool keeps 0.1
    assertThat(CAPPED.charges(book("48.24", "30", "20", "0"), HOUR))
        .isEqualTo(new SideCharges(d("0.01"), d("0.01"), d("0.1")));
  }

  @Test
  void boundsThePremium() {
    // 48 ÷ 33 = 1.454545 (down); a day of it
    assertThat(CAPPED.fullCharge(d("60"), d("48"), 86_400)).isEqualTo(d("1.454545"));
    assertThat(CAPPED.fullCharge(d("30"), d("48"), 86_400)).isEqualTo(d("-1.454545"));
    assertThat(CAPPED.fullCharge(d("60"), d("48"), 0)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void paysTheUnmatchedSideFromAThirdOfTheFees() {
    // Shorts 30 receive from longs 20 and the pool: 0.1 of the pool, a third of 0.3.
    assertThat(CAPPED.charges(book("48.24", "20", "30", "0.3"), HOUR))
        .isEqualTo(new SideCharges(d("0.01"), d("0.01"), d("-0.1")));
    // A third of 0.09 is 0.03: (0.03 + 0.2 − 0.000001) ÷ 30 = 0.007666633
    assertThat(CAPPED.charges(book("48.24", "20", "30", "0.09"), HOUR))
        .isEqualTo(new SideCharges(d("0.01"), d("0.007666633"), d("-0.03")));
    // The other way round: longs receive, negative.
    assertThat(CAPPED.charges(book("47.76", "30", "20", "0.09"), HOUR))
        .isEqualTo(new SideCharges(d("-0.007666633"), d("-0.01"), d("-0.03")));
  }

  @Test
  void paysNobodyFromNothing() {
    assertThat(CAPPED.charges(book("48.24", "0", "30", "0"), HOUR))
        .isEqualTo(new SideCharges(d("0.01"), Decimal.ZERO, Decimal.ZERO));
  }

  @Test
  void raisesTheRateWithTheInventory() {
    // The pool is short 10 at 100 with 10,000: 0.0001 + 0.1 × 0.005
    assertThat(INVENTORY.rate(d("-10"), d("100"), d("10000"), d("1"))).isEqualTo(d("0.0006"));
    // Long, the base would pay the traders and does not count.
    assertThat(INVENTORY.rate(d("10"), d("100"), d("10000"), d("1"))).isEqualTo(d("-0.0005"));
    assertThat(INVENTORY.rate(d("-10"), d("100"), d("10000"), d("0"))).isEqualTo(d("0.0005"));
    assertThat(INVENTORY.rate(d("-100"), d("100"), d("10000"), d("1"))).isEqualTo(d("0.004"));
    assertThat(INVENTORY.rate(d("0"), d("100"), d("10000"), d("1"))).isEqualTo(d("0.0001"));
    assertThat(INVENTORY.rate(d("0"), d("100"), d("0"), d("0"))).isEqualTo(Decimal.ZERO);
  }

  @Test
  void chargesTheLimitWithoutCapital() {
    assertThat(INVENTORY.rate(d("-1"), d("100"), Decimal.ZERO, d("1"))).isEqualTo(d("0.004"));
    assertThat(INVENTORY.rate(d("1"), d("100"), Decimal.ZERO, d("1"))).isEqualTo(d("-0.004"));
  }

  @Test
  void accruesByTheSecond() {
    // 100 × 0.002 × 1,000 ÷ 28,800 = 0.00694…, towards 0 on both sides
    assertThat(INVENTORY.charge(d("100"), d("0.002"), 1_000)).isEqualTo(d("0.006944444444444444"));
    assertThat(INVENTORY.charge(d("100"), d("-0.002"), 1_000))
        .isEqualTo(d("-0.006944444444444444"));
    // Traders are net long 10, the pool short 10: 48 × 10 ÷ 10,000 × 0.005 + 0.0001 = 0.00034,
    // for a whole period 48 × 0.00034 a unit
    assertThat(INVENTORY.charges(book("48", "30", "20", "0"), 28_800))
        .isEqualTo(new SideCharges(d("0.01632"), d("0.01632"), d("0.1632")));
  }

  @Test
  void refusesWhatHasNoMeaning() {
    assertThatThrownBy(() -> new CappedPremiumFunding(0, 3, 6, 9))
        .hasMessage("spreadDivisor must be from 1 to 1000000, was 0");
    assertThatThrownBy(() -> new InventoryFunding(d("0"), d("-1"), d("0"), 1))
        .hasMessage("rateFactor must not be below 0, was -1");
    assertThatThrownBy(() -> INVENTORY.charge(d("1"), d("1"), -1))
        .hasMessage("seconds must not be below 0, was -1");
    assertThatThrownBy(() -> book("1", "-1", "0", "0"))
        .hasMessage("longSize must not be below 0, was -1");
  }

  @Test
  void isKnownByItsTags() {
    assertThat(PoolFunding.models())
        .containsOnlyKeys("capped-premium", "average-premium", "inventory");
  }
}
