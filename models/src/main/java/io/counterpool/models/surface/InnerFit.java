package io.counterpool.models.surface;

/**
 * The best level, tilt and slope for a given place m and width σ of the turn: with y = (k − m)/σ
 * total variance is linear, {@code w = a + d y + c √(y² + 1)}, c = bσ, d = ρbσ, so these three are
 * a least squares problem within the diamond {@code |d| ≤ c, |d| ≤ 2σ − c} (|ρ| ≤ 1, slope of the
 * wings at most 2). Source: Zeliade Systems, "Quasi-explicit calibration of Gatheral's SVI model",
 * 2009, with the bound of R. Lee in place of theirs and the level left free.
 *
 * <p>In place of √(y² + 1) stands √(y² + 1) − 1 = y² ÷ (1 + √(y² + 1)): where the turn is wide it
 * does not lose its digits against the level.
 */
final class InnerFit {

  /** A direction that is nearly a combination of the others is left out. */
  private static final double DEPENDENT = 1e-9;

  private final double m;
  private final double sigma;
  private final double most;

  // Sums over the observations, about their weighted means: level drops out.
  private double weight;
  private double meanY;
  private double meanR;
  private double meanW;
  private double yy;
  private double yr;
  private double rr;
  private double yw;
  private double rw;

  private double bestD;
  private double bestC;
  private double bestGain;

  InnerFit(Observations seen, double m, double sigma, double steepest) {
    this.m = m;
    this.sigma = sigma;
    this.most = steepest * sigma;
    for (int i = 0; i < seen.size(); i++) {
      double u = seen.weight(i);
      double y = (seen.k(i) - m) / sigma;
      weight += u;
      meanY += u * y;
      meanR += u * curve(y);
      meanW += u * seen.w(i);
    }
    meanY /= weight;
    meanR /= weight;
    meanW /= weight;
    for (int i = 0; i < seen.size(); i++) {
      double u = seen.weight(i);
      double y = (seen.k(i) - m) / sigma;
      double dy = y - meanY;
      double dr = curve(y) - meanR;
      double dw = seen.w(i) - meanW;
      yy += u * dy * dy;
      yr += u * dy * dr;
      rr += u * dr * dr;
      yw += u * dy * dw;
      rw += u * dr * dw;
    }
  }

  private static double curve(double y) {
    return y * y / (1 + Math.sqrt(y * y + 1));
  }

  /** The best smile within the diamond. */
  Hyperbola best() {
    double rest = rr - (yy > 0 ? yr * yr / yy : 0);
    if (yy > 0 && rest > DEPENDENT * rr) {
      double c = (rw - yr * yw / yy) / rest;
      double d = (yw - yr * c) / yy;
      if (Math.abs(d) <= c && Math.abs(d) <= most - c) {
        return form(d, c);
      }
    }
    bestGain = Double.NEGATIVE_INFINITY;
    for (int side = -1; side <= 1; side += 2) {
      edge(0, 0, side, 1, most / 2); // d = ±c
      edge(0, most, side, -1, most / 2); // d = ±(most − c)
    }
    return form(bestD, bestC);
  }

  /** The best on an edge: from (d, c) along (stepD, stepC) for at most {@code length}. */
  private void edge(double d, double c, double stepD, double stepC, double length) {
    double slope = stepD * (yw - yy * d - yr * c) + stepC * (rw - yr * d - rr * c);
    double curvature = stepD * stepD * yy + 2 * stepD * stepC * yr + stepC * stepC * rr;
    double t = curvature > 0 ? Math.clamp(slope / curvature, 0, length) : 0;
    keep(d + t * stepD, c + t * stepC);
  }

  private void keep(double d, double c) {
    double gain = 2 * (d * yw + c * rw) - (d * d * yy + 2 * d * c * yr + c * c * rr);
    if (gain > bestGain) {
      bestGain = gain;
      bestD = d;
      bestC = c;
    }
  }

  /** With the level that is best for this tilt and slope. */
  private Hyperbola form(double d, double c) {
    double level = meanW - d * meanY - c * meanR;
    double b = c / sigma;
    double rho = c > 0 ? Math.clamp(d / c, -1, 1) : 0;
    return new Hyperbola(level - c, b, rho, m, sigma);
  }

  /** Tilt and slope of {@code form} times {@code factor}, with the level that is best for them. */
  Hyperbola flattened(Hyperbola form, double factor) {
    double c = form.b() * sigma * factor;
    return form(form.rho() * c, c);
  }
}
