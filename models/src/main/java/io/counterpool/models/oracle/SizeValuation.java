package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an asset counts for when there is much of it: collateral less, debt more.
 *
 * <p>{@code rate(x) = initial + (last − initial) × x ÷ endpoint}, continued as a straight line
 * beyond the endpoint; the value of one unit is {@code price × rate(x)}, of collateral rounded
 * down, of debt up. The line of collateral falls below 0 in the end: from {@link #worthless()} on
 * nobody should take more of it. The confidence of the price stays as it is. Source: Pyth SDK,
 * get_collateral_valuation_price and get_borrow_valuation_price.
 *
 * @param side what is valued
 * @param endpoint amount at which {@code last} is reached, base units over all accounts, above 0
 * @param initial rate of the first unit, ≥ 0
 * @param last rate at the endpoint, ≥ 0; of collateral at most {@code initial}, of debt at least
 */
public record SizeValuation(Side side, Decimal endpoint, Decimal initial, Decimal last) {

  /** What is valued. */
  public enum Side {
    COLLATERAL,
    DEBT
  }

  public SizeValuation {
    Bounds.positive("endpoint", endpoint);
    Bounds.notNegative("initial", initial);
    Bounds.notNegative("last", last);
    switch (side) {
      case COLLATERAL -> Bounds.atMost("last rate of collateral", last, "initial", initial);
      case DEBT -> Bounds.atMost("initial rate of debt", initial, "last", last);
    }
  }

  /**
   * Value of one unit when {@code amount} is out, at eighteen fraction digits.
   *
   * @param price quote units for one base unit, ≥ 0
   * @param amount base units over all accounts, ≥ 0
   * @throws OutOfRangeException if the value is beyond the range of {@link Decimal}
   */
  public Decimal unitValue(Decimal price, Decimal amount) {
    Bounds.notNegative("price", price);
    Bounds.notNegative("amount", amount);
    BigDecimal end = endpoint.toBigDecimal();
    BigDecimal rate =
        initial
            .toBigDecimal()
            .multiply(end)
            .add(last.minus(initial).toBigDecimal().multiply(amount.toBigDecimal()));
    return Decimal.of(
        price
            .toBigDecimal()
            .multiply(rate)
            .divide(
                end,
                Decimal.SCALE,
                side == Side.COLLATERAL ? RoundingMode.FLOOR : RoundingMode.CEILING));
  }

  /**
   * The amount from which one unit of collateral is worth nothing, rounded down.
   *
   * @throws OutOfRangeException if there is none: the line does not fall
   */
  public Decimal worthless() {
    if (!last.isLessThan(initial)) {
      throw new OutOfRangeException("the rate does not fall, from " + initial + " to " + last);
    }
    return endpoint.timesOver(initial, initial.minus(last), Decimal.SCALE, RoundingMode.FLOOR);
  }
}
