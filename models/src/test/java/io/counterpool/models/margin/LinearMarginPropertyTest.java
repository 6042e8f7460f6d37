package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearMarginPropertyTest {

  private static final LinearMargin USDC = new LinearMargin(6);
  private static final Decimal STEP = Decimal.of("0.01");

  private static MarginTerms terms(Draws draws) {
    Decimal initial = draws.between("0.01", "0.5", 4);
    return new MarginTerms(
        initial,
        draws.between("0.005", "0.25", 4).min(initial),
        draws.chance() ? null : draws.between("100", "100000", 2),
        draws.between("0", "0.02", 4),
        draws.between("0", "1", 2),
        draws.between("0", "0.3", 2));
  }

  private static MarginPosition position(Draws draws) {
    Decimal size = draws.size("100", 2);
    Decimal entry = draws.between("50", "150", 4);
    return new MarginPosition(
        new PositionState(
            size,
            size.times(entry, 6, RoundingMode.CEILING),
            draws.between("50", "150", 4),
            draws.between("-20", "20", 6),
            draws.between("0", "20", 6)),
        terms(draws));
  }

  private static MarginAccount account(Draws draws) {
    return new MarginAccount(
        draws.between("-1000", "4000", 6),
        draws.list(
            draws.below(2),
            () ->
                new CollateralState(
                    draws.between("0", "10", 6), draws.price(), draws.between("0", "1", 2))),
        draws.list(1 + draws.below(3), () -> position(draws)));
  }

  /** The account after {@code closed} of its first position is gone at {@code price}. */
  private static Decimal surplus(MarginAccount account, Decimal closed, Decimal price) {
    MarginPosition first = account.positions().getFirst();
    PositionState state = first.state();
    Decimal whole = state.size().abs();
    Decimal left = whole.minus(closed);
    Decimal signed = state.size().isNegative() ? left.negate() : left;
    // What the closed part realises, a gain at its payable fraction; exact in proportion.
    Decimal gain = state.size().times(price, RoundingMode.FLOOR).minus(state.entryNotional());
    Decimal counted =
        gain.isPositive()
            ? gain.times(first.terms().payableProfitFraction(), RoundingMode.FLOOR)
            : gain;
    Decimal realised = counted.timesOver(closed, whole, 18, RoundingMode.FLOOR);
    Decimal fee =
        closed
            .times(price, RoundingMode.UP)
            .times(first.terms().closeOutFeeRate(), RoundingMode.UP);
    List<MarginPosition> after = new ArrayList<>(account.positions());
    after.set(
        0,
        new MarginPosition(
            new PositionState(
                signed,
                state.entryNotional().timesOver(left, whole, 18, RoundingMode.CEILING),
                state.price(),
                state.fundingOwed(),
                state.borrowOwed()),
            first.terms()));
    MarginAccount rest =
        new MarginAccount(
            account.settlementCash().plus(realised).minus(fee), account.collaterals(), after);
    return USDC.equity(rest)
        .minus(
            USDC.maintenanceMargin(after)
                .times(Decimal.ONE.plus(first.terms().bufferFraction()), RoundingMode.UP));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void closesTheLeastThatRestoresTheAccount(long seed) {
    Draws draws = new Draws(seed);
    Decimal rounding = Decimal.ofUnits(5, 6);
    int partial = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      MarginAccount account = account(draws);
      PositionState state = account.positions().getFirst().state();
      Decimal price = draws.chance() ? state.price() : draws.between("50", "150", 4);
      Decimal close = USDC.sizeToClose(account, 0, price, STEP);
      String what = draws + ": " + account + " closes " + close + " at " + price;
      assertThat(close).as(what).isBetween(Decimal.ZERO, state.size().abs());
      if (close.isZero()) {
        assertThat(surplus(account, close, price)).as(what).isGreaterThan(rounding.negate());
      } else if (close.isLessThan(state.size().abs())) {
        partial++;
        assertThat(surplus(account, close, price)).as(what).isGreaterThan(rounding.negate());
        assertThat(surplus(account, close.minus(STEP), price)).as(what).isLessThan(rounding);
      } else {
        for (int part = 1; part < 8; part++) {
          Decimal tried =
              state.size().abs().timesOver(Decimal.of(part), Decimal.of(8), 2, RoundingMode.DOWN);
          if (state.size().abs().minus(tried).isGreaterThan(STEP)) {
            assertThat(surplus(account, tried, price)).as(what).isLessThan(rounding);
          }
        }
      }
    }
    assertThat(partial).as("%s: the draws must reach partial closes", draws).isPositive();
  }
}
