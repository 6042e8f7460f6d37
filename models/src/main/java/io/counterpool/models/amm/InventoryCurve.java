package io.counterpool.models.amm;

import static io.counterpool.models.margin.PoolMargin.DOWN;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.amm.InventoryFill.Filled;
import io.counterpool.models.amm.InventoryFill.Reason;
import io.counterpool.models.amm.InventoryFill.Refused;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import io.counterpool.models.margin.PoolMargin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pool that makes its price by its inventory over its capital, in one of several markets that
 * share the capital.
 *
 * <p>With M the capital ({@link PoolMargin}) and x the value of the pool's position, the price of
 * the next unit is {@code index × (1 − slippage × x ÷ M)}: a pool that is long sells cheaper than
 * the index. From p0 to p1 the pool receives {@code index × (p0 − p1) × (1 − (p0 + p1) × index ×
 * slippage ÷ (2M))}. The part of a trade that reduces the position uses {@code closeSlippage}, the
 * rest {@code openSlippage}. The pool always keeps half a spread of the price at which the trade
 * starts; it closes at the index when it is not safe, and never closes beyond the discount.
 *
 * <p>At one slippage M does not move along the curve, so the cash of a trade is the sum of the cash
 * of its parts; between the two slippages and through the spread a round trip can only cost, as
 * {@code closeSlippage ≤ openSlippage}. Cash is rounded up once, for the pool. Source: MCDEX v3,
 * AMMModule.
 *
 * @param openSlippage of trades that add to the position, above 0
 * @param closeSlippage of trades that reduce it, 0 to {@code openSlippage}
 * @param halfSpread fraction of the price, 0 to 1
 * @param maxCloseDiscount most that a close may be worse for the pool than the index, fraction, 0
 *     to 1
 * @param maxLeverage notional of the position for one unit of capital, above 0
 */
