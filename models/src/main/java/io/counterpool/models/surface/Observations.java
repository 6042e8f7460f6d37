package io.counterpool.models.surface;

/**
 * What a smile is drawn through: {@code k[n]} log moneyness, {@code w[n]} total variance, {@code
 * weight[n]} of the squared distance, ≥ 0.
 */
final class Observations {

  private final double[] k;
  private final double[] w;
  private final double[] weight;

  Observations(double[] k, double[] w, double[] weight) {
    this.k = k;
    this.w = w;
    this.weight = weight;
  }

  double k(int i) {
    return k[i];
  }

  double w(int i) {
    return w[i];
  }

  double weight(int i) {
    return weight[i];
  }

  int size() {
    return k.length;
  }

  double lowest() {
    return extreme(-1);
  }

  double highest() {
    return extreme(1);
  }

  private double extreme(int sign) {
    double found = k[0];
    for (double one : k) {
      found = sign * (one - found) > 0 ? one : found;
    }
    return found;
  }

  /** Weighted sum of squared distances. */
  double cost(Hyperbola form) {
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      double distance = form.w(k[i]) - w[i];
      sum += weight[i] * distance * distance;
    }
    return sum;
  }
}
