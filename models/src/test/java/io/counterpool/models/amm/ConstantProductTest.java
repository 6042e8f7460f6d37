package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.amm.ConstantProduct.Amounts;
import io.counterpool.models.amm.ConstantProduct.Reserves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstantProductTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static final ConstantProduct POOL = new ConstantProduct(d("0.003"), d("0.001"), 6);

  @Test
  void takesTheFeeFromWhatComesIn() {
    // 0.997 × 10 ÷ (5 + 0.997) = 1.66249…
    assertThat(POOL.out(d("1"), d("5"), d("10"))).isEqualTo(d("1.662497"));
    // 5 × 2 ÷ (8 × 0.997) = 1.253761…
    assertThat(POOL.in(d("2"), d("5"), d("10"))).isEqualTo(d("1.253762"));
    assertThatThrownBy(() -> POOL.in(d("10"), d("5"), d("10")))
        .hasMessage("out must be below the reserve 10, was 10");
  }

  @Test
  void locksTheFirstShares() {
    assertThat(POOL.firstShares(d("1"), d("4"))).isEqualTo(d("2"));
    assertThatThrownBy(() -> POOL.firstShares(d("0.001"), d("0.001")))
        .hasMessage("the first provision must make more than 0.001 shares, was 0.001");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void neverLosesDepthToASwap(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Reserves before =
          new Reserves(draws.between("1", "100000", 6), draws.between("1", "100000", 6));
      Decimal in = draws.between("0", "1000", 6);
      Decimal out = POOL.out(in, before.first(), before.second());
      assertThat(POOL.accepts(before, in, Decimal.ZERO, Decimal.ZERO, out))
          .as("%s", draws)
          .isTrue();
      assertThat(
              POOL.accepts(before, in, Decimal.ZERO, Decimal.ZERO, out.plus(Decimal.ofUnits(1, 6))))
          .as("%s: %s in, %s out of %s", draws, in, out, before)
          .isFalse();
      if (out.isPositive()) {
        assertThat(POOL.in(out, before.first(), before.second()))
            .as("%s", draws)
            .isLessThanOrEqualTo(in);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void neverPaysAProviderForComingAndGoing(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Reserves reserves =
          new Reserves(draws.between("1", "100000", 6), draws.between("1", "100000", 6));
      Decimal supply = draws.between("1", "100000", 6);
      Decimal first = draws.between("0.000001", "1000", 6);
      Decimal second = draws.between("0.000001", "1000", 6);
      Decimal shares = POOL.sharesFor(first, second, reserves, supply);
      Amounts back =
          POOL.amountsFor(
              shares,
              new Reserves(reserves.first().plus(first), reserves.second().plus(second)),
              supply.plus(shares));
      assertThat(back.first()).as("%s", draws).isLessThanOrEqualTo(first);
      assertThat(back.second()).as("%s", draws).isLessThanOrEqualTo(second);
    }
  }
}
