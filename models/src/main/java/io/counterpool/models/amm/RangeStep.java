package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import java.math.BigInteger;

/**
 * One step of a swap inside a range of constant liquidity, up to a target price.
 *
 * <p>Exact input: {@code ⌊remaining × (10^6 − fee) ÷ 10^6⌋} is spent, or less if the target is
 * reached; the fee is {@code ⌈in × fee ÷ (10^6 − fee)⌉} when it is, otherwise all of the input that
 * is not spent. Exact output: at most what was asked for. Input up, output down, so that the pool
 * never pays more than the curve. Source: Uniswap v3, SwapMath.
 *
 * @param next the price after the step
 * @param in units that move the price, without the fee
 * @param out units paid
 * @param fee units on top of {@code in}, of the same asset
 */
public record RangeStep(SqrtPrice next, BigInteger in, BigInteger out, BigInteger fee) {

  /** Parts of the input in which the fee is stated. */
  public static final int MILLION = 1_000_000;

  private static final BigInteger WHOLE = BigInteger.valueOf(MILLION);

  /**
   * The step.
   *
   * @param target where the price must stop; below the current price the first asset comes in
   * @param liquidity 0 or more; without any the price is at the target at once
   * @param remaining input to spend, or, negative, output to pay
   * @param feeMillionths 0 to 999,999 of the input with the fee
   */
  public static RangeStep of(
      SqrtPrice current,
      SqrtPrice target,
      BigInteger liquidity,
      BigInteger remaining,
      int feeMillionths) {
    Bounds.within("feeMillionths", feeMillionths, 0, MILLION - 1);
    SqrtPrice.requireAmount(remaining.abs());
    boolean firstIn = current.compareTo(target) >= 0;
    return remaining.signum() >= 0
        ? exactInput(current, target, liquidity, remaining, feeMillionths, firstIn)
        : exactOutput(current, target, liquidity, remaining.negate(), feeMillionths, firstIn);
  }

  private static RangeStep exactInput(
      SqrtPrice current,
      SqrtPrice target,
      BigInteger liquidity,
      BigInteger remaining,
      int fee,
      boolean firstIn) {
    BigInteger spendable = remaining.multiply(BigInteger.valueOf(MILLION - fee)).divide(WHOLE);
    BigInteger wholeIn = input(current, target, liquidity, firstIn);
    if (spendable.compareTo(wholeIn) >= 0) {
      return new RangeStep(
          target, wholeIn, output(current, target, liquidity, firstIn), feeOn(wholeIn, fee));
    }
    SqrtPrice next = current.afterInput(liquidity, spendable, firstIn);
    BigInteger in = input(current, next, liquidity, firstIn);
    return new RangeStep(
        next, in, output(current, next, liquidity, firstIn), remaining.subtract(in));
  }

  private static RangeStep exactOutput(
      SqrtPrice current,
      SqrtPrice target,
      BigInteger liquidity,
      BigInteger wanted,
      int fee,
      boolean firstIn) {
    BigInteger wholeOut = output(current, target, liquidity, firstIn);
    SqrtPrice next =
        wanted.compareTo(wholeOut) >= 0 ? target : current.afterOutput(liquidity, wanted, !firstIn);
    BigInteger in = input(current, next, liquidity, firstIn);
    BigInteger out = output(current, next, liquidity, firstIn).min(wanted);
    return new RangeStep(next, in, out, feeOn(in, fee));
  }

  private static BigInteger feeOn(BigInteger in, int fee) {
    return SqrtPrice.ceiling(
        in.multiply(BigInteger.valueOf(fee)), BigInteger.valueOf(MILLION - fee));
  }

  private static BigInteger input(
      SqrtPrice from, SqrtPrice to, BigInteger liquidity, boolean firstIn) {
    return firstIn
        ? SqrtPrice.firstBetween(from, to, liquidity, true)
        : SqrtPrice.secondBetween(from, to, liquidity, true);
  }

  private static BigInteger output(
      SqrtPrice from, SqrtPrice to, BigInteger liquidity, boolean firstIn) {
    return firstIn
        ? SqrtPrice.secondBetween(from, to, liquidity, false)
        : SqrtPrice.firstBetween(from, to, liquidity, false);
  }
}
