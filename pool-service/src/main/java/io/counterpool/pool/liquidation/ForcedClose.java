package io.counterpool.pool.liquidation;

import io.counterpool.models.Decimal;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.liquidation.DebtSettlement.BadDebt;
import io.counterpool.pool.liquidation.Liquidation.Judge;
import io.counterpool.pool.market.MarketState;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.order.LiquidationCosts;
import io.counterpool.pool.order.Receipts;
import io.counterpool.pool.position.PositionBooking;
import io.counterpool.pool.position.PositionChange;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Books one liquidation at the side price against the account: its fee for insurance, beyond its
 * target for the pool, and the impact of its trade, as {@link LiquidationCosts} bounds them.
 */
public final class ForcedClose {

  private final RoundContext context;
  private final PoolState state;
  private final StepWriter writer;
  private final Receipts receipts;
  private final DebtSettlement debts;
  private final PositionBooking positions;

  public ForcedClose(RoundContext context, Receipts receipts, DebtSettlement debts) {
    this.context = context;
    this.state = context.state();
    this.writer = context.writer();
    this.receipts = receipts;
    this.debts = debts;
    this.positions = new PositionBooking(state, writer);
  }

  /**
   * Closes {@code size} (unsigned, at most the position) of the account's position.
   *
   * @param equity as it was judged
   * @param maintenance as it was judged
   */
  public void close(
      AccountState account,
      MarketRound round,
      Decimal size,
      Decimal equity,
      Decimal maintenance,
      Judge judge) {
    MarketState market = state.markets().get(round.market());
    Decimal signed = account.size(round.market()).isPositive() ? size.negate() : size;
    Decimal cashBefore = state.ledger().balance(account.ledgerAccount());
    PositionChange change =
        PositionChange.of(
            account.position(round.market()),
            signed,
            round.sidePrice(signed),
            market.funding(),
            market.borrowIndex(),
            context.budgetLeft(round, market),
            context.scale());
    LiquidationCosts.Market before = before(round, market);
    LiquidationCosts costs =
        LiquidationCosts.of(
            change,
            before,
            context.margin().equityLeft(account, market.market(), change),
            context.scale());
    String cause = "round:" + context.view().input().number();
    positions.book(account, market, change, cause);
    Decimal insuranceBefore = context.income().heldOfTarget();
    Decimal overflow =
        context
            .income()
            .forced(account.ledgerAccount(), costs.fee(), TransferKind.LIQUIDATION_FEE, cause);
    writer.transfer(
        account.ledgerAccount(),
        market.impactAccount(),
        costs.impact(),
        TransferKind.IMPACT,
        cause);
    market.impact(costs.impact());
    Fill fill = fill(account, change, market, costs);
    writer.journal().fills.add(fill);
    writer
        .journal()
        .receipts
        .add(
            new Receipt(
                fill.sequence(),
                receipts.ofLiquidation(
                    account,
                    round,
                    change,
                    before.skewSize(),
                    costs,
                    overflow,
                    insuranceBefore,
                    cashBefore)));
    BadDebt bad = debts.settle(account);
    if (bad.pool().isPositive()) {
      market.paidOut(bad.pool());
    }
    Liquidation row =
        new Liquidation(
            state.counters().nextLiquidation(),
            fill.sequence(),
            account.id(),
            market.market(),
            fill.round(),
            signed,
            costs.fillPrice(),
            equity,
            maintenance,
            costs.fee(),
            bad.total(),
            bad.insurance(),
            judge,
            writer.at());
    writer.journal().liquidations.add(row);
    writer.event("account-liquidated", event(row));
  }

  private LiquidationCosts.Market before(MarketRound round, MarketState market) {
    FeeTerms terms = round.fee();
    MarginTerms margin = round.margin();
    return new LiquidationCosts.Market(
        round.price(),
        market.skewSize(),
        market.pricing(round.config()),
        terms == null ? null : terms.tradeFee(),
        round.forcedClose(),
        margin == null ? Decimal.ZERO : margin.closeOutFeeRate());
  }

  private Fill fill(
      AccountState account, PositionChange change, MarketState market, LiquidationCosts costs) {
    return new Fill(
        state.counters().nextFill(),
        0,
        0,
        account.id(),
        account.id(),
        market.market(),
        context.view().input().number(),
        change.size(),
        costs.fillPrice(),
        change.notional(),
        costs.impact(),
        costs.fee(),
        change.realised(),
        change.funding(),
        change.borrowing(),
        Fill.Kind.LIQUIDATION,
        writer.at());
  }

  private static Map<String, Object> event(Liquidation row) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("liquidation", row.sequence());
    payload.put("fill", row.fill());
    payload.put("account", row.account().toString());
    payload.put("market", row.market());
    payload.put("size", row.size());
    payload.put("price", row.price());
    payload.put("equityBefore", row.equityBefore());
    payload.put("maintenanceBefore", row.maintenanceBefore());
    payload.put("fee", row.fee());
    payload.put("badDebt", row.badDebt());
    payload.put("judgedBy", row.judgedBy().name());
    return payload;
  }
}
