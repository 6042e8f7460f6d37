package io.counterpool.models.options;

/**
 * Total deviations of up to a block of quotes that share one equation; the lanes' twin of {@link
 * ImpliedVolatility}'s three solvers. Arrays hold one quote per element; loops are short and
 * straight, one polynomial each, so that each runs in vector lanes.
 */
abstract sealed class DeviationBlock {

  private static final int STEPS = 2;
  private static final double LARGEST_POWER = 1e300;
  private static final double INVERSE_ROOT_TWO_PI = Gaussian.INVERSE_ROOT_TWO_PI;
  private static final double LOG_ROOT_TWO_PI = Gaussian.LOG_ROOT_TWO_PI;

  final double[] x;
  final double[] gap;
  final double[] target;

  /** Total deviation as it stands. */
  final double[] s;

  /** |d₁|, |d₂| and the Mills ratio of either. */
  final double[] a1;

  final double[] a2;
  final double[] m1;
  final double[] m2;
  final double[] log;
  final double[] ones;
  private final double[] power;
  private final double[] scale;
  private final int[] place;
  private int size;

  private DeviationBlock(int length) {
    x = new double[length];
    gap = new double[length];
    target = new double[length];
    s = new double[length];
    a1 = new double[length];
    a2 = new double[length];
    m1 = new double[length];
    m2 = new double[length];
    log = new double[length];
    ones = new double[length];
    java.util.Arrays.fill(ones, 1);
    power = new double[length];
    scale = new double[length];
    place = new int[length];
  }

  /** Takes a quote: where its result belongs, ln(larger ÷ smaller), that ratio − 1, ω. */
  final void add(int at, double distance, double ratioGap, double value) {
    place[size] = at;
    x[size] = distance;
    gap[size] = ratioGap;
    target[size] = value;
    size++;
  }

  final boolean isFull() {
    return size == place.length;
  }

  final int size() {
    return size;
  }

  final int place(int j) {
    return place[j];
  }

  /** The solution; NaN or tiny where the lanes could not carry it. */
  final double deviation(int j) {
    return s[j];
  }

  final void clear() {
    size = 0;
  }

  final void solve() {
    guess(size);
    for (int k = 0; k < STEPS; k++) {
      step(size);
    }
  }

  abstract void guess(int n);

  abstract void step(int n);

  /** {@code out[j] = ln(in[j])}; in above 0. */
  final void logs(double[] in, double[] out, int n) {
    Blocks.splitRatio(in, ones, 0, power, scale, n);
    for (int j = 0; j < n; j++) {
      out[j] = Blocks.logRatio(in[j], 1, power[j], scale[j]);
    }
  }

  final void mills(double[] in, double[] out, int n) {
    for (int j = 0; j < n; j++) {
      out[j] = Gaussian.mills(in[j]);
    }
  }

  /** Householder's third-order step; see {@link ImpliedVolatility}. */
  static double step(double h, double s, double newton, double slope) {
    double inverse = 1 / s;
    double p = (h * h - 0.25 * s * s) * inverse;
    double q = h * inverse;
    double second = p - slope;
    double third = p * p - 3 * q * q - 0.25 - 3 * slope * p + 2 * slope * slope;
    return newton
        * (1 + 0.5 * second * newton)
        / (1 + newton * (second + third * newton * (1.0 / 6)));
  }

  /** ln ω, for quotes below the inflection. */
  static final class Below extends DeviationBlock {

    Below(int length) {
      super(length);
    }

    @Override
    void guess(int n) {
      for (int j = 0; j < n; j++) {
        double quarter = Math.sqrt(Math.sqrt(1 + gap[j]));
        double z = INVERSE_ROOT_TWO_PI * x[j] * quarter / target[j];
        m1[j] = 1 + Math.min(z, LARGEST_POWER);
      }
      logs(m1, log, n);
      for (int j = 0; j < n; j++) {
        double guess = x[j] / ImpliedVolatility.distance(Math.sqrt(log[j]));
        s[j] = Math.min(guess, Math.sqrt(2 * x[j]));
      }
      logs(target, m2, n);
      System.arraycopy(m2, 0, target, 0, n);
    }

