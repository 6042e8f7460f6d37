package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Draws;
import io.counterpool.models.amm.RangePool.Range;
import io.counterpool.models.amm.RangePool.Swap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangePoolTest {

  private static BigInteger n(long value) {
    return BigInteger.valueOf(value);
  }

  private static SqrtPrice at(String price) {
    return SqrtPrice.of(new BigDecimal(price));
  }

  /** One range from 0.25 to 4 around 1, and a second from 0.25 to 0.81. */
  private static RangePool pool(int fee) {
    return new RangePool(
        SqrtPrice.ONE,
        List.of(
            Range.of(at("0.25"), at("4"), n(1_000_000)),
            Range.of(at("0.25"), at("0.81"), n(3_000_000))),
        fee);
  }

  @Test
  void movesAlongTheCurve() {
    // √P = 10^6 ÷ (10^6 + 1,000) = 0.999000999; 10^6 × (1 − 0.999000999) = 999.0009…
    Swap swap = pool(0).swap(n(1_000), true);
    assertThat(swap.in()).isEqualTo(1_000);
    assertThat(swap.out()).isEqualTo(999);
    assertThat(swap.fee()).isZero();
  }

  @Test
  void crossesIntoTheDeeperRange() {
    // To 0.81: in 10^6 × (1/0.9 − 1) = 111,111.1…, out 10^6 × 0.1 = 100,000. The other 88,888 meet
    // L = 4 × 10^6 at √P = 0.9: 4×10^6 ÷ (4×10^6/0.9 + 88,888) = 0.882353; out 4×10^6 × 0.017647.
    Swap swap = pool(0).swap(n(200_000), true);
    assertThat(swap.in()).isEqualTo(200_000);
    assertThat(swap.out()).isBetween(n(170_586), n(170_589));
    assertThat(swap.after().liquidity(true)).isEqualTo(4_000_000);
    assertThat(swap.after().liquidity(false)).isEqualTo(4_000_000);
  }

  @Test
  void sharesTheFeeByLiquidityWhereItIsEarned() {
    // 1 % of each stretch: the wide range alone earns above 0.81 and a quarter below.
    Swap swap = pool(10_000).swap(n(200_000), true);
    Range wide = swap.after().ranges().get(0);
    Range low = swap.after().ranges().get(1);
    BigInteger first =
        RangeStep.of(SqrtPrice.ONE, at("0.81"), n(1_000_000), n(200_000), 10_000).fee();
    BigInteger rest = swap.fee().subtract(first);
    assertThat(first).isEqualTo(1_123); // ⌈111,112 × 0.01 ÷ 0.99⌉
    assertThat(low.firstFees())
        .isBetween(n(rest.longValue() * 3 / 4 - 1), n(rest.longValue() * 3 / 4));
    assertThat(wide.firstFees().add(low.firstFees()))
        .isBetween(swap.fee().subtract(n(2)), swap.fee());
    assertThat(wide.secondFees()).isZero();
  }

  @Test
  void stopsAtTheLimitAndWhereNoRangeIsLeft() {
    Swap limited = pool(0).swap(n(1_000_000_000), false, at("2.25"));
    assertThat(limited.after().price()).isEqualTo(at("2.25"));
    assertThat(limited.in()).isEqualTo(500_000); // 10^6 × (1.5 − 1)
    Swap emptied = pool(0).swap(n(1_000_000_000), false);
    assertThat(emptied.after().price()).isEqualTo(at("4"));
    assertThat(emptied.after().liquidity(false)).isZero();
    assertThat(emptied.after().swap(n(5), false).in()).isZero();
    assertThatThrownBy(() -> pool(0).swap(n(1), true, at("1.1")))
        .hasMessageContaining("the limit must lie beyond the price");
    assertThatThrownBy(() -> pool(0).swap(n(0), true)).hasMessageContaining("must not be 0");
    assertThatThrownBy(() -> new RangePool(SqrtPrice.ONE, List.of(), 1_000_000))
        .hasMessage("feeMillionths must be from 0 to 999999, was 1000000");
  }

  @Test
  void refusesMoreThanTheRangeHolds() {
    BigInteger liquidity = n(1024);
    SqrtPrice price = new SqrtPrice(new BigInteger("20282409603651670423947251286016"));
    // At √P = 256 the range holds 1024 ÷ 256 = 4 of the first and 1024 × 256 of the second asset.
    assertThatThrownBy(() -> price.afterOutput(liquidity, n(4), true))
        .hasMessage("the range holds less than the output 4");
    assertThatThrownBy(() -> price.afterOutput(liquidity, n(262_144), false))
        .hasMessage("the range holds less than the output 262144");
    assertThat(price.afterOutput(liquidity, n(262_143), false).x96())
        .isEqualTo(new BigInteger("77371252455336267181195264"));
    assertThatThrownBy(() -> new SqrtPrice(BigInteger.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> price.afterInput(BigInteger.ZERO, n(1), true))
        .hasMessage("liquidity must be above 0, was 0");
    assertThatThrownBy(() -> price.afterInput(n(1), BigInteger.ONE.shiftLeft(255), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(price.afterInput(n(1), BigInteger.ONE.shiftLeft(255), true).x96()).isEqualTo(1);
  }

  private static RangePool pool(Draws draws) {
    long scale = draws.chance() ? 1 : 1_000_000_000_000L; // dust and ordinary sizes
    List<Range> ranges = new ArrayList<>();
    for (int i = draws.below(4); i >= 0; i--) {
      SqrtPrice lower = at(draws.between("0.1", "1.5", 3).toString());
      SqrtPrice upper = at(draws.between("1.501", "9", 3).toString());
      ranges.add(Range.of(lower, upper, n(1L + draws.below(1_000)).multiply(n(scale))));
    }
    int fee = draws.chance() ? 0 : draws.below(200_000);
    return new RangePool(at(draws.between("0.2", "5", 6).toString()), ranges, fee);
  }

  private static BigInteger amount(Draws draws, RangePool pool) {
    BigInteger most = pool.ranges().getFirst().liquidity().min(n(Integer.MAX_VALUE - 1L));
    BigInteger some = n(1L + draws.below(most.intValueExact() + 1));
    return draws.chance()
        ? some
        : some.multiply(pool.ranges().getFirst().liquidity()).add(n(1)).divide(most).max(n(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverPaysForARoundTrip(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 1000); i++) {
      RangePool pool = pool(draws);
      boolean first = draws.chance();
      Swap there = pool.swap(amount(draws, pool), first);
      if (there.out().signum() > 0) {
        Swap back = there.after().swap(there.out(), !first);
        assertThat(back.in()).as("%s: %s", draws, pool).isLessThanOrEqualTo(there.out());
        assertThat(back.out()).as("%s: %s, %s", draws, pool, there).isLessThanOrEqualTo(there.in());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void neverGainsBySplitting(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 1000); i++) {
      RangePool pool = pool(draws);
      boolean first = draws.chance();
      BigInteger one = amount(draws, pool);
      BigInteger two = amount(draws, pool);
      Swap whole = pool.swap(one.add(two), first);
      Swap head = pool.swap(one, first);
      Swap tail = head.after().swap(two, first);
      assertThat(head.out().add(tail.out()))
          .as("%s: %s then %s of %s", draws, one, two, pool)
          .isLessThanOrEqualTo(whole.out());
      assertThat(whole.in()).isLessThanOrEqualTo(one.add(two));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void chargesAtLeastTheInputThatYieldsAnOutput(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Math.min(Draws.STEPS, 1000); i++) {
      RangePool pool = pool(draws);
      boolean first = draws.chance();
      Swap bought = pool.swap(amount(draws, pool).negate(), first);
      if (bought.in().signum() > 0 && bought.out().signum() > 0) {
        Swap sold = pool.swap(bought.in(), first);
        assertThat(sold.out()).as("%s: %s", draws, pool).isGreaterThanOrEqualTo(bought.out());
        BigInteger earned = BigInteger.ZERO;
        for (Range range : bought.after().ranges()) {
          earned = earned.add(range.firstFees()).add(range.secondFees());
        }
        assertThat(earned).as("%s: %s", draws, pool).isLessThanOrEqualTo(bought.fee());
      }
    }
  }
}
