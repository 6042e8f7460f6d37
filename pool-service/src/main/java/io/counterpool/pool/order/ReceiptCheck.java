package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.pool.distribution.PoolIncome;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.market.FundingIndices;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.position.PositionChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes a fill again from what its receipt says went in. Reads the figures as values or as the
 * strings that they are on the wire.
 */
public final class ReceiptCheck {

  /** Ends the check of one receipt: what follows rests on the figure. */
  private static final class MissingFigure extends RuntimeException {
    MissingFigure(String name) {
      super("the receipt has no figure " + name);
    }
  }

  private final Map<String, Object> figures;
  private final List<String> differences = new ArrayList<>();

  private ReceiptCheck(Map<String, Object> figures) {
    this.figures = figures;
  }

  /** What does not come out as the receipt says, one line a figure; empty if all of it does. */
  public static List<String> recompute(Receipt receipt) {
    ReceiptCheck check = new ReceiptCheck(receipt.figures());
    try {
      check.run();
    } catch (MissingFigure missing) {
      check.differences.add(missing.getMessage());
    }
    return List.copyOf(check.differences);
  }

  private void run() {
    Decimal size = number("size");
    Fill.Kind kind = Fill.Kind.valueOf(text("kind"));
    Decimal sidePrice =
        kind == Fill.Kind.DELEVERAGE
            ? number("indexPrice")
            : MarketRound.sidePrice(number("indexPrice"), number("confidence"), size);
    same("sidePrice", sidePrice);
    PositionChange change = change(size, sidePrice);
    if (kind == Fill.Kind.DELEVERAGE) {
      change = change.realising(number("realised"));
    }
    same("funding", change.funding());
    same("borrowing", change.borrowing());
    same("closedSize", change.closedSize());
    same("realised", change.realised());
    same("notional", change.notional());
    Position after = change.after();
    same("positionAfter", after == null ? Decimal.ZERO : after.size());
    same("entryNotionalAfter", after == null ? Decimal.ZERO : after.entryNotional());
    switch (kind) {
      case ORDER -> {
        costs(size, sidePrice);
        if (number("equityAfter").isLessThan(number("requiredAfter"))) {
          differences.add("the gate would have refused");
        }
      }
      case LIQUIDATION -> liquidation(change);
      case DELEVERAGE -> deleverage(change);
    }
    same(
        "cashAfter",
        number("cashBefore")
            .plus(change.cashChange())
            .minus(number("impact"))
            .minus(number("fee")));
  }

  private void liquidation(PositionChange change) {
    LiquidationCosts costs =
        LiquidationCosts.of(
            change,
            new LiquidationCosts.Market(
                number("indexPrice"),
                number("skewSizeBefore"),
                ModelFigures.pricing(map("pricing")),
                figures.containsKey("tradeFee") ? ModelFigures.tradeFee(map("tradeFee")) : null,
                forcedClose(),
                figures.containsKey("closeOutFeeRate") ? number("closeOutFeeRate") : Decimal.ZERO),
            number("equityLeft"),
            scale());
    same("costBound", costs.bound());
    same("feeWanted", costs.wanted());
    if (costs.premium() != null) {
      same("premium", costs.premium());
    } else if (figures.containsKey("premium")) {
      differences.add("premium is " + number("premium") + ", but the curve has no price");
    }
    same("impact", costs.impact());
    same("fillPrice", costs.fillPrice());
    forcedFee(costs.fee());
  }

  private void deleverage(PositionChange change) {
    same("impact", Decimal.ZERO);
    if (change.before() == null || change.after() != null) {
      differences.add("the winner is not closed whole");
    } else {
      same("fillPrice", change.paidPrice(TradeCosts.PRICE_SCALE));
    }
    forcedFee(TradeCharges.closeOutFee(forcedClose(), change, number("equityLeft"), scale()));
  }

  private @Nullable ForcedCloseFees forcedClose() {
    return figures.containsKey("liquidationRate")
        ? new ForcedCloseFees(number("liquidationRate"), number("closeOutRate"))
        : null;
  }

  /** A fee that is for insurance, and for the pool what insurance has no room for. */
  private void forcedFee(Decimal fee) {
    same("fee", fee);
    Decimal overflow = PoolIncome.overflow(fee, insuranceRoom());
    same("feeToInsurance", fee.minus(overflow));
    if (figures.containsKey("insuranceTarget")) {
      same("feeOverflow", overflow);
    }
  }

