package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.OptionType;

/**
 * A short option with collateral of its own.
 *
 * @param type the right that was sold
 * @param collateral what is posted
 * @param strike above 0
 * @param spot price of the underlying, ≥ 0
 * @param amount contracts sold, ≥ 0
 * @param secondsToExpiry ≥ 0
 */
public record ShortOption(
    OptionType type,
    Collateral collateral,
    Decimal strike,
    Decimal spot,
    Decimal amount,
    long secondsToExpiry) {

  /** The asset of the collateral. */
  public enum Collateral {
    UNDERLYING,
    STRIKE_CURRENCY
  }

  /** Whether it is a call. */
  boolean isCall() {
    return type == OptionType.CALL;
  }

  public ShortOption {
    Bounds.positive("strike", strike);
    Bounds.notNegative("spot", spot);
    Bounds.notNegative("amount", amount);
    if (secondsToExpiry < 0) {
      throw new OutOfRangeException("secondsToExpiry must not be below 0, was " + secondsToExpiry);
    }
  }
}
