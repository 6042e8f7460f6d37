package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.position.PositionBooking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Books a planned trade of an order: position, impact, fee, fill, receipt. */
public final class TradeBooking {

  private final RoundContext context;
  private final StepWriter writer;
  private final PositionBooking positions;
  private final Receipts receipts;
  private final Map<AccountState, Decimal> traded = new LinkedHashMap<>();

  public TradeBooking(RoundContext context, Receipts receipts) {
    this.context = context;
    this.writer = context.writer();
    this.positions = new PositionBooking(context.state(), writer);
    this.receipts = receipts;
  }

  /** Returns what the order's caller is told. */
  public Map<String, Object> book(WaitingOrder order, PlannedTrade trade) {
    String cause = order.cause();
    String trader = trade.account().ledgerAccount();
    TradeCosts costs = trade.costs();
    positions.book(trade.account(), trade.market(), trade.change(), cause);
    impact(trader, trade.market().impactAccount(), costs.impact(), cause);
    trade.market().impact(costs.impact());
    trade.market().ordered(trade.change().notional(), costs.fee());
    if (trade.rebates() != null && costs.impact().isNegative()) {
      trade.market().rebated(costs.impact().negate());
    }
    context.income().earn(trader, costs.feeToPool(), TransferKind.TRADE_FEE, cause);
    context.income().insure(trader, costs.feeToInsurance(), TransferKind.TRADE_FEE, cause);
    writer.transfer(
        trader, LedgerAccounts.TREASURY, costs.feeToTreasury(), TransferKind.TRADE_FEE, cause);
    payReferrer(trade, cause);
    traded.merge(trade.account(), trade.change().notional(), Decimal::plus);
    context.capacity().reserve(trade.market().market(), trade.reserves());
    Fill fill = fill(order, trade);
    writer.journal().fills.add(fill);
    writer.journal().receipts.add(new Receipt(fill.sequence(), receipts.ofOrder(order, trade)));
    Map<String, Object> result = result(fill);
    writer.event("order-filled", event(fill));
    return result;
  }

  /**
   * Counts what the round's orders traded towards the volumes of their accounts. Once all of them
   * are booked: the tier of each is that of the volume before the round, so that nobody saves by
   * splitting an order.
   */
  public void countVolumes() {
    traded.forEach(
        (account, notional) -> context.state().accounts().traded(account, notional, writer.at()));
    traded.clear();
  }

  private void payReferrer(PlannedTrade trade, String cause) {
    UUID id = trade.account().referrer();
    if (id != null && trade.costs().feeToReferrer().isPositive()) {
      AccountState referrer = context.state().accounts().get(id);
      writer.transfer(
          trade.account().ledgerAccount(),
          referrer.ledgerAccount(),
          trade.costs().feeToReferrer(),
          TransferKind.REFERRAL,
          cause);
      context.state().accounts().touched(referrer);
    }
  }

  private void impact(String trader, String impactAccount, Decimal impact, String cause) {
    if (impact.isPositive()) {
      writer.transfer(trader, impactAccount, impact, TransferKind.IMPACT, cause);
    } else if (impact.isNegative()) {
      writer.transfer(impactAccount, trader, impact.negate(), TransferKind.REBATE, cause);
    }
  }

  private Fill fill(WaitingOrder order, PlannedTrade trade) {
    return new Fill(
        context.state().counters().nextFill(),
        order.sequence(),
        order.line(),
        order.id(),
        order.account(),
        trade.market().market(),
        context.view().input().number(),
        trade.size(),
        trade.costs().fillPrice(),
        trade.change().notional(),
        trade.costs().impact(),
        trade.costs().fee(),
        trade.change().realised(),
        trade.change().funding(),
        trade.change().borrowing(),
        Fill.Kind.ORDER,
        writer.at());
  }

  private static Map<String, Object> result(Fill fill) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("fill", fill.sequence());
    result.put("market", fill.market());
    result.put("size", fill.size());
    result.put("price", fill.price());
    result.put("notional", fill.notional());
    result.put("impact", fill.impact());
    result.put("fee", fill.fee());
    result.put("realised", fill.realised());
    result.put("funding", fill.funding());
    result.put("borrowing", fill.borrowing());
    return result;
  }

  private static Map<String, Object> event(Fill fill) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("fill", fill.sequence());
    payload.put("order", fill.order().toString());
    payload.put("line", (long) fill.line());
    payload.put("account", fill.account().toString());
    payload.put("market", fill.market());
    payload.put("size", fill.size());
    payload.put("price", fill.price());
    return payload;
  }
}
