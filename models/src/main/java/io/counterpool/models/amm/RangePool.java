package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A pool whose providers each cover a range of prices, in whole units of both assets.
 *
 * <p>A swap goes range by range, one {@link RangeStep} for each stretch between two bounds, and
 * ends when the amount is used up, at the limit, or where no range is left. The fee of a step is
 * shared by the ranges that are active there: growth per unit of liquidity {@code ⌊fee × 2^128 ÷
 * L⌋}, dust stays in the pool. No round trip gains and splitting an order never does. Source:
 * Uniswap v3, UniswapV3Pool.
 *
 * @param price of the first asset in the second, as a square root
 * @param ranges at most 1,000
 * @param feeMillionths of the input, 0 to 999,999
 */
public record RangePool(SqrtPrice price, List<Range> ranges, int feeMillionths) {

  private static final int GROWTH_BITS = 128;
  private static final int MOST_RANGES = 1_000;

  /**
   * Liquidity between two prices and the fees it has earned per unit of liquidity, times 2^128.
   *
   * @param lower below upper
   * @param liquidity 0, below 2^128
   */
  public record Range(
      SqrtPrice lower,
      SqrtPrice upper,
      BigInteger liquidity,
      BigInteger firstGrowth,
      BigInteger secondGrowth) {

    public Range {
      if (lower.compareTo(upper) >= 0) {
        throw new OutOfRangeException(
            "lower must be below upper " + upper.x96() + ", was " + lower.x96());
      }
      if (liquidity.signum() < 0 || liquidity.bitLength() > GROWTH_BITS) {
        throw new OutOfRangeException("liquidity must be from 0, below 2^128, was " + liquidity);
      }
    }

    /** A range that has earned nothing yet. */
    public static Range of(SqrtPrice lower, SqrtPrice upper, BigInteger liquidity) {
      return new Range(lower, upper, liquidity, BigInteger.ZERO, BigInteger.ZERO);
    }

    /** Fees earned in the first asset, units, rounded down. */
    public BigInteger firstFees() {
      return firstGrowth.multiply(liquidity).shiftRight(GROWTH_BITS);
    }

    /** Fees earned in the second asset, units, rounded down. */
    public BigInteger secondFees() {
      return secondGrowth.multiply(liquidity).shiftRight(GROWTH_BITS);
    }

    private boolean coversBelow(SqrtPrice price) {
      return lower.compareTo(price) < 0 && upper.compareTo(price) >= 0;
    }

    private boolean coversAbove(SqrtPrice price) {
      return lower.compareTo(price) <= 0 && upper.compareTo(price) > 0;
    }

    private Range earning(BigInteger growth, boolean first) {
      return first
          ? new Range(lower, upper, liquidity, firstGrowth.add(growth), secondGrowth)
          : new Range(lower, upper, liquidity, firstGrowth, secondGrowth.add(growth));
    }
  }

  /**
   * What a swap has done.
   *
   * @param after the pool after it
   * @param in units the pool receives, the fee included
   * @param out units the pool pays
   * @param fee the part of {@code in} that goes to the ranges
   */
  public record Swap(RangePool after, BigInteger in, BigInteger out, BigInteger fee) {}

  public RangePool {
    Bounds.within("ranges", ranges.size(), 0, MOST_RANGES);
    Bounds.within("feeMillionths", feeMillionths, 0, RangeStep.MILLION - 1);
    ranges = List.copyOf(ranges);
  }

  /**
   * A swap with no limit but the ends of what pools of this kind trade at.
   *
   * @see #swap(BigInteger, boolean, SqrtPrice)
   */
  public Swap swap(BigInteger amount, boolean firstIn) {
    return swap(amount, firstIn, firstIn ? SqrtPrice.LOWEST : SqrtPrice.HIGHEST);
  }

  /**
   * A swap.
   *
   * @param amount input to spend, fee included, or, negative, output to receive; not 0
   * @param firstIn whether the first asset comes in, which lowers the price
   * @param limit price at which the swap stops, beyond the price of now in its direction
   */
  public Swap swap(BigInteger amount, boolean firstIn, SqrtPrice limit) {
    if (amount.signum() == 0) {
      throw new OutOfRangeException("the amount of a swap must not be 0");
    }
    if (firstIn ? limit.compareTo(price) >= 0 : limit.compareTo(price) <= 0) {
      throw new OutOfRangeException(
          "the limit must lie beyond the price "
              + price.x96()
              + " in the direction of the swap, was "
              + limit.x96());
    }
    boolean exactIn = amount.signum() > 0;
    RangePool pool = this;
    BigInteger remaining = amount;
    BigInteger in = BigInteger.ZERO;
    BigInteger out = BigInteger.ZERO;
    BigInteger fees = BigInteger.ZERO;
    // Each pass ends the swap or crosses a bound, of which every range has two.
    for (int pass = 0; pass <= 2 * ranges.size(); pass++) {
      SqrtPrice bound = pool.nextBound(firstIn, limit);
      if (remaining.signum() == 0 || bound.equals(pool.price)) {
        break;
      }
      BigInteger liquidity = pool.liquidity(firstIn);
      RangeStep step = RangeStep.of(pool.price, bound, liquidity, remaining, feeMillionths);
      pool = pool.after(step, liquidity, firstIn);
      BigInteger paid = step.in().add(step.fee());
      remaining = exactIn ? remaining.subtract(paid) : remaining.add(step.out());
      in = in.add(paid);
      out = out.add(step.out());
      fees = fees.add(step.fee());
    }
    return new Swap(pool, in, out, fees);
  }

  /** Liquidity on the side of the price into which a swap moves. */
  public BigInteger liquidity(boolean firstIn) {
    return ranges.stream()
        .filter(range -> covers(range, firstIn))
        .map(Range::liquidity)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private boolean covers(Range range, boolean firstIn) {
    return firstIn ? range.coversBelow(price) : range.coversAbove(price);
  }

  /** The nearest bound in the direction of a swap, the limit if that is nearer, else the price. */
  private SqrtPrice nextBound(boolean firstIn, SqrtPrice limit) {
    SqrtPrice nearest = price;
    for (Range range : ranges) {
      for (SqrtPrice bound : List.of(range.lower, range.upper)) {
        boolean beyond = firstIn ? bound.compareTo(price) < 0 : bound.compareTo(price) > 0;
        boolean nearer = firstIn ? bound.compareTo(nearest) > 0 : bound.compareTo(nearest) < 0;
        if (beyond && (nearest.equals(price) || nearer)) {
          nearest = bound;
        }
      }
    }
    boolean passesLimit = firstIn ? nearest.compareTo(limit) < 0 : nearest.compareTo(limit) > 0;
    return passesLimit ? limit : nearest;
  }

  private RangePool after(RangeStep step, BigInteger liquidity, boolean firstIn) {
    if (liquidity.signum() == 0 || step.fee().signum() == 0) {
      return new RangePool(step.next(), ranges, feeMillionths);
    }
    BigInteger growth = step.fee().shiftLeft(GROWTH_BITS).divide(liquidity);
    List<Range> earned = new ArrayList<>(ranges.size());
    for (Range range : ranges) {
      earned.add(covers(range, firstIn) ? range.earning(growth, firstIn) : range);
    }
    return new RangePool(step.next(), earned, feeMillionths);
  }
}
