package io.counterpool.models.rates;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One smooth curve without a kink: a hyperbola through three points, {@code lowRatio} times the
 * rate at target when nothing is used, the rate itself at the target, {@code highRatio} times it
 * when everything is.
 *
 * <p>{@code rate = atTarget × (minimum + scale ÷ (infinite − u)) + shift}. The three points fix
 * {@code infinite = (high − 1) target ÷ ((high − low) target − (1 − low))}, the utilisation of the
 * pole, and with it {@code scale = (1 − low) infinite (infinite − target) ÷ target} and {@code
 * minimum = low − scale ÷ infinite}. One quotient, rounded up at eighteen digits. Source: Curve,
 * lending markets, SecondaryMonetaryPolicy.
 *
 * @param atTarget rate at the target before the shift, fraction per year, ≥ 0
 * @param target utilisation, above 0 and below 1
 * @param lowRatio rate at utilisation 0 ÷ rate at target, 0 to below 1
 * @param highRatio rate at utilisation 1 ÷ rate at target, above 1, at most 1,000; so high that the
 *     curve bends upwards: {@code (high − 1) target > (1 − low)(1 − target)}
 * @param shift added everywhere, fraction per year, ≥ 0
 */
public record HyperbolicRate(
    Decimal atTarget, Decimal target, Decimal lowRatio, Decimal highRatio, Decimal shift)
    implements RateCurve {

  public static final String TAG = "hyperbolic";

  private static final Decimal HIGHEST_RATIO = Decimal.of(1000);

  public HyperbolicRate {
    Bounds.notNegative("atTarget", atTarget);
    Bounds.positive("target", target);
    below("target", target);
    Bounds.notNegative("lowRatio", lowRatio);
    below("lowRatio", lowRatio);
    Bounds.within("highRatio", highRatio, Decimal.ONE, HIGHEST_RATIO);
    Bounds.notNegative("shift", shift);
    BigDecimal least =
        Decimal.ONE
            .minus(lowRatio)
            .toBigDecimal()
            .multiply(Decimal.ONE.minus(target).toBigDecimal());
    if (rise(highRatio, target).compareTo(least) <= 0) {
      throw new OutOfRangeException(
          "highRatio must bend the curve upwards: (highRatio − 1) × target must be above "
              + least.stripTrailingZeros().toPlainString()
              + ", was "
              + rise(highRatio, target).stripTrailingZeros().toPlainString());
    }
  }

  @Override
  public Decimal annualRate(Decimal utilisation) {
    BigDecimal used =
        Bounds.notNegative("utilisation", utilisation).min(Decimal.ONE).toBigDecimal();
    BigDecimal low = lowRatio.toBigDecimal();
    BigDecimal goal = target.toBigDecimal();
    BigDecimal drop = BigDecimal.ONE.subtract(low);
    // The pole is n ÷ d; ratio = low + drop × (n − target d) u ÷ (target (n − u d)).
    BigDecimal n = rise(highRatio, target);
    BigDecimal d = highRatio.toBigDecimal().subtract(low).multiply(goal).subtract(drop);
    BigDecimal over = goal.multiply(n.subtract(used.multiply(d)));
    BigDecimal under = drop.multiply(n.subtract(goal.multiply(d))).multiply(used);
    BigDecimal ratio = low.multiply(over).add(under);
    return shift.plus(
        Decimal.of(
            atTarget
                .toBigDecimal()
                .multiply(ratio)
                .divide(over, Decimal.SCALE, RoundingMode.CEILING)));
  }

  private static BigDecimal rise(Decimal highRatio, Decimal target) {
    return highRatio.minus(Decimal.ONE).toBigDecimal().multiply(target.toBigDecimal());
  }

  private static void below(String name, Decimal value) {
    if (value.compareTo(Decimal.ONE) >= 0) {
      throw new OutOfRangeException(name + " must be below 1, was " + value);
    }
  }
}
