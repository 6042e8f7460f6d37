package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole amount split by weights without losing a unit: each part is rounded down, and the units
 * left over go one each to the first parts in the written order. Source: Formance Numscript.
 */
public final class Allotment {

  /**
   * A part of the whole, or what the others leave.
   *
   * @param numerator ≥ 0; null: what the others leave
   * @param denominator above 0
   */
  public record Share(@Nullable BigInteger numerator, BigInteger denominator) {

    public static final Share REMAINING = new Share(null, BigInteger.ONE);

    public Share {
      if ((numerator != null && numerator.signum() < 0) || denominator.signum() <= 0) {
        throw new OutOfRangeException(
            "share must not be below 0, was " + numerator + "/" + denominator);
      }
    }
  }

  private Allotment() {}

  /**
   * Shares of a whole as weights for {@link #split}.
   *
   * @throws OutOfRangeException if the shares are more than the whole, less than it with none
   *     remaining, or two are remaining
   */
  public static List<Decimal> weights(List<Share> shares) {
    BigInteger whole = BigInteger.ONE;
    for (Share share : shares) {
      whole = whole.divide(whole.gcd(share.denominator())).multiply(share.denominator());
    }
    int remaining = -1;
    BigInteger left = whole;
    List<BigInteger> weights = new ArrayList<>(shares.size());
    for (Share share : shares) {
      BigInteger numerator = share.numerator();
      if (numerator == null) {
        if (remaining >= 0) {
          throw new OutOfRangeException("at most 1 share can be the remaining one, was 2");
        }
        remaining = weights.size();
        weights.add(BigInteger.ZERO);
      } else {
        BigInteger weight = whole.divide(share.denominator()).multiply(numerator);
        weights.add(weight);
        left = left.subtract(weight);
      }
    }
    if (left.signum() < 0) {
      throw new OutOfRangeException(
          "shares must sum to at most 1, exceed it by " + left.negate() + "/" + whole);
    }
    if (remaining >= 0) {
      weights.set(remaining, left);
    } else if (left.signum() > 0) {
      throw new OutOfRangeException("shares must sum to 1, " + left + "/" + whole + " is missing");
    }
    return weights.stream().map(weight -> Decimal.of(new BigDecimal(weight))).toList();
  }

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
