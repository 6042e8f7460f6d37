package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Prices at which positions of a cross account are closed by force: the one that leaves the account
 * as bankrupt as it is, the worst one that an order may take, and what the insurance fund gains or
 * covers between them.
 *
 * <p>With N the net notional and M the maintenance margin of a position, NC the net collateral
 * {@code cash + Σ N} and MM = Σ M. Source: dYdX v4, x/clob/keeper/liquidations.
 *
 * @param cash quote balance, settlement units, of any sign
 * @param positions of the account
 * @param scale fraction digits of the settlement asset, 0 to 18
 */
public record CrossLiquidation(Decimal cash, List<Holding> positions, int scale) {

  public CrossLiquidation {
    Bounds.within("scale", scale, 0, Decimal.SCALE);
    positions = List.copyOf(positions);
  }

  /**
   * One position.
   *
   * @param size signed base units
   * @param price of the oracle, settlement units for one base unit, ≥ 0
   * @param maintenanceRate fraction of notional, ≥ 0
   */
  public record Holding(Decimal size, Decimal price, Decimal maintenanceRate) {

    public Holding {
      Bounds.notNegative("price", price);
      Bounds.notNegative("maintenanceRate", maintenanceRate);
    }

    /** {@code size × price}, exact. */
    public BigDecimal notional() {
      return size.toBigDecimal().multiply(price.toBigDecimal());
    }

    /** {@code |size × price| × maintenanceRate}, rounded up. */
    public BigDecimal maintenance(int scale) {
      return notional()
          .abs()
          .multiply(maintenanceRate.toBigDecimal())
          .setScale(scale, RoundingMode.UP);
    }

    Holding less(Decimal closed) {
      Decimal left = size.isNegative() ? size.plus(closed) : size.minus(closed);
      return new Holding(left, price, maintenanceRate);
    }
  }

  /** NC: {@code cash + Σ size × price}, exact. */
  public BigDecimal netCollateral() {
    return positions.stream().map(Holding::notional).reduce(cash.toBigDecimal(), BigDecimal::add);
  }

  /** MM: what keeping all positions needs. */
  public BigDecimal maintenance() {
    return positions.stream()
        .map(position -> position.maintenance(scale))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Cash for closing part of a position that takes with it the part's share of the net collateral,
   * by maintenance margin: {@code −ΔN − NC × |ΔM| ÷ MM}. At it, an account with nothing stays with
   * nothing and one below nothing gets no worse.
   *
   * @param index place of the position in the list
   * @param closed base units, above 0, at most the position
   * @return settlement units, above 0: must be received, below 0: may be paid; rounded up
   * @throws OutOfRangeException if the account requires no margin
   */
  public BigDecimal bankruptcyQuote(int index, Decimal closed) {
    Holding whole = positions.get(index);
    requireClosable(index, closed);
    Holding left = whole.less(closed);
    BigDecimal notionalChange = left.notional().subtract(whole.notional());
    BigDecimal marginChange = left.maintenance(scale).subtract(whole.maintenance(scale)).abs();
    BigDecimal share =
        netCollateral()
            .multiply(marginChange)
            .divide(requiredMaintenance(), scale, RoundingMode.FLOOR);
    return notionalChange.negate().subtract(share);
  }

  /**
   * The worst price for closing a position, whatever part of it: {@code (N − a × spread × M) ÷
   * size}, {@code a = clamp(adjustment × (1 − NC ÷ MM), 0, 1)}. It leaves the oracle's price when
   * the account falls below maintenance and is farthest when nothing is left.
   *
   * @param index place of the position in the list
   * @param adjustment how fast the price moves away, ≥ 0
   * @param spread most it moves, fraction of the maintenance margin, ≥ 0
   * @return settlement units for one base unit, below the oracle's price for a long, above it for a
   *     short; rounded away from it at eighteen digits
   * @throws OutOfRangeException if the account requires no margin
   */
  public BigDecimal fillablePrice(int index, Decimal adjustment, Decimal spread) {
    Bounds.notNegative("adjustment", adjustment);
    Bounds.notNegative("spread", spread);
    Holding position = positions.get(index);
    requireClosable(index, position.size().abs());
    BigDecimal required = requiredMaintenance();
    // a = reached ÷ required, 0 to 1.
    BigDecimal reached =
        required
            .subtract(netCollateral())
            .multiply(adjustment.toBigDecimal())
            .max(BigDecimal.ZERO)
            .min(required);
    BigDecimal room = reached.multiply(spread.toBigDecimal()).multiply(position.maintenance(scale));
    BigDecimal size = position.size().toBigDecimal();
    return position
        .notional()
        .multiply(required)
        .subtract(room)
        .divide(
            size.multiply(required),
            Decimal.SCALE,
            size.signum() > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
  }

  /**
   * What the insurance fund gains by a fill, or covers (below 0). With {@code delta = quote of the
   * fill − bankruptcyQuote}: a delta below 0 is covered; of one above 0 the fund gets {@code
   * |quote| × maxFee}, rounded down, but no more than the delta.
   *
   * @param index place of the position in the list
   * @param closed base units, above 0, at most the position
   * @param fillPrice settlement units for one base unit, ≥ 0
   * @param maxFee fraction of the quote, ≥ 0
   */
  public BigDecimal fundDelta(int index, Decimal closed, Decimal fillPrice, Decimal maxFee) {
    Bounds.notNegative("fillPrice", fillPrice);
    Bounds.notNegative("maxFee", maxFee);
    BigDecimal bankruptcy = bankruptcyQuote(index, closed);
    BigDecimal quote =
        closed.toBigDecimal().multiply(fillPrice.toBigDecimal()).setScale(scale, RoundingMode.DOWN);
    boolean isLong = positions.get(index).size().isPositive();
    BigDecimal delta = (isLong ? quote : quote.negate()).subtract(bankruptcy);
    return quote.multiply(maxFee.toBigDecimal()).setScale(scale, RoundingMode.DOWN).min(delta);
  }

  private BigDecimal requiredMaintenance() {
    return Bounds.positive("maintenance", maintenance());
  }

  /**
   * Refuses a part that is nothing or more than the position.
   *
   * @throws OutOfRangeException in these cases
   */
  public void requireClosable(int index, Decimal closed) {
    Bounds.positive("closed", closed);
    Bounds.atMost("closed", closed, "size", positions.get(index).size().abs());
  }
}
