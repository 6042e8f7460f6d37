package io.counterpool.pool.liquidity;

import static java.util.Objects.requireNonNull;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.SeriesPerformanceFee;
import io.counterpool.models.shares.ShareMath;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.liquidity.EpochResult.PerformanceFee;
import io.counterpool.pool.liquidity.Tranches.Holder;
import io.counterpool.pool.valuation.PoolValue;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Performance fees of a strike. Each holding has its own mark and pays on its own gain: shares of
 * its own are burned at the redemption price and what they are worth goes to the treasury, so
 * nobody else's share changes and who came late rides on nobody's mark.
 *
 * <p>The rate charged is the one in force since the last strike; the configured one is in force
 * from here, so a rise takes nothing of a gain already made. When it starts, marks start at the
 * price of that strike, and no lower than they were.
 *
 * <p>A strike that is whole charges every holding before anything else is priced. If the pool
 * cannot pay all of it out of its cash with utilisation at or below U2, it charges none and the
 * marks stay for the next. Shares that leave pay in any case, at any strike: out of their own
 * proceeds, which the pool pays anyway. What they were charged already is not charged again.
 */
final class PerformanceCharge {

  private final PoolState state;
  private final PoolConfig config;
  private final StepWriter writer;
  private final long epoch;
  private final ShareMath maths;
  private final Map<String, Decimal> rates = new HashMap<>(); // in force since the last strike
  private final Map<String, PerformanceFee> charged = new HashMap<>();
  private final Map<String, Decimal> owedByLeavers = new HashMap<>();
  private final Map<String, Decimal> burnedOfLeavers = new HashMap<>();
  private Map<Holder, List<RequestRow>> redemptions = Map.of();

  /** What one tranche is charged at. */
  private record Price(TrancheRow row, Decimal value, Decimal price) {}

  /**
   * One holding and its fee.
   *
   * @param ofLocked how much of it falls on shares that wait for redemption, before rounding
   * @param mark after it
   */
  private record Bill(
      HoldingRow holding, Decimal assets, Decimal burned, Decimal ofLocked, Decimal mark) {}

  /**
   * Shares that leave: some are burned for the fee on their gain, the others are paid for.
   *
   * @param burned of them, for the fee
   * @param fee assets that those are worth
   * @param paid assets that the others are worth
   */
  record Leaving(Decimal burned, Decimal fee, Decimal paid) {}

  PerformanceCharge(PoolState state, PoolConfig config, StepWriter writer, long epoch) {
    this.state = state;
    this.config = config;
    this.writer = writer;
    this.epoch = epoch;
    this.maths = Tranches.shares(state.key().settlementScale());
    for (TrancheConfig tranche : config.tranches()) {
      Decimal rate = state.tranches().tranche(tranche.tranche()).performanceFee();
      if (rate != null) {
        rates.put(tranche.tranche(), rate);
      }
    }
  }

  /** What the tranche was charged; null without such a fee. */
  @Nullable PerformanceFee of(String tranche) {
    return charged.get(tranche);
  }

  /**
   * Mark of a holding that buys shares at {@code price}. A mark from before the fee was switched
   * off goes on averaging, so that it shelters no later shares.
   */
  @Nullable Decimal markWith(HoldingRow holding, Decimal shares, Decimal price) {
    Decimal mark = holding.mark();
    if (mark == null && state.tranches().tranche(holding.tranche()).performanceFee() == null) {
      return null;
    }
    return SeriesPerformanceFee.markWith(
        holding.shares(), mark == null ? price : mark, shares, price);
  }

  /**
   * What becomes of {@code shares} of a holding that leave a tranche.
   *
   * @param value of the tranche, for redemptions
   * @param supply its shares
   */
  Leaving leaving(HoldingRow holding, Decimal shares, Decimal value, Decimal supply) {
    Decimal rate = rates.get(holding.tranche());
    Decimal mark = holding.mark();
    Decimal burned = Decimal.ZERO;
    if (rate != null && mark != null) {
      Decimal due =
          new SeriesPerformanceFee(rate)
              .fee(shares, mark, maths.price(value, supply), maths.scale());
      burned = maths.sharesForDown(due, value, supply).min(shares);
    }
    Decimal fee = maths.assetsForDown(burned, value, supply);
    return fee.isZero()
        ? new Leaving(Decimal.ZERO, Decimal.ZERO, maths.assetsForDown(shares, value, supply))
        : new Leaving(burned, fee, maths.assetsForDown(shares.minus(burned), value, supply));
  }

