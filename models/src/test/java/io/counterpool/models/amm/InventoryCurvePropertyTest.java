package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.amm.InventoryFill.Filled;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No trade pattern at one index price is paid by the pool. */
final class InventoryCurvePropertyTest {

  private static final int CENTS = 6;
  private static final int TRADES = Draws.STEPS / 4;

  private static InventoryCurve curve(Draws draws, boolean free) {
    Decimal open = draws.between("0.01", "2", 3);
    return new InventoryCurve(
        open,
        free ? open : draws.between("0.001", "1", 3).min(open),
        free ? Decimal.ZERO : draws.between("0", "0.01", 4),
        free ? Decimal.ONE : draws.between("0", "1", 2),
        draws.between("0.5", "20", 1));
  }

  /** A pool in two or three markets, the first one with {@code curve}. */
  private static PoolInventory pool(Draws draws, InventoryCurve curve) {
    List<PoolHolding> holdings = new ArrayList<>();
    Decimal index = draws.between("0.5", "200", 4);
    holdings.add(curve.holding(draws.size("30", 4), index, draws.between("-1", "2", 4)));
    for (int i = draws.below(3); i > 0; i--) {
      holdings.add(
          new PoolHolding(
              draws.size("30", 4),
              draws.between("0.5", "200", 4),
              draws.between("-1", "2", 4),
              draws.between("0", "2", 3),
              draws.between("0.5", "20", 1)));
    }
    return new PoolInventory(draws.between("0", "40000", 4), holdings);
  }

  private static Optional<Filled> fill(InventoryCurve curve, PoolInventory pool, Decimal size) {
    return curve.trade(pool, 0, size, false, CENTS) instanceof Filled filled
        ? Optional.of(filled)
        : Optional.empty();
  }

  private static PoolInventory after(PoolInventory pool, Filled filled) {
    List<PoolHolding> holdings = new ArrayList<>(pool.holdings());
    PoolHolding old = holdings.getFirst();
    holdings.set(
        0,
        new PoolHolding(
            old.size().plus(filled.poolSize()),
            old.index(),
            old.fundingIndex(),
            old.slippage(),
            old.maxLeverage()));
    // The funding of the size that came or went stays with the trader.
    Decimal owed = old.fundingIndex().times(filled.poolSize(), java.math.RoundingMode.HALF_EVEN);
    return new PoolInventory(pool.cash().plus(filled.poolCash()).plus(owed), holdings);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverPaysARoundTrip(long seed) {
    Draws draws = new Draws(seed);
    int trips = 0;
    for (int i = 0; i < TRADES; i++) {
      InventoryCurve curve = curve(draws, draws.chance());
      PoolInventory start = pool(draws, curve);
      PoolInventory now = start;
      Decimal kept = Decimal.ZERO;
      Decimal moved = Decimal.ZERO;
      for (int step = 1 + draws.below(4); step > 0; step--) {
        Optional<Filled> filled = fill(curve, now, draws.size("20", 4));
        if (filled.isPresent()) {
          kept = kept.plus(filled.get().poolCash());
          moved = moved.plus(filled.get().poolSize());
          now = after(now, filled.get());
        }
      }
      Optional<Filled> back = fill(curve, now, moved.negate());
      if (back.isPresent()) {
        trips++;
        kept = kept.plus(back.get().poolCash());
        assertThat(kept.signum()).as("%s: %s of %s", draws, curve, start).isNotNegative();
      }
    }
    assertThat(trips).isGreaterThan(TRADES / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void costsTheSameInPartsAtOneSlippageWithoutSpread(long seed) {
    Draws draws = new Draws(seed);
    int compared = 0;
    for (int i = 0; i < TRADES; i++) {
      InventoryCurve curve = curve(draws, true);
      PoolInventory pool = pool(draws, curve);
      Decimal first = draws.size("10", 4);
      Decimal second = draws.between("0.0001", "10", 4);
      second = first.isPositive() ? second : second.negate();
      Optional<Filled> whole = fill(curve, pool, first.plus(second));
      Optional<Filled> part = fill(curve, pool, first);
      // A pool that is not safe closes at the index: another price list, dearer for nobody else.
      if (whole.isEmpty() || part.isEmpty() || !pool.margin().isSafe()) {
        continue;
      }
      Optional<Filled> rest = fill(curve, after(pool, part.get()), second);
      if (rest.isEmpty() || isCapped(curve, pool, first.plus(second))) {
        continue;
      }
      compared++;
      Decimal parts = part.get().poolCash().plus(rest.get().poolCash());
      assertThat(parts.minus(whole.get().poolCash()))
          .as("%s: %s of %s: %s then %s", draws, curve, pool, first, second)
          .isBetween(Decimal.ofUnits(-1, CENTS), Decimal.ofUnits(2, CENTS));
    }
    assertThat(compared).isGreaterThan(TRADES / 10);
  }

  /** Whether the discount replaces the curve somewhere: then the parts cost more. */
  private static boolean isCapped(InventoryCurve curve, PoolInventory pool, Decimal size) {
    PoolHolding held = pool.holdings().getFirst();
    if (held.size().signum() * size.signum() >= 0) {
      return false;
    }
    BigDecimal capital = pool.margin().capitalOrHalf();
    BigDecimal pull = held.value().abs().multiply(curve.openSlippage().toBigDecimal());
    return pull.compareTo(capital) > 0;
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void neverLosesCapitalToATrade(long seed) {
    Draws draws = new Draws(seed);
    int compared = 0;
    for (int i = 0; i < TRADES; i++) {
      InventoryCurve curve = curve(draws, draws.chance());
      PoolInventory pool = pool(draws, curve);
      Optional<Filled> filled = fill(curve, pool, draws.size("20", 4));
      Optional<BigDecimal> before = pool.margin().capital();
      if (filled.isEmpty() || before.isEmpty()) {
        continue;
      }
      Optional<BigDecimal> left = after(pool, filled.get()).margin().capital();
      compared++;
      assertThat(left).as("%s: %s of %s", draws, curve, pool).isPresent();
      assertThat(left.orElseThrow())
          .as("%s: %s of %s", draws, curve, pool)
          .isGreaterThan(before.get().subtract(new BigDecimal("1e-12")));
    }
    assertThat(compared).isGreaterThan(TRADES / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void fillsNoMoreThanTheLargestPosition(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < TRADES; i++) {
      InventoryCurve curve = curve(draws, false);
      PoolInventory pool = pool(draws, curve);
      Decimal held = pool.holdings().getFirst().size();
      Decimal size = draws.size("100000", 4);
      if (curve.trade(pool, 0, size, true, CENTS) instanceof Filled filled) {
        assertThat(filled.poolSize().signum() * size.signum()).as("%s", draws).isNotNegative();
        assertThat(filled.poolSize().abs()).as("%s", draws).isLessThanOrEqualTo(size.abs());
        assertThat(filled.poolCash().signum() * filled.poolSize().signum())
            .as("%s: %s", draws, filled)
            .isNotPositive();
        Decimal left = held.plus(filled.poolSize());
        if (left.signum() == size.signum() && held.signum() == size.signum()) {
          Decimal most = curve.maxPosition(pool, 0, size.isPositive()).abs();
          assertThat(left.abs()).as("%s", draws).isLessThanOrEqualTo(most.max(held.abs()));
        }
      }
    }
  }
}
