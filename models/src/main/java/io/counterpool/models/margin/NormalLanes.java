package io.counterpool.models.margin;

/**
 * Exponential and Mills ratio as straight-line arithmetic, so that loops over them run in vector
 * lanes.
 */
final class NormalLanes {

  static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

  /** Below it e^x is 0 for every purpose here. */
  static final double LOWEST = -700;

  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final double LOG2_E = 1.4426950408889634;

  /** Adding it leaves the nearest whole number in the low bits of the sum. */
  private static final double TO_WHOLE = 0x1.8p52;

  private static final int EXPONENT_BIAS = 1023;
  private static final double SHIFT = 5.25;

  private NormalLanes() {}

  /**
   * {@code out[j] = e^y[j]}, relative error below 10^-15.
   *
   * @param y {@code [n]}, −700 to 0
   * @param turn {@code [n]} scratch
   */
  static void exp(double[] y, double[] out, double[] turn, int n) {
    for (int j = 0; j < n; j++) {
      double t = Math.fma(y[j], LOG2_E, TO_WHOLE);
      double k = t - TO_WHOLE;
      double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, y[j]));
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

  /** Mills ratio {@code N(−a) ÷ n(a)}, a ≥ 0, relative error below 10^-15. */
  static double mills(double a) {
    double r = 1 / (a + SHIFT);
    double t = (a - SHIFT) * r;
    double p = 1.8444246659320663e-10;
    p = Math.fma(p, t, 6.929858833121347e-10);
    p = Math.fma(p, t, -2.065123598770366e-9);
    p = Math.fma(p, t, -8.50534412171706e-9);
    p = Math.fma(p, t, 1.4173456876007106e-8);
    p = Math.fma(p, t, 6.347898295850834e-8);
    p = Math.fma(p, t, -9.416317213191663e-8);
    p = Math.fma(p, t, -4.048888984934597e-7);
    p = Math.fma(p, t, 7.461080350930113e-7);
    p = Math.fma(p, t, 2.384447431516639e-6);
    p = Math.fma(p, t, -6.942588342281745e-6);
    p = Math.fma(p, t, -1.0867349799169303e-5);
    p = Math.fma(p, t, 6.697014918036384e-5);
    p = Math.fma(p, t, -1.7518450508712706e-5);
    p = Math.fma(p, t, -5.416707564096117e-4);
    p = Math.fma(p, t, 1.4891086204652513e-3);
    p = Math.fma(p, t, 8.395263191208626e-4);
    p = Math.fma(p, t, -1.9206257652066357e-2);
    p = Math.fma(p, t, 8.044799386380641e-2);
    p = Math.fma(p, t, -0.22295615883589084);
    p = Math.fma(p, t, 0.4805104414024055);
    p = Math.fma(p, t, -0.8551367855637315);
    p = Math.fma(p, t, 1.2944520160921011);
    p = Math.fma(p, t, -1.6941131664468145);
    p = Math.fma(p, t, 1.934180611733687);
    return p * r;
  }
}