public record InventoryCurve(
    Decimal openSlippage,
    Decimal closeSlippage,
    Decimal halfSpread,
    Decimal maxCloseDiscount,
    Decimal maxLeverage) {

  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal ONE = BigDecimal.ONE;

  /** The largest size there is: a limit beyond it does not bind. */
  private static final BigDecimal LARGEST =
      new BigDecimal("99999999999999999999.999999999999999999");

  public InventoryCurve {
    Bounds.positive("openSlippage", openSlippage);
    Bounds.notNegative("closeSlippage", closeSlippage);
    Bounds.atMost("closeSlippage", closeSlippage, "openSlippage", openSlippage);
    Bounds.fraction("halfSpread", halfSpread);
    Bounds.fraction("maxCloseDiscount", maxCloseDiscount);
    Bounds.positive("maxLeverage", maxLeverage);
  }

  /** A holding of a market that has this curve. */
  public PoolHolding holding(Decimal size, Decimal index, Decimal fundingIndex) {
    return new PoolHolding(size, index, fundingIndex, openSlippage, maxLeverage);
  }

  /**
   * Trades against the pool.
   *
   * @param inventory the pool before the trade
   * @param market place of this market among its holdings
   * @param size change of the pool's position, base units, positive when the pool buys
   * @param partial whether the pool may fill less than all where a limit binds
   * @param scale fraction digits of the cash
   * @return the fill, cash rounded up; a size of 0 fills 0
   * @throws OutOfRangeException if there is no such market or the result is out of range
   */
  public InventoryFill trade(
      PoolInventory inventory, int market, Decimal size, boolean partial, int scale) {
    Bounds.within("scale", scale, 0, Decimal.SCALE);
    State start = State.of(inventory, market);
    BigDecimal wanted = size.toBigDecimal();
    BigDecimal closed = closingPart(start.position, wanted);
    BigDecimal opened = wanted.subtract(closed);
    BigDecimal cash = BigDecimal.ZERO;
    Optional<BigDecimal> best = Optional.empty();
    State state = start;
    if (closed.signum() != 0) {
      Leg leg = close(start, closed);
      if (leg.refusal.isPresent()) {
        return refused(leg, start, wanted);
      }
      cash = leg.cash;
      best = Optional.of(leg.best);
      state = start.moved(closed, leg.cash);
    }
    BigDecimal filled = closed;
    if (opened.signum() != 0) {
      Leg leg = open(state, opened, partial);
      if (leg.refusal.isPresent()) {
        return refused(leg, state, opened);
      }
      cash = cash.add(leg.cash);
      filled = filled.add(leg.size);
      best = best.or(() -> Optional.of(leg.best));
    }
    BigDecimal atBest = best.orElse(BigDecimal.ZERO).multiply(filled).negate();
    return new Filled(
        Decimal.of(filled), Decimal.of(cash.max(atBest), scale, RoundingMode.CEILING));
  }

  /**
   * The largest position the pool may reach by opening: the least of what keeps it safe, what its
   * leverage allows and, when it is long, what keeps its price above 0.
   *
   * @param longSide whether the pool would be long
   * @return base units, signed, rounded towards 0; 0 if the pool is empty or not safe, the largest
   *     decimal if nothing limits it below that
   */
  public Decimal maxPosition(PoolInventory inventory, int market, boolean longSide) {
    Decimal most = limit(State.of(inventory, market), longSide);
    return longSide ? most : most.negate();
  }

  private Decimal limit(State state, boolean longSide) {
    Optional<BigDecimal> capital = state.margin(openSlippage).capital();
    if (capital.isEmpty()) {
      return Decimal.ZERO;
    }
    BigDecimal m = capital.get();
    BigDecimal slippage = openSlippage.toBigDecimal();
    BigDecimal free = m.multiply(m).multiply(TWO).subtract(state.square);
    if (free.signum() <= 0) {
      return Decimal.ZERO;
    }
    BigDecimal most = free.divide(slippage, DOWN).sqrt(DOWN); // value, not yet size
    BigDecimal leverage = maxLeverage.toBigDecimal();
    BigDecimal room =
        m.subtract(state.requirement)
            .add(state.square.divide(m.multiply(TWO), DOWN))
            .multiply(leverage)
            .multiply(leverage)
            .multiply(slippage);
    BigDecimal underRoot = m.subtract(room.multiply(TWO));
    if (underRoot.signum() >= 0) {
      BigDecimal tied = m.subtract(underRoot.multiply(m).sqrt(PoolMargin.UP));
      most = most.min(tied.max(BigDecimal.ZERO).divide(leverage, DOWN).divide(slippage, DOWN));
    }
    if (longSide) {
      most = most.min(m.divide(slippage, DOWN));
    }
    return Decimal.of(
        most.divide(state.index, DOWN).min(LARGEST), Decimal.SCALE, RoundingMode.DOWN);
  }

  private Leg close(State state, BigDecimal size) {
    boolean buys = size.signum() > 0;
    PoolMargin margin = state.margin(closeSlippage);
    BigDecimal best = state.index;
    BigDecimal cash = best.multiply(size).negate();
    if (margin.isSafe()) {
      BigDecimal capital = margin.capital().orElseThrow();
      if (capital.signum() <= 0) {
        return Leg.refused(Reason.NO_CAPITAL);
      }
      best = best(state, closeSlippage, capital, buys);
      cash = cash(state, closeSlippage, capital, size);
    }
    BigDecimal discount = maxCloseDiscount.toBigDecimal();
    BigDecimal worst = state.index.multiply(buys ? ONE.add(discount) : ONE.subtract(discount));
    cash = cash.max(worst.multiply(size).negate());
    return isNegative(cash, size)
        ? Leg.refused(Reason.NEGATIVE_PRICE)
        : new Leg(Optional.empty(), size, cash, best);
  }

  private Leg open(State state, BigDecimal size, boolean partial) {
    PoolMargin margin = state.margin(openSlippage);
    if (!margin.isSafe()) {
      return partial ? Leg.NOTHING : Leg.refused(Reason.POOL_UNSAFE);
    }
    BigDecimal after = state.position.add(size);
    BigDecimal most = limit(state, after.signum() > 0).toBigDecimal();
    BigDecimal taken = size;
    if (after.abs().compareTo(most) > 0) {
      if (!partial) {
        return Leg.refused(Reason.POSITION_LIMIT);
      }
      taken = (after.signum() > 0 ? most : most.negate()).subtract(state.position);
      if (taken.signum() != size.signum()) {
        return Leg.NOTHING; // The position is at its limit or beyond it already.
      }
    }
    BigDecimal capital = margin.capital().orElseThrow();
    BigDecimal cash = cash(state, openSlippage, capital, taken);
    return isNegative(cash, taken)
        ? Leg.refused(Reason.NEGATIVE_PRICE)
        : new Leg(
            Optional.empty(), taken, cash, best(state, openSlippage, capital, size.signum() > 0));
  }

  private Refused refused(Leg leg, State state, BigDecimal size) {
    return new Refused(
        leg.refusal.orElseThrow(), limit(state, state.position.add(size).signum() > 0));
  }

  /** Price at which the trade starts, half a spread better for the pool. */
  private BigDecimal best(State state, Decimal slippage, BigDecimal capital, boolean buys) {
    BigDecimal spread = halfSpread.toBigDecimal();
    BigDecimal pull =
        state
            .index
            .multiply(state.position)
            .multiply(slippage.toBigDecimal())
            .divide(capital, DOWN);
    return state
        .index
        .multiply(ONE.subtract(pull))
        .multiply(buys ? ONE.subtract(spread) : ONE.add(spread));
  }

  /** Cash the pool receives along the curve. */
  private static BigDecimal cash(
      State state, Decimal slippage, BigDecimal capital, BigDecimal size) {
    BigDecimal ends = state.position.add(state.position).add(size);
    BigDecimal pull =
        ends.multiply(state.index)
            .multiply(slippage.toBigDecimal())
            .divide(capital.multiply(TWO), DOWN);
    return state.index.multiply(size.negate()).multiply(ONE.subtract(pull));
  }

  /** The part of {@code size} that brings the position towards 0. */
  private static BigDecimal closingPart(BigDecimal position, BigDecimal size) {
    if (position.signum() * size.signum() >= 0) {
      return BigDecimal.ZERO;
    }
    return size.abs().compareTo(position.abs()) <= 0 ? size : position.negate();
  }

  /** Whether the pool would be paid for buying or pay for selling. */
  private static boolean isNegative(BigDecimal cash, BigDecimal size) {
    return cash.signum() * size.signum() > 0;
  }

  /** One part of a trade. */
  private record Leg(Optional<Reason> refusal, BigDecimal size, BigDecimal cash, BigDecimal best) {

    static final Leg NOTHING =
        new Leg(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static Leg refused(Reason reason) {
      return new Leg(Optional.of(reason), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
  }

  /** The traded market, and the sums over the others. */
  private record State(
      BigDecimal cash,
      BigDecimal position,
      BigDecimal index,
      BigDecimal value,
      BigDecimal square,
      BigDecimal requirement) {

    static State of(PoolInventory inventory, int market) {
      List<PoolHolding> holdings = inventory.holdings();
      if (market < 0 || market >= holdings.size()) {
        throw new OutOfRangeException(
            "market must be from 0 to " + (holdings.size() - 1) + ", was " + market);
      }
      List<PoolHolding> rest = new ArrayList<>(holdings);
      PoolHolding traded = rest.remove(market);
      PoolInventory others = new PoolInventory(inventory.cash(), rest);
      return new State(
          inventory.availableCash(),
          traded.size().toBigDecimal(),
          traded.index().toBigDecimal(),
          others.value(),
          others.square(),
          others.requirement());
    }

    PoolMargin margin(Decimal slippage) {
      BigDecimal x = position.multiply(index);
      return new PoolMargin(
          cash.add(value).add(x), x.multiply(x).multiply(slippage.toBigDecimal()).add(square));
    }

    State moved(BigDecimal size, BigDecimal received) {
      return new State(cash.add(received), position.add(size), index, value, square, requirement);
    }
  }
}