  private PositionChange change(Decimal size, Decimal sidePrice) {
    Decimal held = number("positionBefore");
    Position before =
        held.isZero()
            ? null
            : new Position(
                held,
                number("entryNotionalBefore"),
                number("fundingIndexAtTouch"),
                number("borrowIndexAtTouch"));
    return PositionChange.of(
        before,
        size,
        sidePrice,
        funding(held),
        number("borrowIndexNow"),
        number("budgetLeft"),
        scale());
  }

  /** The index of the side that was settled, and of the other one where the position turned. */
  private FundingIndices funding(Decimal held) {
    Decimal now = number("fundingIndexNow");
    Decimal other = figures.containsKey("fundingIndexAfter") ? number("fundingIndexAfter") : now;
    return held.isNegative() ? new FundingIndices(other, now) : new FundingIndices(now, other);
  }

  private void costs(Decimal size, Decimal sidePrice) {
    Map<String, Decimal> split = new LinkedHashMap<>();
    map("split").forEach((receiver, part) -> split.put(String.valueOf(receiver), decimal(part)));
    TradeCosts costs =
        TradeCosts.of(
            size,
            number("indexPrice"),
            sidePrice,
            number("skewSizeBefore"),
            ModelFigures.pricing(map("pricing")),
            rebateLimit(),
            tradeFee(),
            discount(),
            new FeeReceivers(split, figures.containsKey("referrer"), insuranceRoom()),
            scale());
    same("premium", costs.premium());
    same("impact", costs.impact());
    same("feeBase", costs.line().base());
    same("feeSkew", costs.line().skew());
    same("feeVolatility", costs.line().volatility());
    same("fee", costs.fee());
    same("feeToPool", costs.feeToPool());
    same("feeToInsurance", costs.feeToInsurance());
    same("feeToTreasury", costs.feeToTreasury());
    if (figures.containsKey("feeDiscount")) {
      same("feeDiscount", costs.line().discount());
    }
    if (figures.containsKey("referrer")) {
      same("feeToReferrer", costs.feeToReferrer());
    }
    if (figures.containsKey("insuranceTarget")) {
      same("feeOverflow", costs.feeOverflow());
    }
    same("fillPrice", costs.fillPrice());
  }

  private FeeResolution tradeFee() {
    return new FeeResolution(
        ModelFigures.tradeFee(map("tradeFee")),
        figures.containsKey("volatilityRate") ? number("volatilityRate") : Decimal.ZERO,
        null);
  }

  private Decimal rebateLimit() {
    Decimal balance = number("impactBalanceBefore");
    if (!figures.containsKey("rebateFraction")) {
      return balance;
    }
    ImpactRebate model =
        new ImpactRebate(number("rebateFraction"), Integer.parseInt(text("rebateIntervalSeconds")));
    return new RebateBudget(model, number("rebateHeld"), number("rebatePaidBefore"))
        .limit(balance, scale());
  }

  private Decimal discount() {
    if (!figures.containsKey("volume30d")) {
      return Decimal.ZERO;
    }
    Decimal discount = ModelFigures.discount(map("discount")).discount(number("volume30d"));
    same("tierDiscount", discount);
    return discount;
  }

  private @Nullable Decimal insuranceRoom() {
    return figures.containsKey("insuranceTarget")
        ? number("insuranceTarget").minus(number("insuranceBefore")).max(Decimal.ZERO)
        : null;
  }

  private void same(String name, Decimal computed) {
    if (!number(name).equals(computed)) {
      differences.add(name + " is " + number(name) + ", computed " + computed);
    }
  }

  private int scale() {
    return Integer.parseInt(text("settlementScale"));
  }

  private Decimal number(String name) {
    return decimal(value(name));
  }

  private String text(String name) {
    return String.valueOf(value(name));
  }

  private Map<?, ?> map(String name) {
    return (Map<?, ?>) value(name);
  }

  private Object value(String name) {
    Object value = figures.get(name);
    if (value == null) {
      throw new MissingFigure(name);
    }
    return value;
  }

  private static Decimal decimal(Object value) {
    return value instanceof Decimal number ? number : Decimal.of(String.valueOf(value));
  }
}
