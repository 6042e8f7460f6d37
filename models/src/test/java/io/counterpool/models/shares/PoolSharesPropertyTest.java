package io.counterpool.models.shares;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import io.counterpool.models.shares.MarginShares.Outcome.Done;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolSharesPropertyTest {

  private static final MarginShares SHARES = new MarginShares(6);

  private static PoolInventory pool(Draws draws) {
    return new PoolInventory(
        draws.between("1000", "60000", 6),
        draws.list(
            draws.below(4),
            () ->
                new PoolHolding(
                    draws.size("20", 4),
                    draws.between("1", "200", 4),
                    draws.between("-1", "1", 4),
                    draws.between("0", "2", 3),
                    draws.between("1", "20", 1))));
  }

  private static BigDecimal perShare(PoolInventory pool, Decimal supply) {
    return pool.margin()
        .capitalOrHalf()
        .divide(supply.toBigDecimal(), java.math.MathContext.DECIMAL128);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverGainsByComingAndGoing(long seed) {
    Draws draws = new Draws(seed);
    int trips = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      PoolInventory pool = pool(draws);
      Decimal supply = draws.between("1", "100000", 6);
      Decimal cash = draws.between("0.000001", "10000", 6);
      if (!(SHARES.deposit(pool, supply, cash) instanceof Done made)) {
        continue;
      }
      Decimal more = supply.plus(made.amount());
      if (SHARES.redeem(pool.plusCash(cash), more, made.amount()) instanceof Done paid
          && pool.margin().isSafe()) {
        trips++;
        assertThat(paid.amount()).as("%s: %s", draws, pool).isLessThanOrEqualTo(cash);
      }
    }
    assertThat(trips).isGreaterThan(Draws.STEPS / 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void leavesTheOthersNoLessAShare(long seed) {
    Draws draws = new Draws(seed);
    int compared = 0;
    BigDecimal dust = new BigDecimal("1e-25");
    for (int i = 0; i < Draws.STEPS; i++) {
      PoolInventory pool = pool(draws);
      Decimal supply = draws.between("1", "100000", 6);
      Decimal cash = draws.between("0.000001", "10000", 6);
      BigDecimal before = perShare(pool, supply).subtract(dust);
      if (SHARES.deposit(pool, supply, cash) instanceof Done made) {
        assertThat(perShare(pool.plusCash(cash), supply.plus(made.amount())))
            .as("%s: %s", draws, pool)
            .isGreaterThanOrEqualTo(before);
      }
      Decimal shares = draws.between("0", supply.toString(), 6);
      if (SHARES.redeem(pool, supply, shares) instanceof Done paid && !shares.equals(supply)) {
        compared++;
        PoolInventory left = pool.plusCash(paid.amount().negate());
        assertThat(left.margin().isSafe()).as("%s: %s", draws, pool).isTrue();
        assertThat(perShare(left, supply.minus(shares)))
            .as("%s: %s", draws, pool)
            .isGreaterThanOrEqualTo(before);
      }
    }
    assertThat(compared).isGreaterThan(Draws.STEPS / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void cancellingKeepsNoMoreThanTheValueAtTheRequest(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal supply = draws.between("2", "100000", 6);
      Decimal shares = draws.between("0", supply.minus(Decimal.ONE).toString(), 6);
      Decimal assets = draws.between("1", "100000", 6);
      Decimal value = draws.between("0", "100000", 6);
      PendingRedemption pending = new PendingRedemption(shares, value, 6);
      Decimal forfeited = pending.forfeited(assets, supply);
      assertThat(forfeited).as("%s", draws).isBetween(Decimal.ZERO, shares);
      Decimal kept =
          new PendingRedemption(shares.minus(forfeited), value, 6)
              .valueNow(assets, supply.minus(forfeited));
      if (!forfeited.isZero()) {
        assertThat(kept).as("%s", draws).isLessThanOrEqualTo(value);
      }
      assertThat(pending.payout(assets, supply))
          .as("%s", draws)
          .isLessThanOrEqualTo(value.min(pending.valueNow(assets, supply)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void rebaseLeavesNothingToRebase(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      BigInteger shares = draws.any().abs().toBigDecimal().unscaledValue();
      BigInteger balance = draws.any().abs().toBigDecimal().unscaledValue().add(BigInteger.ONE);
      int exponent = ShareRebase.exponent(shares, balance);
      BigInteger after = ShareRebase.rebased(shares, exponent);
      assertThat(ShareRebase.exponent(after, balance)).as("%s: %s", draws, shares).isZero();
      if (exponent > 0) {
        // A tenth of the shares still covers the balance: no power more than needed.
        assertThat(after.divide(BigInteger.TEN)).as("%s", draws).isGreaterThanOrEqualTo(balance);
      }
    }
  }
}
