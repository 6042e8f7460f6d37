package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.position.Position;
import io.counterpool.pool.position.PositionChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes receipts: which rounds and terms a fill used, every figure that went in, every figure that
 * came out. {@link ReceiptCheck} computes the latter again from the former.
 */
public final class Receipts {

  private final RoundContext context;
  private final Map<String, Map<String, Object>> byMarket = new HashMap<>();

  public Receipts(RoundContext context) {
    this.context = context;
  }

  /** Receipt of a filled order. */
  public Map<String, Object> ofOrder(WaitingOrder order, PlannedTrade trade) {
    TradeCosts costs = trade.costs();
    Map<String, Object> figures = start(Fill.Kind.ORDER, trade.account(), trade.round());
    figures.put("order", order.id().toString());
    figures.put("command", order.sequence());
    figures.put("line", (long) order.line());
    figures.put("acceptedAt", order.acceptedAt());
    put(figures, "watermark", order.watermark());
    put(figures, "limitPrice", order.order().limitPrice());
    figures.put("reduces", trade.reduces());
    change(figures, trade.change());
    figures.put("skewSizeBefore", trade.skewBefore());
    figures.put("impactBalanceBefore", trade.impactBefore());
    RebateBudget rebates = trade.rebates();
    if (rebates != null) {
      figures.put("rebateFraction", rebates.model().fraction());
      figures.put("rebateIntervalSeconds", (long) rebates.model().intervalSeconds());
      figures.put("rebateHeld", rebates.heldAtStart());
      figures.put("rebatePaidBefore", rebates.paid());
    }
    AccountTier tier = trade.tier();
    if (tier != null) {
      figures.put("volume30d", tier.volume());
      figures.put("tierDiscount", tier.discount());
      figures.put("feeDiscount", costs.line().discount());
    }
    figures.put("feeBase", costs.line().base());
    figures.put("feeSkew", costs.line().skew());
    figures.put("feeVolatility", costs.line().volatility());
    figures.put("premium", costs.premium());
    figures.put("impact", costs.impact());
    figures.put("fee", costs.fee());
    figures.put("feeToPool", costs.feeToPool());
    figures.put("feeToInsurance", costs.feeToInsurance());
    figures.put("feeToTreasury", costs.feeToTreasury());
    if (trade.account().referrer() != null) {
      figures.put("referrer", trade.account().referrer().toString());
      figures.put("feeToReferrer", costs.feeToReferrer());
    }
    insurance(figures, trade.insuranceBefore(), costs.feeOverflow());
    figures.put("fillPrice", costs.fillPrice());
    figures.put("cashBefore", trade.cashBefore());
    figures.put("cashAfter", trade.cashAfter());
    figures.put("equityAfter", trade.verdict().equity());
    figures.put("requiredAfter", trade.verdict().required());
    return figures;
  }

  /** What a target of insurance makes of its part; nothing without a target. */
  private void insurance(Map<String, Object> figures, @Nullable Decimal before, Decimal overflow) {
    Decimal target = context.view().input().pool().insuranceTarget();
    if (target != null && before != null) {
      figures.put("insuranceTarget", target);
      figures.put("insuranceBefore", before);
      figures.put("feeOverflow", overflow);
    }
  }

  /**
   * Receipt of a liquidation. It has no premium where the curve had no price.
   *
   * @param skewBefore skew size that premium and trade fee were computed at
   * @param overflow part of the fee that insurance has no room for
   * @param insuranceBefore balance of insurance if it has a target, else null
   */
  public Map<String, Object> ofLiquidation(
      AccountState account,
      MarketRound round,
      PositionChange change,
      Decimal skewBefore,
      LiquidationCosts costs,
      Decimal overflow,
      @Nullable Decimal insuranceBefore,
      Decimal cashBefore) {
    Map<String, Object> figures = start(Fill.Kind.LIQUIDATION, account, round);
    change(figures, change);
    figures.put("skewSizeBefore", skewBefore);
    figures.put("equityLeft", costs.equityLeft());
    figures.put("costBound", costs.bound());
    figures.put("feeWanted", costs.wanted());
    put(figures, "premium", costs.premium());
    paid(figures, change, costs.fee(), overflow, insuranceBefore, costs.impact(), cashBefore);
    figures.put("fillPrice", costs.fillPrice());
    return figures;
  }

  /**
   * Receipt of a winner's close.
   *
   * @param equityLeft of the account after the close and before the fee, ≥ 0
   * @param fee of the close-out, after its limit
   * @param overflow part of the fee that insurance has no room for
   * @param insuranceBefore balance of insurance if it has a target, else null
   */
  public Map<String, Object> ofDeleverage(
      AccountState account,
      MarketRound round,
      PositionChange change,
      Decimal equityLeft,
      Decimal fee,
      Decimal overflow,
      @Nullable Decimal insuranceBefore,
      Decimal fillPrice,
      Decimal cashBefore) {
    Map<String, Object> figures = start(Fill.Kind.DELEVERAGE, account, round);
    change(figures, change);
    figures.put("equityLeft", equityLeft);
    paid(figures, change, fee, overflow, insuranceBefore, Decimal.ZERO, cashBefore);
    figures.put("fillPrice", fillPrice);
    return figures;
  }

