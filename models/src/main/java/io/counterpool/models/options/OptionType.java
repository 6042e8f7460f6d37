package io.counterpool.models.options;

/** The right to buy or to sell. */
public enum OptionType {
  /** Pays price − strike if that is above 0. */
  CALL(1),
  /** Pays strike − price if that is above 0. */
  PUT(-1);

  private final int sign;

  OptionType(int sign) {
    this.sign = sign;
  }

  /** +1 for a call, −1 for a put: the sign of delta. */
  public int sign() {
    return sign;
  }

  /** What exercise now is worth: {@code max(sign × (price − strike), 0)}. */
  public double intrinsic(double price, double strike) {
    return Math.max(sign * (price - strike), 0);
  }
}
