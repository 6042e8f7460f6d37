package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Margin of linear positions in one cross account.
 *
 * <ul>
 *   <li>initial = |size| × price × (initialRate + |size| ÷ sizeScale)
 *   <li>maintenance = initial × maintenanceRate ÷ initialRate
 *   <li>equity = cash + Σ collateral after haircut + Σ profit × payable fraction − Σ losses in full
 *       − funding and borrowing owed
 *   <li>health = equity ÷ maintenance; below 1 the account is liquidated
 * </ul>
 *
 * <p>Requirements are rounded up a position, equity down once. Source: Synthetix v3
 * (PerpsMarketConfiguration) for the size term, Drift v2 (liquidation) for the size to close.
 *
 * @param scale fraction digits of the settlement asset
 */
public record LinearMargin(int scale) {

  public LinearMargin {
    Bounds.within("scale", scale, 0, Decimal.SCALE);
  }

  /** To open or add: settlement units, rounded up. */
  public Decimal initialMargin(MarginPosition position) {
    return requirement(position.terms(), position.terms().initialRate(), position.state());
  }

  /** To keep: settlement units, rounded up. */
  public Decimal maintenanceMargin(MarginPosition position) {
    return requirement(position.terms(), position.terms().maintenanceRate(), position.state());
  }

  /** Sum over the positions. */
  public Decimal initialMargin(List<MarginPosition> positions) {
    return positions.stream().map(this::initialMargin).reduce(Decimal.ZERO, Decimal::plus);
  }

  /** Sum over the positions. */
  public Decimal maintenanceMargin(List<MarginPosition> positions) {
    return positions.stream().map(this::maintenanceMargin).reduce(Decimal.ZERO, Decimal::plus);
  }

  /** Unrealised profit as it is, size × price − entryNotional, rounded down. */
  public Decimal profit(PositionState state) {
    return Decimal.of(exactProfit(state, state.price()), scale, RoundingMode.FLOOR);
  }

  /** Equity of the account, settlement units, rounded down once. */
  public Decimal equity(MarginAccount account) {
    return Decimal.of(exactEquity(account), scale, RoundingMode.FLOOR);
  }

  /**
   * equity ÷ maintenance at eighteen digits, rounded down.
   *
   * @return empty if nothing is required
   */
  public Optional<Decimal> health(Decimal equity, Decimal maintenance) {
    return maintenance.isZero()
        ? Optional.empty()
        : Optional.of(equity.dividedBy(maintenance, RoundingMode.FLOOR));
  }

  /** equity ÷ maintenance of the account; empty if it requires nothing. */
  public Optional<Decimal> health(MarginAccount account) {
    return health(equity(account), maintenanceMargin(account.positions()));
  }

  /** Whether equity is below maintenance, or below zero where nothing is required. */
  public boolean isLiquidatable(MarginAccount account) {
    return equity(account).isLessThan(maintenanceMargin(account.positions()));
  }

  /**
   * Price of one market that makes the account liquidatable while everything else stands still: the
   * first multiple of the tick, from the mark towards the position's loss, at which {@link
   * #isLiquidatable} says so. One tick before it, the account is not.
   *
   * @param index place of the position in the account
   * @param priceScale fraction digits of the tick
   * @return the mark on the tick, if the account already is liquidatable; empty if no price does it
   */
  public Optional<Decimal> liquidationPrice(MarginAccount account, int index, int priceScale) {
    return new LiquidationPrice(this, account, index, priceScale).find();
  }

  /**
   * The least size to close in one market so that equity reaches maintenance × (1 + buffer).
   *
   * <p>The closed part settles at {@code closePrice} and pays the close-out fee; the rest stays at
   * the mark of the position. A profit counts at its payable fraction before and after.
   *
   * @param index place of the position in the account
   * @param closePrice settlement units for one base unit, above 0
   * @param sizeStep sizes are multiples of it, above 0
   * @return base units, unsigned: 0 if nothing need be closed, otherwise rounded up to the step;
   *     the whole size if no part of it is enough
   */
  public Decimal sizeToClose(
      MarginAccount account, int index, Decimal closePrice, Decimal sizeStep) {
    Bounds.positive("closePrice", closePrice);
    Bounds.positive("sizeStep", sizeStep);
    return new PartialClose(this, account, index, closePrice).least(sizeStep);
  }

  private Decimal requirement(MarginTerms terms, Decimal rate, PositionState state) {
    return requirement(terms, rate, state.size().abs(), state.price());
  }

  Decimal requirement(MarginTerms terms, Decimal rate, Decimal absoluteSize, Decimal price) {
    return Decimal.of(roundedRequirement(terms, rate, absoluteSize, price));
  }

  /** Rounded up to the scale, of any magnitude. */
  BigDecimal roundedRequirement(
      MarginTerms terms, Decimal rate, Decimal absoluteSize, Decimal price) {
    return absoluteSize
        .toBigDecimal()
        .multiply(price.toBigDecimal())
        .multiply(terms.rateAt(rate, absoluteSize).toBigDecimal())
        .setScale(scale, RoundingMode.CEILING);
  }

  static BigDecimal exactEquity(MarginAccount account) {
    BigDecimal equity = account.settlementCash().toBigDecimal();
    for (CollateralState collateral : account.collaterals()) {
      equity = equity.add(collateral.value());
    }
    for (MarginPosition position : account.positions()) {
      PositionState state = position.state();
      equity = equity.add(countedProfit(position, state.price())).subtract(owed(state));
    }
    return equity;
  }

  /** Profit at {@code price}: a gain times the payable fraction, a loss in full. */
  static BigDecimal countedProfit(MarginPosition position, Decimal price) {
    BigDecimal profit = exactProfit(position.state(), price);
    return profit.signum() > 0
        ? profit.multiply(position.terms().payableProfitFraction().toBigDecimal())
        : profit;
  }

  static BigDecimal owed(PositionState state) {
    return state.fundingOwed().plus(state.borrowOwed()).toBigDecimal();
  }

  private static BigDecimal exactProfit(PositionState state, Decimal price) {
    return state
        .size()
        .toBigDecimal()
        .multiply(price.toBigDecimal())
        .subtract(state.entryNotional().toBigDecimal());
  }
}
