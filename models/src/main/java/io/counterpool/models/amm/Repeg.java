package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Moves of the peg of a virtual curve and what they cost the pool: traders as a whole hold {@code
 * quoteReserve − terminalQuoteReserve} virtual quote units, and each of them changes its value with
 * the peg. {@code cost = (quoteReserve − terminalQuoteReserve) × (newPeg − peg)}; negative is a
 * gain. Source: Drift v2, repeg.
 *
 * @param quoteReserve virtual quote units now, ≥ 0
 * @param terminalQuoteReserve virtual quote units after all traders have closed, ≥ 0
 * @param peg settlement units for one virtual quote unit, above 0
 * @param scale fraction digits of pegs and cash
 */
public record Repeg(Decimal quoteReserve, Decimal terminalQuoteReserve, Decimal peg, int scale) {

  /**
   * A peg and what it costs the pool to get there, negative when it gains.
   *
   * @param cost settlement units, rounded towards 0
   */
  public record Move(Decimal peg, Decimal cost) {}

  public Repeg {
    Bounds.notNegative("quoteReserve", quoteReserve);
    Bounds.notNegative("terminalQuoteReserve", terminalQuoteReserve);
    Bounds.positive("peg", peg);
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }

  /** The move to {@code newPeg}, whatever it costs. */
  public Move to(Decimal newPeg) {
    Bounds.positive("peg", newPeg);
    return new Move(newPeg, tradersQuote().times(newPeg.minus(peg), scale, RoundingMode.DOWN));
  }

  /**
   * Cost of one unit of peg upwards: the traders' virtual quote rounded up and one unit away from
   * 0, so that a budget divided by it is not overspent. 0 if they are flat, or short by less than a
   * unit: then a move counts as free.
   */
  public Decimal costPerPeg() {
    Decimal rounded = tradersQuote().rounded(scale, RoundingMode.CEILING);
    Decimal unit = Decimal.ofUnits(1, scale);
    return switch (rounded.signum()) {
      case 1 -> rounded.plus(unit);
      case -1 -> rounded.minus(unit);
      default -> rounded;
    };
  }

  /**
   * The move towards {@code optimalPeg} that the budget allows: all of it if it is free or gains,
   * or if the budget reaches further; otherwise {@code peg + budget ÷ costPerPeg}, the quotient
   * rounded towards 0, and at least one unit.
   *
   * @param budget settlement units, ≥ 0
   */
  public Move spend(Decimal optimalPeg, Decimal budget) {
    Bounds.notNegative("budget", budget);
    return isWithin(optimalPeg, budget) ? to(optimalPeg) : limited(budget);
  }

  /**
   * As {@link #spend}, but a move that the budget limits is preceded by thinning the curve: what
   * its closing value loses is added to the budget. The released value may carry the peg past the
   * optimum.
   *
   * @param reserves the curve of this peg
   * @param part fraction of the depth that is given up, 0 to 1
   * @return the move; its cost is along the thinned curve, at most the budget and what was released
   */
  public Move spendThinning(
      StoredReserves reserves, Decimal part, Decimal optimalPeg, Decimal budget) {
    Bounds.notNegative("budget", budget);
    Bounds.fraction("part", part);
    if (isWithin(optimalPeg, budget)) {
      return to(optimalPeg);
    }
    Decimal depth = reserves.depth();
    StoredReserves thin =
        reserves.withDepth(
            depth.minus(depth.times(part, reserves.reserveScale(), RoundingMode.DOWN)));
    Repeg before = new Repeg(reserves.quote(), reserves.terminalQuote(), peg, scale);
    Repeg after = new Repeg(thin.quote(), thin.terminalQuote(), peg, scale);
    Decimal released = after.tradersValue().minus(before.tradersValue()).abs();
    return after.costPerPeg().isZero()
        ? after.to(optimalPeg)
        : after.limited(budget.plus(released));
  }

  private boolean isWithin(Decimal optimalPeg, Decimal budget) {
    Decimal perPeg = costPerPeg();
    Decimal move = Bounds.positive("optimalPeg", optimalPeg).minus(peg);
    if (perPeg.isZero() || move.isZero() || perPeg.signum() != move.signum()) {
      return true;
    }
    return step(budget, perPeg).abs().compareTo(move.abs().toBigDecimal()) > 0;
  }

  private Move limited(Decimal budget) {
    BigDecimal newPeg = peg.toBigDecimal().add(step(budget, costPerPeg()));
    return to(Decimal.of(newPeg).max(Decimal.ofUnits(1, scale)));
  }

  private BigDecimal step(Decimal budget, Decimal perPeg) {
    return budget.toBigDecimal().divide(perPeg.toBigDecimal(), scale, RoundingMode.DOWN);
  }

  private Decimal tradersQuote() {
    return quoteReserve.minus(terminalQuoteReserve);
  }

  private Decimal tradersValue() {
    return tradersQuote().times(peg, scale, RoundingMode.DOWN);
  }
}
