package io.counterpool.models.options;

/**
 * Exponential and logarithm over short arrays, in two kinds of loop: one takes doubles apart or
 * puts them together by their bits, element by element; the other is straight-line arithmetic that
 * the compiler runs in vector lanes. Nothing branches, nothing is allocated, and the digits depend
 * on additions, products, quotients and fused multiply-adds alone.
 */
public final class Blocks {

  /** Elements of a block: a dozen scratch arrays stay in the first-level cache. */
  public static final int LENGTH = 256;

  static final double LN2_HIGH = 0x1.62e42fee00000p-1;
  static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  private static final double LOG2_E = 1.4426950408889634;

  /** Adding it leaves the nearest whole number in the low bits of the sum. */
  private static final double TO_WHOLE = 0x1.8p52;

  private static final int EXPONENT_BIAS = 1023;

  /** Largest argument of the exponential; below −708 the result stays at e^−708. */
  public static final double EXP_LOWEST = -708;

  private static final long HALF_MANTISSA = 1L << 51;

  private Blocks() {}

  /**
   * {@code out[j] = e^(y[j] + lost[j])} for j below n, relative error below 4 × 10^-16.
   *
   * @param y exponents, −708 to 709
   * @param lost what rounding took from y, tiny
   * @param turn scratch
   */
  public static void exp(double[] y, double[] lost, double[] out, double[] turn, int n) {
    for (int j = 0; j < n; j++) {
      double t = Math.fma(y[j], LOG2_E, TO_WHOLE);
      double k = t - TO_WHOLE;
      double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, y[j])) + lost[j];
      double p = 2.0918212752506956e-9;
      p = Math.fma(p, r, 2.5105313423078524e-8);
      p = Math.fma(p, r, 2.755726307600547e-7);
      p = Math.fma(p, r, 2.7557255168123062e-6);
      p = Math.fma(p, r, 2.480158733663232e-5);
      p = Math.fma(p, r, 1.9841269875003973e-4);
      p = Math.fma(p, r, 1.3888888888879001e-3);
      p = Math.fma(p, r, 8.333333333326082e-3);
      p = Math.fma(p, r, 4.166666666666668e-2);
      p = Math.fma(p, r, 0.1666666666666667);
      p = Math.fma(p, r, 0.5);
      turn[j] = t;
      out[j] = 1 + Math.fma(p * r, r, r);
    }
    for (int j = 0; j < n; j++) {
      out[j] *=
          Double.longBitsToDouble((Double.doubleToRawLongBits(turn[j]) + EXPONENT_BIAS) << 52);
    }
  }

  /**
   * Whole number e and factor 2^−e that bring {@code a ÷ b} into [2^−0.59, 2^0.59], from the bits
   * alone. Both above 0 and normal; anything else gives a meaningless but harmless result.
   */
  static void splitRatio(
      double[] a, double[] b, int offset, double[] power, double[] scale, int n) {
    for (int j = 0; j < n; j++) {
      long bits =
          Double.doubleToRawLongBits(a[offset + j]) - Double.doubleToRawLongBits(b[offset + j]);
      long e = (bits + HALF_MANTISSA) >> 52;
      power[j] = e;
      scale[j] = Double.longBitsToDouble((EXPONENT_BIAS - e) << 52);
    }
  }

  /**
   * {@code ln(a ÷ b)} of a split ratio, {@code 2 artanh f + power ln 2} with {@code f = (a scale −
   * b) ÷ (a scale + b)}, whose numerator is exact.
   */
  static double logRatio(double a, double b, double power, double scale) {
    double scaled = a * scale;
    double f = (scaled - b) / (scaled + b);
    double w = f * f;
    double p = 0.11472009051054559;
    p = Math.fma(p, w, 0.10354091451844165);
    p = Math.fma(p, w, 0.11772986488150591);
    p = Math.fma(p, w, 0.1333309443326895);
    p = Math.fma(p, w, 0.15384619635311564);
    p = Math.fma(p, w, 0.1818181813586901);
    p = Math.fma(p, w, 0.22222222222507146);
    p = Math.fma(p, w, 0.28571428571427676);
    p = Math.fma(p, w, 0.4);
    p = Math.fma(p, w, 0.6666666666666666);
    double artanh = Math.fma(f * w, p, f + f);
    return Math.fma(power, LN2_HIGH, Math.fma(power, LN2_LOW, artanh));
  }
}