  private void paid(
      Map<String, Object> figures,
      PositionChange change,
      Decimal fee,
      Decimal overflow,
      @Nullable Decimal insuranceBefore,
      Decimal impact,
      Decimal cashBefore) {
    figures.put("fee", fee);
    figures.put("feeToInsurance", fee.minus(overflow));
    insurance(figures, insuranceBefore, overflow);
    figures.put("impact", impact);
    figures.put("cashBefore", cashBefore);
    figures.put("cashAfter", cashBefore.plus(change.cashChange()).minus(fee).minus(impact));
  }

  private Map<String, Object> start(Fill.Kind kind, AccountState account, MarketRound round) {
    Map<String, Object> figures =
        new LinkedHashMap<>(byMarket.computeIfAbsent(round.market(), _ -> ofRound(round)));
    figures.put("kind", kind.name());
    figures.put("account", account.id().toString());
    return figures;
  }

  private static void change(Map<String, Object> figures, PositionChange change) {
    Position before = change.before();
    Position after = change.after();
    figures.put("size", change.size());
    figures.put("sidePrice", change.sidePrice());
    figures.put("positionBefore", before == null ? Decimal.ZERO : before.size());
    figures.put("entryNotionalBefore", before == null ? Decimal.ZERO : before.entryNotional());
    figures.put("fundingIndexAtTouch", before == null ? Decimal.ZERO : before.fundingIndex());
    figures.put("borrowIndexAtTouch", before == null ? Decimal.ZERO : before.borrowIndex());
    figures.put("fundingIndexNow", change.fundingIndexNow());
    if (after != null && !after.fundingIndex().equals(change.fundingIndexNow())) {
      figures.put("fundingIndexAfter", after.fundingIndex()); // of the side that it turned to
    }
    figures.put("borrowIndexNow", change.borrowIndexNow());
    figures.put("budgetLeft", change.budgetLeft());
    figures.put("funding", change.funding());
    figures.put("borrowing", change.borrowing());
    figures.put("closedSize", change.closedSize());
    figures.put("realised", change.realised());
    figures.put("positionAfter", after == null ? Decimal.ZERO : after.size());
    figures.put("entryNotionalAfter", after == null ? Decimal.ZERO : after.entryNotional());
    figures.put("notional", change.notional());
  }

  private Map<String, Object> ofRound(MarketRound round) {
    Map<String, Object> figures = new LinkedHashMap<>();
    FeedRound feed = round.feed();
    MarketState market = context.state().markets().get(round.market());
    figures.put("pool", context.state().key().pool());
    figures.put("market", round.market());
    figures.put("round", context.view().input().number());
    figures.put("at", context.view().input().at());
    figures.put("settlementScale", (long) context.scale());
    figures.put("poolVersion", context.view().input().pool().version());
    figures.put("marketVersion", round.config().version());
    figures.put("feed", feed.feed());
    figures.put("feedRound", feed.round());
    figures.put("feedRoundHash", feed.hash());
    figures.put("grade", feed.grade().name());
    put(figures, "gradesVersion", feed.gradesVersion());
    put(figures, "firstIntakeSequence", feed.firstIntakeSequence());
    put(figures, "firstObservedAt", feed.firstObservedAt());
    figures.put("indexPrice", round.price());
    figures.put("confidence", round.confidence());
    figures.put("pricing", ModelFigures.of(market.pricing(round.config())));
    FeeTerms fee = round.fee();
    if (fee != null) {
      figures.put("feeTermsRound", fee.round());
      figures.put("feeTermsHash", fee.hash());
      figures.put("scheduleVersion", fee.scheduleVersion());
      figures.put("tradeFee", ModelFigures.of(fee.tradeFee()));
      figures.put("split", fee.split());
      trade(figures, fee.trade());
    }
    MarginTerms margin = round.margin();
    if (margin != null) {
      figures.put("marginTermsRound", margin.round());
      figures.put("marginTermsHash", margin.hash());
      figures.put("profileVersion", margin.profileVersion());
      figures.put("closeOutFeeRate", margin.closeOutFeeRate());
    }
    return figures;
  }

  private static void trade(Map<String, Object> figures, @Nullable TradeCharges trade) {
    if (trade == null) {
      return;
    }
    put(figures, "volatilityRate", trade.volatilityRate());
    if (trade.discount() != null) {
      figures.put("discount", ModelFigures.of(trade.discount()));
    }
    if (trade.forcedClose() != null) {
      figures.put("liquidationRate", trade.forcedClose().liquidationRate());
      figures.put("closeOutRate", trade.forcedClose().closeOutRate());
    }
  }

  private static void put(Map<String, Object> figures, String name, @Nullable Object value) {
    if (value != null) {
      figures.put(name, value);
    }
  }
}
