package io.counterpool.models.tail;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;

/**
 * Generalised Pareto distribution of the excesses over a threshold: {@code P(Y > y) = (1 + ξ y ÷
 * β)^(−1 ÷ ξ)}, exponential where ξ = 0. Source: Pickands 1975, Balkema and de Haan 1974.
 *
 * @param shape ξ; above 0 the tail is a power, below 0 it ends at −β ÷ ξ
 * @param scale β, above 0, in the unit of the losses
 */
public record GeneralisedPareto(double shape, double scale) {

  /** Nearer to 0 a shape is an exponential tail to the last digit. */
  private static final double NO_SHAPE = 1e-12;

  private static final int GRID = 400;
  private static final int STEPS = 120;
  private static final double GOLDEN = 0.6180339887498949;

  public GeneralisedPareto {
    RealBounds.finite("shape", shape);
    RealBounds.positive("scale", scale);
  }

  /**
   * {@code −m ln β − (1 ÷ ξ + 1) Σ ln(1 + ξ y ÷ β)}.
   *
   * @param excesses at least one, each ≥ 0
   * @throws OutOfRangeException if one lies beyond the end of a tail that ends
   */
  public double logLikelihood(double[] excesses) {
    checked(excesses, 1);
    double sum = 0;
    for (double excess : excesses) {
      double part = shape * excess / scale;
      if (part <= -1) {
        throw new OutOfRangeException(
            "excess " + excess + " is beyond the end of the tail at " + -scale / shape);
      }
      sum += isExponential() ? excess / scale : (1 / shape + 1) * StrictMath.log1p(part);
    }
    return -excesses.length * StrictMath.log(scale) - sum;
  }

  /** The excess that is exceeded with probability {@code q} &gt; 0: β ÷ ξ × (q^(−ξ) − 1). */
  public double excess(double q) {
    double log = -StrictMath.log(RealBounds.positive("probability", q));
    double excess = isExponential() ? scale * log : scale / shape * StrictMath.expm1(shape * log);
    return RealBounds.finite("excess", excess);
  }

  private boolean isExponential() {
    return Math.abs(shape) < NO_SHAPE;
  }

  /**
   * The shape, above −1, and scale of the largest likelihood.
   *
   * <p>With θ = ξ ÷ β the best shape is {@code ξ(θ) = mean of ln(1 + θ y)}, so that one number is
   * searched, over a grid and then by golden section (Grimshaw 1993).
   *
   * @param excesses at least two, each ≥ 0, not all equal
   */
  public static GeneralisedPareto fit(double[] excesses) {
    checked(excesses, 2);
    double mean = 0;
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double excess : excesses) {
      mean += excess / excesses.length;
      most = Math.max(most, excess);
      least = Math.min(least, excess);
    }
    if (least == most) {
      throw new OutOfRangeException("excesses do not vary: there is nothing to fit");
    }
    double end = -mean / most;
    int best = 0;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double value = profile(excesses, mean, theta(i, end));
      if (value > bestValue) {
        best = i;
        bestValue = value;
      }
    }
    double theta = golden(excesses, mean, end, best);
    double shape = shape(excesses, theta / mean);
    double scale = Math.abs(theta) < NO_SHAPE ? mean : shape / theta * mean;
    return new GeneralisedPareto(shape, scale);
  }

  private static double golden(double[] excesses, double mean, double end, int best) {
    double low = theta(Math.max(0, best - 1), end);
    double high = theta(Math.min(GRID, best + 1), end);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = profile(excesses, mean, left);
    double atRight = profile(excesses, mean, right);
    for (int i = 0; i < STEPS && high - low > 1e-12 * (1 + Math.abs(low)); i++) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = profile(excesses, mean, left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = profile(excesses, mean, right);
      }
    }
    return (low + high) / 2;
  }

  /** The grid of θ × mean: dense at its end, where a tail that ends is, and at 0; to 10⁶. */
  private static double theta(int i, double end) {
    double u = (double) i / GRID;
    if (u < 0.5) {
      double v = 1 - 2 * u;
      return end * (1 - (1 - v) * (1 - v)) * (1 - 1e-9);
    }
    return StrictMath.expm1((u - 0.5) * 2 * StrictMath.log1p(1e6));
  }

  private static double shape(double[] excesses, double theta) {
    double sum = 0;
    for (double excess : excesses) {
      sum += StrictMath.log1p(theta * excess);
    }
    return sum / excesses.length;
  }

  /** Mean log likelihood at the best shape of θ, for excesses in units of their mean. */
  private static double profile(double[] excesses, double mean, double theta) {
    double shape = shape(excesses, theta / mean);
    if (shape <= -1) {
      return Double.NEGATIVE_INFINITY;
    }
    double scale = Math.abs(theta) < NO_SHAPE ? 1 : shape / theta;
    return -StrictMath.log(scale) - shape - 1;
  }

  private static void checked(double[] excesses, int least) {
    RealBounds.finite("excesses", excesses, least);
    for (double excess : excesses) {
      RealBounds.notNegative("excess", excess);
    }
  }
}
