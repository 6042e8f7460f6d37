package io.counterpool.models.tranche;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A borrower's payment divided between a reserve, the senior and the junior by their capital; the
 * senior pays the junior a fee for standing before it.
 *
 * <p>With s = senior ÷ (senior + junior): of interest paid the reserve has {@code reserveFee ×
 * paid} (down); the senior has up to {@code s × accrued × (1 − juniorFee − reserveFee)} (down) of
 * what is left, the junior the rest. Of principal paid the senior has up to {@code s × expected}
 * (down), the junior up to its own part, and what is beyond is interest of the junior less the
 * reserve's fee. A pool without senior capital pays the junior alone. Every unit paid is handed
 * out. Source: Goldfinch, TranchingLogic.
 *
 * @param juniorFee part of the senior's interest, 0 to 1
 * @param reserveFee part of all interest, 0 to 1; both together at most 1
 */
public record InterestSplit(Decimal juniorFee, Decimal reserveFee) {

  /** Parts of an interest payment; they sum to it. */
  public record Interest(Decimal reserve, Decimal senior, Decimal junior) {}

  /** Parts of a principal payment; they sum to it. */
  public record Principal(
      Decimal senior, Decimal junior, Decimal juniorAsInterest, Decimal reserve) {}

  public InterestSplit {
    Bounds.fraction("juniorFee", juniorFee);
    Bounds.fraction("reserveFee", reserveFee);
    if (juniorFee.plus(reserveFee).isGreaterThan(Decimal.ONE)) {
      throw new OutOfRangeException(
          "juniorFee + reserveFee must be at most 1, was " + juniorFee.plus(reserveFee));
    }
  }

  /**
   * Divides interest.
   *
   * @param capital capital of the two tranches, settlement units
   * @param paid interest that came in, ≥ 0
   * @param accrued interest that was due for the period, ≥ 0
   * @param scale fraction digits of the settlement asset, 0 to 18
   */
  public Interest interest(TrancheValues capital, Decimal paid, Decimal accrued, int scale) {
    Bounds.notNegative("paid", paid);
    Bounds.notNegative("accrued", accrued);
    Decimal reserve = paid.times(reserveFee, scale, RoundingMode.DOWN);
    Decimal net = paid.minus(reserve);
    Decimal kept = Decimal.ONE.minus(juniorFee).minus(reserveFee);
    Decimal senior = seniorPart(capital, accrued, kept, scale).min(net);
    return new Interest(reserve, senior, net.minus(senior));
  }

  /**
   * Divides principal.
   *
   * @param capital capital of the two tranches, settlement units
   * @param paid principal that came in, ≥ 0
   * @param expected principal that was due back, ≥ 0
   * @param scale fraction digits of the settlement asset, 0 to 18
   */
  public Principal principal(TrancheValues capital, Decimal paid, Decimal expected, int scale) {
    Bounds.notNegative("paid", paid);
    Bounds.notNegative("expected", expected);
    Decimal toSenior = seniorPart(capital, expected, Decimal.ONE, scale);
    Decimal senior = toSenior.min(paid);
    Decimal junior = expected.minus(toSenior).min(paid.minus(senior));
    Decimal beyond = paid.minus(senior).minus(junior);
    Decimal reserve = beyond.times(reserveFee, scale, RoundingMode.DOWN);
    return new Principal(senior, junior, beyond.minus(reserve), reserve);
  }

  private static Decimal seniorPart(
      TrancheValues capital, Decimal amount, Decimal kept, int scale) {
    if (capital.senior().isZero()) {
      return Decimal.ZERO;
    }
    BigDecimal numerator =
        capital
            .senior()
            .toBigDecimal()
            .multiply(amount.toBigDecimal())
            .multiply(kept.toBigDecimal());
    return Decimal.of(numerator.divide(capital.total(), scale, RoundingMode.DOWN));
  }
}
