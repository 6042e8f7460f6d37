package io.counterpool.fee.quote;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One trade to quote.
 *
 * @param size signed base units, positive buys, not 0
 * @param premium what the market's pricing model bends the price by, settlement units: above 0 the
 *     trader pays it, below 0 it is the rebate that the model would give; left out: none
 */
@Schema(name = "Line")
record QuotedTrade(Decimal size, @Nullable Decimal premium) {

  QuotedTrade {
    if (size.isZero()) {
      throw new OutOfRangeException("size must not be 0");
    }
  }

  /** 0 if left out. */
  Decimal premiumOrZero() {
    return premium == null ? Decimal.ZERO : premium;
  }
}
