package io.counterpool.models.options;

import io.counterpool.models.OutOfRangeException;

/** Results of a book, element i for option i; units as in {@link BlackGreeks}. */
public final class GreekColumns {

  public final double[] price;
  public final double[] delta;
  public final double[] gamma;
  public final double[] vega;
  public final double[] theta;

  public GreekColumns(int length) {
    if (length < 0) {
      throw new OutOfRangeException("length must not be below 0, was " + length);
    }
    price = new double[length];
    delta = new double[length];
    gamma = new double[length];
    vega = new double[length];
    theta = new double[length];
  }

  public int length() {
    return price.length;
  }

  void set(int i, BlackGreeks greeks) {
    price[i] = greeks.price();
    delta[i] = greeks.delta();
    gamma[i] = greeks.gamma();
    vega[i] = greeks.vega();
    theta[i] = greeks.theta();
  }
}
