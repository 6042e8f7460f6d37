package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A base fee and two smooth steps: {@code base + first(v) + second(v)}, each step a {@link
 * Sigmoid}. Bounded by {@code base} and {@code base + both heights}.
 *
 * <p>The volatility must come from stored observations, not from the trade that pays. Source:
 * Algebra, AdaptiveFee.
 *
 * @param base millionths of the amount, ≥ 0
 * @param first the step of busy markets
 * @param second the step of panics; all three make at most 1,000,000 millionths
 */
public record SigmoidFee(int base, Sigmoid first, Sigmoid second) implements VolatilityFee {

  public static final String TAG = "sigmoid-fee";

  static final int MILLION = 1_000_000;

  /** Basis points in a volatility of 1. */
  public static final int POINTS = 10_000;

  /** An annual volatility beyond every step that anybody configures. */
  private static final Decimal WILDEST = Decimal.of(1_000_000_000_000L);

  public SigmoidFee {
    Bounds.within("base", base, 0, MILLION);
    int most = base + first.height() + second.height();
    if (most > MILLION) {
      throw new OutOfRangeException(
          "base and heights must make at most 1000000 millionths, was " + most);
    }
  }

  @Override
  public Decimal rate(Decimal volatility) {
    Bounds.notNegative("volatility", volatility);
    return Decimal.of(
        millionths(volatility.toBigDecimal()).movePointLeft(6),
        Decimal.SCALE,
        RoundingMode.CEILING);
  }

  @Override
  public Decimal baseRate() {
    return Decimal.ofUnits(base, 6);
  }

  /** At the annual volatility in basis points (0.8 is 8,000); at its highest if none is known. */
  @Override
  public FeeResolution resolve(FeeState state) {
    Decimal annual = state.volatilityAnnual();
    Decimal points =
        annual == null
            ? Decimal.of(Math.max(first.end(), second.end()))
            : annual.min(WILDEST).times(POINTS);
    return at(points, null);
  }

  @Override
  public Decimal highestRate() {
    return Decimal.ofUnits((long) base + first.height() + second.height(), 6);
  }

  /** The fee in real numbers, millionths of the amount, about forty digits. */
  public BigDecimal millionths(BigDecimal volatility) {
    if (volatility.signum() < 0) {
      throw new OutOfRangeException("volatility must not be below 0, was " + volatility);
    }
    return BigDecimal.valueOf(base).add(first.real(volatility)).add(second.real(volatility));
  }

  /** The fee in whole millionths as fixed-point systems compute it; each step is rounded down. */
  public long wholeMillionths(BigInteger volatility) {
    if (volatility.signum() < 0) {
      throw new OutOfRangeException("volatility must not be below 0, was " + volatility);
    }
    return base + first.whole(volatility) + second.whole(volatility);
  }
}
