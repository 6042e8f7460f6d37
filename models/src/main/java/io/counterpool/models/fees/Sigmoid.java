package io.counterpool.models.fees;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A smooth step of a fee: {@code height ÷ (1 + e^((middle − v) ÷ width))}, 0 when v is six widths
 * or more below the middle and the whole height six widths or more above it.
 *
 * @param height of the step, millionths of the amount, 0 to 1,000,000
 * @param middle volatility at which half the height is charged, 0 to 10^15
 * @param width volatility over which the step stretches, 1 to 1,000,000
 */
public record Sigmoid(int height, long middle, int width) {

  private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);
  private static final long FURTHEST = 1_000_000_000_000_000L;
  private static final int REACH = 6;
  private static final int FRACTION = 20;
  private static final BigInteger GRID = BigInteger.TEN.pow(FRACTION);

  /** e^0 to e^5 and √e in units of 10^-20, rounded down. */
  private static final BigInteger[] WHOLE_POWERS = powers();

  private static final BigInteger ROOT_OF_E = units(Power.exp(new BigDecimal("0.5")));

  public Sigmoid {
    Bounds.within("height", height, 0, SigmoidFee.MILLION);
    Bounds.within("width", width, 1, SigmoidFee.MILLION);
    if (middle < 0 || middle > FURTHEST) {
      throw new OutOfRangeException("middle must be from 0 to " + FURTHEST + ", was " + middle);
    }
  }

  /** The step in real numbers, millionths. */
  BigDecimal real(BigDecimal volatility) {
    BigDecimal away = volatility.subtract(BigDecimal.valueOf(middle));
    if (away.abs().compareTo(BigDecimal.valueOf(reach())) >= 0) {
      return away.signum() > 0 ? BigDecimal.valueOf(height) : BigDecimal.ZERO;
    }
    BigDecimal exponent = away.negate().divide(BigDecimal.valueOf(width), DIGITS);
    return BigDecimal.valueOf(height)
        .divide(BigDecimal.ONE.add(Power.exp(exponent), DIGITS), DIGITS);
  }

  /**
   * The step in whole numbers, rounded down: e^x from whole and half powers and a series of fourth
   * order between them. Within 0.8 % of the real step, and not monotone to the last millionth where
   * the series starts anew.
   */
  long whole(BigInteger volatility) {
    BigInteger away = volatility.subtract(BigInteger.valueOf(middle));
    if (away.abs().compareTo(BigInteger.valueOf(reach())) >= 0) {
      return away.signum() > 0 ? height : 0;
    }
    BigInteger one = BigInteger.valueOf(width).pow(4);
    BigInteger power = powerTimesFourthPower(away.abs().longValueExact());
    BigInteger share = away.signum() > 0 ? power : one;
    return BigInteger.valueOf(height).multiply(share).divide(one.add(power)).longValueExact();
  }

  /** Volatility from which the whole height is charged. */
  public long end() {
    return Math.addExact(middle, reach());
  }

  /** Volatility up to which nothing is charged. */
  public long start() {
    return middle - reach();
  }

  private long reach() {
    return (long) REACH * width;
  }

  /** e^(x ÷ width) × width^4 for x from 0 to below six widths. */
  private BigInteger powerTimesFourthPower(long x) {
    BigInteger near = WHOLE_POWERS[(int) (x / width)];
    long part = x % width;
    int half = width / 2;
    if (part >= half) {
      part -= half;
      near = near.multiply(ROOT_OF_E).divide(GRID);
    }
    BigInteger p = BigInteger.valueOf(part);
    BigInteger w = BigInteger.valueOf(width);
    // w^4 + p·w^3 + p^2·w^2/2 + p^3·(4w + p)/24
    BigInteger series =
        w.pow(4)
            .add(p.multiply(w.pow(3)))
            .add(p.pow(2).multiply(w.pow(2)).shiftRight(1))
            .add(p.pow(3).multiply(w.shiftLeft(2).add(p)).divide(BigInteger.valueOf(24)));
    return series.multiply(near).divide(GRID);
  }

  private static BigInteger[] powers() {
    BigInteger[] powers = new BigInteger[REACH];
    for (int n = 0; n < REACH; n++) {
      powers[n] = units(Power.exp(BigDecimal.valueOf(n)));
    }
    return powers;
  }

  private static BigInteger units(BigDecimal power) {
    return power.setScale(FRACTION, RoundingMode.HALF_UP).unscaledValue();
  }
}