    @Override
    void step(int n) {
      for (int j = 0; j < n; j++) {
        double h = x[j] / s[j];
        a1[j] = Math.max(h - 0.5 * s[j], 0);
        a2[j] = h + 0.5 * s[j];
      }
      mills(a1, m1, n);
      mills(a2, m2, n);
      for (int j = 0; j < n; j++) {
        m1[j] -= m2[j];
      }
      logs(m1, log, n);
      for (int j = 0; j < n; j++) {
        double error = log[j] - 0.5 * a1[j] * a1[j] - LOG_ROOT_TWO_PI - target[j];
        double h = a2[j] - 0.5 * s[j];
        double next = s[j] + step(h, s[j], -error * m1[j], 1 / m1[j]);
        s[j] = Math.min(next, Math.sqrt(2 * x[j]));
      }
    }
  }

  /** ln(1 − ω), for quotes above the inflection. */
  static final class Above extends DeviationBlock {

    private static final double LN_HALF = -0.6931471805599453;

    Above(int length) {
      super(length);
    }

    @Override
    void guess(int n) {
      for (int j = 0; j < n; j++) {
        m1[j] = 1 - target[j];
      }
      logs(m1, target, n);
      for (int j = 0; j < n; j++) {
        double y = ImpliedVolatility.twist(x[j]);
        double tail = Math.min(target[j] - y / (1 + 0.4427 * y), LN_HALF);
        double a = ImpliedVolatility.quantile(Math.sqrt(-2 * tail));
        s[j] = a + Math.sqrt(a * a + 2 * x[j]);
      }
    }

    @Override
    void step(int n) {
      for (int j = 0; j < n; j++) {
        double h = x[j] / s[j];
        a1[j] = Math.max(0.5 * s[j] - h, 0);
        a2[j] = h + 0.5 * s[j];
      }
      mills(a1, m1, n);
      mills(a2, m2, n);
      for (int j = 0; j < n; j++) {
        m1[j] += m2[j];
      }
      logs(m1, log, n);
      for (int j = 0; j < n; j++) {
        double error = log[j] - 0.5 * a1[j] * a1[j] - LOG_ROOT_TWO_PI - target[j];
        double h = a2[j] - 0.5 * s[j];
        double next = s[j] + step(h, s[j], error * m1[j], -1 / m1[j]);
        s[j] = Math.max(next, Math.sqrt(2 * x[j]));
      }
    }
  }

  /** ω itself, for quotes near the forward. */
  static final class Near extends DeviationBlock {

    Near(int length) {
      super(length);
    }

    @Override
    void guess(int n) {
      for (int j = 0; j < n; j++) {
        double guess = ImpliedVolatility.guessNear(gap[j], target[j]);
        s[j] = Math.max(guess, Math.sqrt(2 * x[j]));
      }
    }

    @Override
    void step(int n) {
      for (int j = 0; j < n; j++) {
        double h = x[j] / s[j];
        a1[j] = Math.max(0.5 * s[j] - h, 0);
        a2[j] = h + 0.5 * s[j];
      }
      for (int j = 0; j < n; j++) {
        m1[j] = Gaussian.centred(a1[j]) + (1 + gap[j]) * Gaussian.centred(a2[j]) - 0.5 * gap[j];
      }
      for (int j = 0; j < n; j++) {
        double w = 0.5 * a1[j] * a1[j];
        double inverseDensity =
            (1 + w * (1 + w * (0.5 + w * (1.0 / 6 + w * (1.0 / 24 + w * (1.0 / 120 + w / 720))))))
                / INVERSE_ROOT_TWO_PI;
        double h = a2[j] - 0.5 * s[j];
        double next = s[j] + step(h, s[j], (target[j] - m1[j]) * inverseDensity, 0);
        s[j] = Math.max(next, Math.sqrt(2 * x[j]));
      }
    }
  }
}