  /** Burns the shares that leave for the fee; their owner's holding is not touched here. */
  void book(HoldingRow holding, Leaving leaving, Decimal price) {
    if (!leaving.fee.isPositive()) {
      return;
    }
    owedByLeavers.merge(holding.tranche(), leaving.fee, Decimal::plus);
    burnedOfLeavers.merge(holding.tranche(), leaving.burned, Decimal::plus);
    charged.merge(
        holding.tranche(),
        new PerformanceFee(
            requireNonNull(rates.get(holding.tranche())), price, leaving.fee, leaving.burned),
        (before, more) ->
            new PerformanceFee(
                before.rate(),
                before.price(),
                before.assets().plus(more.assets()),
                before.shares().plus(more.shares())));
    note(holding, leaving.burned, leaving.fee, price);
  }

  /**
   * Pays what was booked for the leavers of a tranche.
   *
   * @return the shares that were burned for it
   */
  Decimal payTreasury(String tranche) {
    payTreasury(owedByLeavers.getOrDefault(tranche, Decimal.ZERO));
    return burnedOfLeavers.getOrDefault(tranche, Decimal.ZERO);
  }

  private void payTreasury(Decimal assets) {
    writer.transfer(
        LedgerAccounts.pool(state.key().pool()),
        LedgerAccounts.TREASURY,
        assets,
        TransferKind.PERFORMANCE_FEE,
        "round:" + writer.round());
  }

  /** Charges every holding, and gives the value of the pool after it. */
  PoolValue run(PoolValue value) {
    List<Decimal> values = state.tranches().values(config, value.lower(), value.unreleased());
    if (!rates.isEmpty()) {
      redemptions = redemptionsByHolder();
    }
    Map<TrancheConfig, Price> prices = new HashMap<>();
    Map<TrancheConfig, List<Bill>> bills = new HashMap<>();
    Decimal total = Decimal.ZERO;
    for (int i = 0; i < values.size(); i++) {
      TrancheConfig tranche = config.tranches().get(i);
      TrancheRow row = state.tranches().tranche(tranche.tranche());
      if (row.performanceFee() == null && tranche.performanceFee() == null) {
        continue;
      }
      Decimal worth = values.get(i).rounded(maths.scale(), RoundingMode.FLOOR);
      Price price = new Price(row, worth, maths.price(worth, row.supply()));
      prices.put(tranche, price);
      bills.put(tranche, bills(price));
      for (Bill bill : bills.get(tranche)) {
        total = total.plus(bill.assets);
      }
    }
    if (total.isGreaterThan(payable(value))) {
      return value;
    }
    for (TrancheConfig tranche : config.tranches()) {
      Price price = prices.get(tranche);
      if (price != null) {
        book(tranche, price, bills.getOrDefault(tranche, List.of()));
      }
    }
    return total.isZero()
        ? value
        : value.withCash(state.ledger().balance(LedgerAccounts.pool(state.key().pool())));
  }

  private Decimal payable(PoolValue value) {
    Decimal needed =
        value.reserved().isZero()
            ? Decimal.ZERO
            : value
                .reserved()
                .dividedBy(config.redemptionStop(), maths.scale(), RoundingMode.CEILING);
    return value.cash().min(value.lower().minus(needed)).max(Decimal.ZERO);
  }

