package io.counterpool.models.options;

/** From where a price reaches its barrier. */
public enum BarrierSide {
  /** The barrier is below the price: reached by falling. */
  DOWN(1),
  /** The barrier is above the price: reached by rising. */
  UP(-1);

  private final int sign;

  BarrierSide(int sign) {
    this.sign = sign;
  }

  /** +1 for a barrier below, −1 for one above. */
  int sign() {
    return sign;
  }

  /** Whether a price at {@code spot} has reached the barrier. */
  boolean isReached(double spot, double barrier) {
    return sign * (spot - barrier) <= 0;
  }
}
