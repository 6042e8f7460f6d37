package io.counterpool.models.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Re-pegs and changes of depth cost what the exact curve says, and never more than the budget. */
final class RepegPropertyTest {

  private static final int CASH = 6;
  private static final Decimal UNIT = Decimal.ofUnits(1, CASH);

  /** A curve by its flat reserves and skew, exact and on the grid. */
  private record Curves(VirtualAmm exact, StoredReserves stored) {

    static Curves draw(Draws draws) {
      Decimal base = draws.between("500", "5000", 3);
      Decimal quote = draws.between("500", "5000", 3);
      VirtualAmm exact =
          new VirtualAmm(base, quote, draws.between("1", "100", 6), draws.size("300", 3));
      BigDecimal product = base.toBigDecimal().multiply(quote.toBigDecimal());
      Decimal left = base.minus(exact.skewSize());
      return new Curves(
          exact,
          new StoredReserves(
              left,
              Decimal.of(product.divide(left.toBigDecimal(), 9, RoundingMode.DOWN)),
              Decimal.of(product.sqrt(MathContext.DECIMAL128), 9, RoundingMode.DOWN),
              exact.peg(),
              exact.skewSize(),
              9,
              CASH));
    }

    Repeg repeg() {
      return new Repeg(stored.quote(), stored.terminalQuote(), stored.peg(), CASH);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void agreesWithTheExactCurve(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Curves curves = Curves.draw(draws);
      Decimal peg = draws.between("1", "100", 6);
      // Both reserves are off by a few units of 10^-9, times a peg below 100.
      assertThat(curves.repeg().to(peg).cost().minus(curves.exact.repegCost(peg, CASH)).abs())
          .as("%s: %s to %s", draws, curves, peg)
          .isLessThanOrEqualTo(Decimal.of("0.00001"));
      Decimal factor = draws.between("0.8", "1.5", 6);
      Decimal depth = curves.stored.depth().times(factor, 9, RoundingMode.DOWN);
      // The base reserve is off by 10^-9 of itself, which is worth that part of all quote.
      assertThat(curves.stored.depthCost(depth).minus(curves.exact.depthCost(factor, CASH)).abs())
          .as("%s: %s times %s", draws, curves, factor)
          .isLessThanOrEqualTo(Decimal.of("0.005"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void costsWhenTheDepthGrowsAndGainsWhenItShrinks(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      StoredReserves now = Curves.draw(draws).stored;
      Decimal more = now.depth().times(draws.between("1.01", "2", 4), 9, RoundingMode.DOWN);
      Decimal less = now.depth().times(draws.between("0.8", "0.99", 4), 9, RoundingMode.DOWN);
      // A skew of one thousandth is worth less than the grid of the reserves shows.
      if (now.skewSize().abs().compareTo(Decimal.ONE) >= 0) {
        assertThat(now.depthCost(more).signum()).as("%s: %s", draws, now).isPositive();
        assertThat(now.depthCost(less).signum()).as("%s: %s", draws, now).isNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void neverSpendsMoreThanTheBudgetOrMovesTooFar(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Curves curves = Curves.draw(draws);
      Repeg repeg = curves.repeg();
      Decimal optimal = draws.between("1", "100", 6);
      Decimal budget = draws.between("0", "1000", CASH);
      Repeg.Move move = repeg.spend(optimal, budget);
      assertThat(move.cost()).as("%s: %s", draws, curves).isLessThanOrEqualTo(budget);
      assertThat(move.peg())
          .as("%s: %s", draws, curves)
          .isBetween(optimal.min(repeg.peg()), optimal.max(repeg.peg()));
      // The full move is made unless it costs more than the budget reaches.
      if (repeg.to(optimal).cost().compareTo(budget.minus(UNIT.times(1000))) < 0) {
        assertThat(move.peg()).as("%s: %s", draws, curves).isEqualTo(optimal);
      }
      boolean costs = curves.stored.skewSize().signum() == move.peg().minus(repeg.peg()).signum();
      assertThat(move.cost().signum()).as("%s: %s", draws, curves).isIn(0, costs ? 1 : -1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void spendsNoMoreThanBudgetAndReleaseAfterThinning(long seed) {
    Draws draws = new Draws(seed);
    Decimal part = Decimal.of("0.001");
    for (int i = 0; i < Draws.STEPS / 2; i++) {
      Curves curves = Curves.draw(draws);
      Decimal optimal = draws.between("1", "100", 6);
      Decimal budget = draws.between("0", "100", CASH);
      Repeg.Move plain = curves.repeg().spend(optimal, budget);
      Repeg.Move thinned = curves.repeg().spendThinning(curves.stored, part, optimal, budget);
      Decimal depth = curves.stored.depth();
      Decimal released =
          curves
              .stored
              .depthCost(depth.minus(depth.times(part, 9, RoundingMode.DOWN)))
              .abs()
              .plus(UNIT.times(2));
      assertThat(thinned.cost())
          .as("%s: %s", draws, curves)
          .isLessThanOrEqualTo(budget.plus(released));
      assertThat(thinned.peg().minus(curves.repeg().peg()).abs())
          .as("%s: %s", draws, curves)
          .isGreaterThanOrEqualTo(plain.peg().minus(curves.repeg().peg()).abs());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11})
  void plansWhatTheFeesPayOrWhatTheGapCosts(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Curves curves = Curves.draw(draws);
      Repeg repeg = curves.repeg();
      Decimal base = curves.stored.base();
      Decimal index = draws.between("1", "200", 6);
      Decimal fees = draws.between("0", "1000", CASH);
      RepegTarget target = RepegTarget.of(repeg, base, fees, Decimal.of("0.05"), index);
      Decimal full = RepegTarget.pegFor(repeg, base, index);
      assertThat(target.optimalPeg())
          .as("%s: %s", draws, curves)
          .isBetween(full.min(repeg.peg()), full.max(repeg.peg()));
      if (!target.optimalPeg().equals(full)) {
        assertThat(target.budget())
            .as("%s: %s", draws, curves)
            .isEqualTo(repeg.to(target.optimalPeg()).cost());
      } else {
        assertThat(target.budget()).as("%s: %s", draws, curves).isEqualTo(fees);
      }
    }
  }
}
