package io.counterpool.models.amm;

import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Square root of the price of the first asset in the second, times 2^96, exact; and how trades move
 * it in a range of constant liquidity L. Amounts are whole units of an asset.
 *
 * <p>First asset in: {@code ⌈L·2^96·P ÷ (L·2^96 + dx·P)⌉}, out: the same with {@code − dx}; second
 * asset in: {@code P + ⌊dy·2^96 ÷ L⌋}, out: {@code P − ⌈dy·2^96 ÷ L⌉}. Between two prices: {@code
 * first = L·2^96·(b − a) ÷ (a·b)}, {@code second = L·(b − a) ÷ 2^96}. The price is always rounded
 * so that an input moves it no further, and an output no less, than the curve does. Source: Uniswap
 * v3, SqrtPriceMath.
 *
 * @param x96 above 0, below 2^160
 */
public record SqrtPrice(BigInteger x96) implements Comparable<SqrtPrice> {

  private static final int FRACTION_BITS = 96;
  private static final int PRICE_BITS = 160;
  private static final int LIQUIDITY_BITS = 128;
  private static final int AMOUNT_BITS = 256;

  /** The square root of 1. */
  public static final SqrtPrice ONE = new SqrtPrice(BigInteger.ONE.shiftLeft(FRACTION_BITS));

  /** About 2^-64: the lowest price at which pools of this kind trade. */
  public static final SqrtPrice LOWEST = new SqrtPrice(BigInteger.valueOf(4295128739L));

  /** About 2^64: the highest price at which pools of this kind trade. */
  public static final SqrtPrice HIGHEST =
      new SqrtPrice(new BigInteger("1461446703485210103287273052203988822378723970342"));

  public SqrtPrice {
    if (x96.signum() <= 0 || x96.bitLength() > PRICE_BITS) {
      throw new OutOfRangeException(
          "square root of the price x 2^96 must be from 1, below 2^160, was " + x96);
    }
  }

  /** {@code ⌊√(price × 2^192)⌋}. */
  public static SqrtPrice of(BigDecimal price) {
    if (price.signum() <= 0) {
      throw new OutOfRangeException("price must be above 0, was " + price);
    }
    BigDecimal square = price.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(2 * FRACTION_BITS)));
    return new SqrtPrice(square.setScale(0, RoundingMode.FLOOR).toBigInteger().sqrt());
  }

  /** The price, rounded half even to {@code scale} fraction digits. */
  public BigDecimal price(int scale) {
    return new BigDecimal(x96.pow(2))
        .divide(
            new BigDecimal(BigInteger.ONE.shiftLeft(2 * FRACTION_BITS)),
            scale,
            RoundingMode.HALF_EVEN);
  }

  /**
   * The price after an input.
   *
   * @param first whether the first asset comes in, which lowers the price
   * @throws OutOfRangeException if the price would leave its range
   */
  public SqrtPrice afterInput(BigInteger liquidity, BigInteger amount, boolean first) {
    requireLiquidity(liquidity);
    requireAmount(amount);
    if (first) {
      BigInteger scaled = liquidity.shiftLeft(FRACTION_BITS);
      return quotientUp(scaled, scaled.add(amount.multiply(x96)));
    }
    return new SqrtPrice(x96.add(amount.shiftLeft(FRACTION_BITS).divide(liquidity)));
  }

  /**
   * The price after an output.
   *
   * @param first whether the first asset goes out, which raises the price
   * @throws OutOfRangeException if the range does not hold so much
   */
  public SqrtPrice afterOutput(BigInteger liquidity, BigInteger amount, boolean first) {
    requireLiquidity(liquidity);
    requireAmount(amount);
    if (first) {
      BigInteger scaled = liquidity.shiftLeft(FRACTION_BITS);
      BigInteger left = scaled.subtract(amount.multiply(x96));
      if (left.signum() <= 0) {
        throw tooMuch(amount);
      }
      return quotientUp(scaled, left);
    }
    BigInteger next = x96.subtract(ceiling(amount.shiftLeft(FRACTION_BITS), liquidity));
    if (next.signum() <= 0) {
      throw tooMuch(amount);
    }
    return new SqrtPrice(next);
  }

  private SqrtPrice quotientUp(BigInteger scaled, BigInteger divisor) {
    return new SqrtPrice(ceiling(scaled.multiply(x96), divisor));
  }

  /** Units of the first asset between two prices; up when owed to the pool, down when paid. */
  public static BigInteger firstBetween(
      SqrtPrice a, SqrtPrice b, BigInteger liquidity, boolean up) {
    requireSize("liquidity", liquidity, LIQUIDITY_BITS);
    BigInteger width = a.x96.subtract(b.x96).abs();
    BigInteger product = liquidity.shiftLeft(FRACTION_BITS).multiply(width);
    BigInteger both = a.x96.multiply(b.x96);
    return up ? ceiling(product, both) : product.divide(both);
  }

  /** Units of the second asset between two prices; up when owed to the pool, down when paid. */
  public static BigInteger secondBetween(
      SqrtPrice a, SqrtPrice b, BigInteger liquidity, boolean up) {
    requireSize("liquidity", liquidity, LIQUIDITY_BITS);
    BigInteger product = liquidity.multiply(a.x96.subtract(b.x96).abs());
    return up
        ? ceiling(product, BigInteger.ONE.shiftLeft(FRACTION_BITS))
        : product.shiftRight(FRACTION_BITS);
  }

  @Override
  public int compareTo(SqrtPrice other) {
    return x96.compareTo(other.x96);
  }

  private static void requireLiquidity(BigInteger liquidity) {
    requireSize("liquidity", liquidity, LIQUIDITY_BITS);
    if (liquidity.signum() == 0) {
      throw new OutOfRangeException("liquidity must be above 0, was 0");
    }
  }

  static void requireAmount(BigInteger amount) {
    requireSize("amount", amount, AMOUNT_BITS);
  }

  private static void requireSize(String name, BigInteger value, int bits) {
    if (value.signum() < 0 || value.bitLength() > bits) {
      throw new OutOfRangeException(name + " must be from 0, below 2^" + bits + ", was " + value);
    }
  }

  private static OutOfRangeException tooMuch(BigInteger amount) {
    return new OutOfRangeException("the range holds less than the output " + amount);
  }

  static BigInteger ceiling(BigInteger a, BigInteger b) {
    return a.add(b).subtract(BigInteger.ONE).divide(b);
  }
}
