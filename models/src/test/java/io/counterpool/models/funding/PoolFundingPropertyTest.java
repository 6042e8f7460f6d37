package io.counterpool.models.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What funding hands out is covered by what it takes in and the pool's bounded part. */
final class PoolFundingPropertyTest {

  private static final int CASH = 6;

  private static PoolBook book(Draws draws) {
    Decimal longs = draws.between("0", "1000", 9);
    Decimal shorts = draws.between("0", "1000", 9);
    Decimal index = draws.between("1", "1000", 6);
    return new PoolBook(
        index.times(draws.between("0.9", "1.1", 4), CASH, RoundingMode.DOWN),
        index,
        longs,
        shorts,
        longs.minus(shorts),
        draws.between("0", "100", CASH),
        draws.between("0", "100000", CASH));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void handsOutNoMoreThanItTakesAndThePoolAdds(long seed) {
    Draws draws = new Draws(seed);
    CappedPremiumFunding model = new CappedPremiumFunding(33, 3, CASH, 9);
    for (int i = 0; i < Draws.STEPS; i++) {
      PoolBook book = book(draws);
      SideCharges charges = model.charges(book, draws.below(86_401));
      Decimal taken = charges.longCharge().times(book.longSize(), RoundingMode.DOWN);
      Decimal given = charges.shortCharge().times(book.shortSize(), RoundingMode.DOWN);
      // What traders pay is rounded to cash once more than what the pool counts: a unit and a half.
      assertThat(taken.minus(given).minus(charges.poolGain()).abs())
          .as("%s: %s gives %s", draws, book, charges)
          .isLessThanOrEqualTo(Decimal.of("0.000004"));
      assertThat(charges.poolGain().negate())
          .as("%s: %s", draws, book)
          .isLessThanOrEqualTo(book.feePool().dividedBy(Decimal.of(3), RoundingMode.DOWN));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void boundsTheChargeAndKeepsItsSign(long seed) {
    Draws draws = new Draws(seed);
    CappedPremiumFunding model = new CappedPremiumFunding(33, 3, CASH, 9);
    for (int i = 0; i < Draws.STEPS; i++) {
      PoolBook book = book(draws);
      SideCharges charges = model.charges(book, 86_400);
      Decimal bound = book.index().dividedBy(Decimal.of(33), RoundingMode.UP);
      Decimal full = model.fullCharge(book.mark(), book.index(), 86_400);
      for (Decimal charge : java.util.List.of(charges.longCharge(), charges.shortCharge())) {
        assertThat(charge.abs()).as("%s: %s", draws, book).isLessThanOrEqualTo(bound);
        assertThat(charge.abs()).as("%s: %s", draws, book).isLessThanOrEqualTo(full.abs());
        assertThat(charge.signum() * full.signum()).as("%s: %s", draws, book).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void inventoryIsNeverPaidForByThePool(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal limit = draws.between("0", "0.01", 6);
      Decimal base = draws.between("-0.001", "0.001", 6);
      InventoryFunding model =
          new InventoryFunding(base, draws.between("0", "0.1", 6), limit, 28_800);
      PoolBook book = book(draws);
      SideCharges charges = model.charges(book, draws.below(86_401));
      assertThat(charges.poolGain().signum()).as("%s: %s %s", draws, model, book).isNotNegative();
      Decimal rate =
          model.rate(book.tradersNet().negate(), book.index(), book.poolCapital(), Decimal.ONE);
      assertThat(rate.abs()).as("%s", draws).isLessThanOrEqualTo(limit.max(base.abs()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void inventoryRateFallsAsThePoolGetsLonger(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      InventoryFunding model =
          new InventoryFunding(
              draws.between("-0.001", "0.001", 6),
              draws.between("0", "0.1", 6),
              draws.between("0.001", "0.01", 6),
              28_800);
      Decimal index = draws.price();
      Decimal capital = draws.between("0", "100000", CASH);
      Decimal size = draws.size("1000", 6);
      Decimal longer = size.plus(draws.between("0", "100", 6));
      assertThat(model.rate(longer, index, capital, Decimal.ONE))
          .as("%s: %s at %s and %s", draws, model, size, longer)
          .isLessThanOrEqualTo(model.rate(size, index, capital, Decimal.ONE));
    }
  }
}