  private List<Bill> bills(Price price) {
    Decimal rate = price.row.performanceFee();
    List<Bill> bills = new ArrayList<>();
    for (HoldingRow holding : state.tranches().holdings()) {
      if (!holding.tranche().equals(price.row.tranche())) {
        continue;
      }
      Decimal mark = holding.mark();
      if (mark == null || rate == null) {
        Decimal start = mark == null ? price.price : mark.max(price.price);
        bills.add(new Bill(holding, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, start));
        continue;
      }
      Decimal fee =
          new SeriesPerformanceFee(rate).fee(holding.shares(), mark, price.price, maths.scale());
      Decimal wanted = maths.sharesForDown(fee, price.value, price.row.supply());
      Decimal free = wanted.min(holding.shares().minus(holding.locked()));
      Decimal ofLocked = wanted.minus(free);
      Decimal burned = free.plus(partsOfLocked(holding, ofLocked));
      Decimal assets = maths.assetsForDown(burned, price.value, price.row.supply());
      // A gain too small to pay for is kept, so that it pays once it is large enough.
      if (assets.isPositive()) {
        bills.add(new Bill(holding, assets, burned, ofLocked, price.price));
      }
    }
    return bills;
  }

  /** Of shares that wait for redemption each request gives its part, rounded down. */
  private Decimal partsOfLocked(HoldingRow holding, Decimal ofLocked) {
    Decimal parts = Decimal.ZERO;
    if (ofLocked.isPositive()) {
      for (RequestRow request : redemptionsOf(holding)) {
        parts = parts.plus(part(request, ofLocked, holding));
      }
    }
    return parts;
  }

  private Decimal part(RequestRow request, Decimal ofLocked, HoldingRow holding) {
    return ofLocked.timesOver(
        request.remaining(), holding.locked(), maths.shareScale(), RoundingMode.DOWN);
  }

  private Map<Holder, List<RequestRow>> redemptionsByHolder() {
    Map<Holder, List<RequestRow>> byHolder = new HashMap<>();
    for (RequestRow request : state.tranches().requests()) {
      if (request.kind() == RequestKind.REDEMPTION) {
        byHolder
            .computeIfAbsent(new Holder(request.owner(), request.tranche()), _ -> new ArrayList<>())
            .add(request);
      }
    }
    return byHolder;
  }

  private List<RequestRow> redemptionsOf(HoldingRow holding) {
    return redemptions.getOrDefault(new Holder(holding.provider(), holding.tranche()), List.of());
  }

  private void book(TrancheConfig tranche, Price price, List<Bill> bills) {
    Decimal assets = Decimal.ZERO;
    Decimal burned = Decimal.ZERO;
    for (Bill bill : bills) {
      book(bill, price);
      assets = assets.plus(bill.assets);
      burned = burned.plus(bill.burned);
    }
    payTreasury(assets);
    TrancheRow row = price.row;
    Decimal claim = row.claim().minus(Tranches.claimOf(burned, row.claim(), row.supply(), maths));
    state
        .tranches()
        .put(
            new TrancheRow(
                row.tranche(),
                row.supply().minus(burned),
                claim,
                row.accruedAt(),
                tranche.performanceFee()));
    if (row.performanceFee() != null) {
      charged.put(
          row.tranche(), new PerformanceFee(row.performanceFee(), price.price, assets, burned));
    }
  }

  private void book(Bill bill, Price price) {
    HoldingRow holding = bill.holding;
    Decimal locked = holding.locked().minus(partsOfLocked(holding, bill.ofLocked));
    if (bill.ofLocked.isPositive()) {
      for (RequestRow request : redemptionsOf(holding)) {
        state
            .tranches()
            .put(request.leaving(request.remaining().minus(part(request, bill.ofLocked, holding))));
      }
    }
    state
        .tranches()
        .put(holding.with(holding.shares().minus(bill.burned), locked).marked(bill.mark));
    if (bill.burned.isPositive()) {
      note(holding, bill.burned, bill.assets, price.price);
    }
  }

  private void note(HoldingRow holding, Decimal burned, Decimal assets, Decimal price) {
    writer
        .journal()
        .shareMovements
        .add(
            new ShareMovement(
                state.counters().nextShareMovement(),
                holding.provider(),
                holding.tranche(),
                burned.negate(),
                assets.negate(),
                price,
                epoch,
                holding.provider(),
                writer.at()));
    writer.event(
        "performance-fee-charged",
        Map.of(
            "provider",
            holding.provider().toString(),
            "tranche",
            holding.tranche(),
            "shares",
            burned,
            "assets",
            assets,
            "price",
            price,
            "epoch",
            epoch));
  }
}
