package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.rates.BorrowIndex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Pool value divided by seniority: each claim takes what it is owed from what is left, the last
 * tranche has the rest. A pure function of pool value and claims, so a recovery restores the senior
 * first, and the order in which losses came does not matter.
 */
public final class Waterfall {

  private Waterfall() {}

  /**
   * Values of all tranches.
   *
   * @param poolValue settlement units; below 0 every tranche is worth 0 and the hole is nobody's
   * @param claimsSeniorFirst what each tranche but the last is owed, ≥ 0, most senior first
   * @return one value a claim and the junior's last, each ≥ 0; they sum to max(poolValue, 0)
   */
  public static List<Decimal> values(Decimal poolValue, List<Decimal> claimsSeniorFirst) {
    List<Decimal> values = new ArrayList<>(claimsSeniorFirst.size() + 1);
    Decimal left = poolValue.max(Decimal.ZERO);
    for (Decimal claim : claimsSeniorFirst) {
      Decimal value = Bounds.notNegative("claim", claim).min(left);
      values.add(value);
      left = left.minus(value);
    }
    values.add(left);
    return List.copyOf(values);
  }

  /**
   * Values while income is on its way to the last tranche: the claims are met out of everything
   * there is, and the last tranche alone goes without the income. As long as {@code poolValue}
   * covers the claims they sum to it; short of them it is the income that covers, up to the claims.
   *
   * @param poolValue without the income, settlement units
   * @param unreleased income that is there and not in {@code poolValue}, ≥ 0
   * @param claimsSeniorFirst what each tranche but the last is owed, ≥ 0, most senior first
   * @return one value a claim and the junior's last, each ≥ 0
   */
  public static List<Decimal> values(
      Decimal poolValue, Decimal unreleased, List<Decimal> claimsSeniorFirst) {
    Bounds.notNegative("unreleased", unreleased);
    List<Decimal> all = values(poolValue.plus(unreleased), claimsSeniorFirst);
    List<Decimal> values = new ArrayList<>(all);
    values.set(all.size() - 1, all.getLast().minus(unreleased).max(Decimal.ZERO));
    return List.copyOf(values);
  }

  /**
   * Who bears a loss: the last tranche to zero, then the one before.
   *
   * @param valuesSeniorFirst what each tranche is worth, ≥ 0, most senior first
   * @param loss settlement units, ≥ 0
   * @return the part of each tranche, same order, and last what none of them can bear
   */
  public static List<Decimal> losses(List<Decimal> valuesSeniorFirst, Decimal loss) {
    Bounds.notNegative("loss", loss);
    Decimal left = loss;
    List<Decimal> parts = new ArrayList<>(valuesSeniorFirst.size() + 1);
    for (Decimal value : valuesSeniorFirst.reversed()) {
      Decimal part = Bounds.notNegative("value", value).min(left);
      parts.addFirst(part);
      left = left.minus(part);
    }
    parts.addLast(left);
    return List.copyOf(parts);
  }

  /**
   * A claim with its target return: {@code claim × (1 + annualTarget × seconds ÷ 365 days)}.
   *
   * @param annualTarget fraction per year, ≥ 0
   * @param scale fraction digits of the settlement asset
   * @return settlement units; the return is rounded down
   */
  public static Decimal accrueClaim(Decimal claim, Decimal annualTarget, long seconds, int scale) {
    Bounds.notNegative("claim", claim);
    Bounds.notNegative("annualTarget", annualTarget);
    Bounds.notNegativeSeconds(seconds);
    return claim.plus(
        Decimal.of(
            claim
                .toBigDecimal()
                .multiply(annualTarget.toBigDecimal())
                .multiply(BigDecimal.valueOf(seconds))
                .divide(BigDecimal.valueOf(BorrowIndex.YEAR_SECONDS), scale, RoundingMode.DOWN)));
  }
}
