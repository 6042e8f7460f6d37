package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Which prices are plausible. A price outside is refused whole, never moved to the bound: a feed
 * that reports its bound as a price lends against it (LUNA, May 2022: 0.10 where the market paid
 * 0.00004).
 *
 * @param lowest least price, included; empty: none
 * @param highest greatest price, included; empty: none
 * @param largestMove fraction of the last good price by which the next may differ, included, above
 *     0; empty: any
 */
public record PriceBand(
    Optional<Decimal> lowest, Optional<Decimal> highest, Optional<Decimal> largestMove) {

  /** Every price is plausible. */
  public static final PriceBand OPEN =
      new PriceBand(Optional.empty(), Optional.empty(), Optional.empty());

  public PriceBand {
    lowest.ifPresent(bound -> Bounds.positive("lowest", bound));
    highest.ifPresent(bound -> Bounds.positive("highest", bound));
    largestMove.ifPresent(move -> Bounds.positive("largestMove", move));
    if (lowest.isPresent() && highest.isPresent() && !lowest.get().isLessThan(highest.get())) {
      throw new OutOfRangeException(
          "lowest must be below highest, was " + lowest.get() + " and " + highest.get());
    }
  }

  /** Whether {@code price} lies between the absolute bounds. */
  public boolean holds(Decimal price) {
    return lowest.filter(price::isLessThan).isEmpty()
        && highest.filter(price::isGreaterThan).isEmpty();
  }

  /**
   * Whether the move from {@code last} is plausible: {@code |price − last| ≤ largestMove × last},
   * the product rounded down at the last digit.
   *
   * @param last the last good price, above 0
   */
  public boolean allowsMove(Decimal last, Decimal price) {
    return largestMove
        .map(move -> last.times(move, RoundingMode.FLOOR))
        .filter(most -> price.minus(last).abs().isGreaterThan(most))
        .isEmpty();
  }
}
