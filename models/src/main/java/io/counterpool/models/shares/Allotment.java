package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole amount split by weights without losing a unit: each part is rounded down, and the units
 * left over go one each to the first parts in the written order. Source: Formance Numscript.
 */
public final class Allotment {

  private Allotment() {}

  /**
   * The parts, which sum to {@code amount}.
   *
   * @param amount ≥ 0, at most {@code scale} fraction digits
   * @param weights ≥ 0, at least one above 0; only their proportions count
   * @param scale fraction digits of the smallest unit
   */
  public static List<Decimal> split(Decimal amount, List<Decimal> weights, int scale) {
    Bounds.notNegative("amount", amount).requireScale(scale);
    Decimal total = Decimal.ZERO;
    for (Decimal weight : weights) {
      total = total.plus(Bounds.notNegative("weight", weight));
    }
    if (total.isZero()) {
      throw new OutOfRangeException("weights must sum to more than 0");
    }
    Decimal unit = Decimal.ofUnits(1, scale);
    Decimal left = amount;
    List<Decimal> parts = new ArrayList<>(weights.size());
    for (Decimal weight : weights) {
      Decimal part = amount.timesOver(weight, total, scale, RoundingMode.DOWN);
      parts.add(part);
      left = left.minus(part);
    }
    for (int i = 0; left.isPositive(); i++) {
      parts.set(i, parts.get(i).plus(unit));
      left = left.minus(unit);
    }
    return List.copyOf(parts);
  }
}
