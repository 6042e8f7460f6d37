package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/**
 * A book of European options as a structure of arrays, to be filled by the caller. Element i of
 * every array belongs to option i; all have the same length.
 */
public final class OptionColumns {

  /** True for a call, false for a put. */
  public final boolean[] call;

  /** Forward price at expiry, ≥ 0. */
  public final double[] forward;

  /** Strike, ≥ 0. */
  public final double[] strike;

  /** Volatility per year, ≥ 0. The implied volatility kernel does not read it. */
  public final double[] volatility;

  /** Years to expiry, ≥ 0. */
  public final double[] years;

  /** Value now of one unit at expiry, above 0; 1 to begin with. */
  public final double[] discount;

  public OptionColumns(int length) {
    if (length < 0) {
      throw new OutOfRangeException("length must not be below 0, was " + length);
    }
    call = new boolean[length];
    forward = new double[length];
    strike = new double[length];
    volatility = new double[length];
    years = new double[length];
    discount = new double[length];
    java.util.Arrays.fill(discount, 1);
  }

  public int length() {
    return call.length;
  }

  OptionType type(int i) {
    return call[i] ? OptionType.CALL : OptionType.PUT;
  }
}
