package io.counterpool.models.amm;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Two real reserves on {@code x × y = k} with a fee on what comes in, and shares in them. Every
 * figure is rounded for the pool. Source: Uniswap v2 (core, periphery library).
 */
public final class ConstantProduct {

  private final Decimal fee;
  private final Decimal lockedShares;
  private final int scale;

  /** 1 − fee = kept ÷ whole, a power of ten. */
  private final long kept;

  private final long whole;

  /** Reserves, both above 0. */
  public record Reserves(Decimal first, Decimal second) {
    public Reserves {
      Bounds.positive("first", first);
      Bounds.positive("second", second);
    }

    /** Square root of the product, rounded down. */
    public Decimal depth(int scale) {
      return geometricMean(first, second, scale);
    }
  }

  /** What a provider gets or gives, one amount an asset. */
  public record Amounts(Decimal first, Decimal second) {}

  /**
   * A pool's terms.
   *
   * @param fee fraction of the input that stays in the pool, ≥ 0 and below 1
   * @param lockedShares shares of the first provider that nobody can ever redeem, so that a
   *     donation cannot make one share expensive, ≥ 0
   * @param scale fraction digits of both assets and of the shares
   */
  public ConstantProduct(Decimal fee, Decimal lockedShares, int scale) {
    this.fee = Bounds.notNegative("fee", fee);
    if (fee.compareTo(Decimal.ONE) >= 0) {
      throw new OutOfRangeException("fee must be below 1, was " + fee);
    }
    this.lockedShares = Bounds.notNegative("lockedShares", lockedShares);
    this.scale = Bounds.within("scale", scale, 0, Decimal.SCALE);
    BigDecimal part = BigDecimal.ONE.subtract(fee.toBigDecimal()).stripTrailingZeros();
    int digits = Math.max(0, part.scale());
    this.whole = BigDecimal.ONE.movePointRight(digits).longValueExact();
    this.kept = part.movePointRight(digits).longValueExact();
  }

  /** Fraction of the input that stays in the pool. */
  public Decimal fee() {
    return fee;
  }

  /** Shares of the first provider that nobody can redeem. */
  public Decimal lockedShares() {
    return lockedShares;
  }

  /** Fraction digits of both assets and of the shares. */
  public int scale() {
    return scale;
  }

  /** Most that can be taken for {@code in}: {@code f·in·y ÷ (x + f·in)}, f = 1 − fee; down. */
  public Decimal out(Decimal in, Decimal reserveIn, Decimal reserveOut) {
    Bounds.notNegative("in", in);
    Bounds.positive("reserveIn", reserveIn);
    Bounds.positive("reserveOut", reserveOut);
    return in.shareOf(reserveOut, kept, reserveIn, whole, scale, RoundingMode.DOWN);
  }

  /**
   * Least that must come in for {@code out}: {@code x·out ÷ ((y − out)·f)}; up.
   *
   * @throws OutOfRangeException if {@code out} is the whole reserve or more
   */
  public Decimal in(Decimal out, Decimal reserveIn, Decimal reserveOut) {
    Bounds.notNegative("out", out);
    Bounds.positive("reserveIn", reserveIn);
    if (out.compareTo(reserveOut) >= 0) {
      throw new OutOfRangeException("out must be below the reserve " + reserveOut + ", was " + out);
    }
    return Decimal.of(
        reserveIn
            .toBigDecimal()
            .multiply(out.toBigDecimal())
            .divide(reserveOut.minus(out).toBigDecimal().multiply(kept()), scale, RoundingMode.UP));
  }

  /** Most of {@code in} that can be taken back in the same asset: what the fee leaves, down. */
  public Decimal returned(Decimal in) {
    return Bounds.notNegative("in", in).times(Decimal.ONE.minus(fee), scale, RoundingMode.DOWN);
  }

  /** Whether the balances after a swap, less the fee on what came in, are still on the curve. */
  public boolean accepts(
      Reserves before, Decimal firstIn, Decimal secondIn, Decimal firstOut, Decimal secondOut) {
    BigDecimal first = afterFee(before.first(), firstIn, firstOut);
    BigDecimal second = afterFee(before.second(), secondIn, secondOut);
    BigDecimal product = before.first().toBigDecimal().multiply(before.second().toBigDecimal());
    return first.signum() >= 0
        && second.signum() >= 0
        && first.multiply(second).compareTo(product) >= 0;
  }

  /**
   * All shares after the first provision, {@code √(first × second)} down; the provider gets them
   * less {@link #lockedShares}.
   *
   * @throws OutOfRangeException if nothing would be left for the provider
   */
  public Decimal firstShares(Decimal first, Decimal second) {
    Decimal shares = geometricMean(first, second, scale);
    if (shares.compareTo(lockedShares) <= 0) {
      throw new OutOfRangeException(
          "the first provision must make more than " + lockedShares + " shares, was " + shares);
    }
    return shares;
  }

  /** Shares for a later provision: the smaller of the two proportions, down. */
  public Decimal sharesFor(Decimal first, Decimal second, Reserves reserves, Decimal supply) {
    return first
        .timesOver(supply, reserves.first(), scale, RoundingMode.DOWN)
        .min(second.timesOver(supply, reserves.second(), scale, RoundingMode.DOWN));
  }

  /** Assets for redeemed shares, in proportion, down. */
  public Amounts amountsFor(Decimal shares, Reserves reserves, Decimal supply) {
    Bounds.atMost("shares", shares, "supply", supply);
    return new Amounts(
        shares.timesOver(reserves.first(), supply, scale, RoundingMode.DOWN),
        shares.timesOver(reserves.second(), supply, scale, RoundingMode.DOWN));
  }

  /**
   * Shares minted to the venue for a sixth of the growth of the depth: {@code supply × (d − d0) ÷
   * (5d + d0)}, down; 0 without growth.
   */
  public Decimal venueShares(Decimal depthBefore, Decimal depthNow, Decimal supply) {
    if (depthNow.compareTo(depthBefore) <= 0) {
      return Decimal.ZERO;
    }
    return supply.timesOver(
        depthNow.minus(depthBefore), depthNow.times(5).plus(depthBefore), scale, RoundingMode.DOWN);
  }

  private BigDecimal kept() {
    return Decimal.ONE.minus(fee).toBigDecimal();
  }

  private BigDecimal afterFee(Decimal before, Decimal in, Decimal out) {
    return before
        .plus(in)
        .minus(out)
        .toBigDecimal()
        .subtract(in.toBigDecimal().multiply(fee.toBigDecimal()));
  }

  private static Decimal geometricMean(Decimal first, Decimal second, int scale) {
    Bounds.notNegative("first", first);
    Bounds.notNegative("second", second);
    BigDecimal product = first.toBigDecimal().multiply(second.toBigDecimal());
    // √ of an integer, so that rounding down is exact.
    BigDecimal whole = product.setScale(2 * scale, RoundingMode.DOWN);
    return Decimal.of(new BigDecimal(whole.unscaledValue().sqrt(), scale));
  }
}
