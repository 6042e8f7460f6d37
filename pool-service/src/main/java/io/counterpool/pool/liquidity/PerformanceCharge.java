package io.counterpool.pool.liquidity;

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
import io.counterpool.pool.valuation.PoolValue;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Performance fees of a strike, before anything else is priced. Each holding has its own mark and
 * pays on its own gain: shares of its own are burned at the redemption price and what they are
 * worth goes to the treasury, so nobody else's share changes and who came late rides on nobody's
 * mark.
 *
 * <p>The rate charged is the one in force since the last strike; the configured one is in force
 * from here, so a rise takes nothing of a gain already made. When it starts, marks start at the
 * price of that strike. If the pool cannot pay all fees of a strike out of its cash with
 * utilisation at or below U2, none is charged and the marks stay for the next.
 */
final class PerformanceCharge {

  private final PoolState state;
  private final PoolConfig config;
  private final StepWriter writer;
  private final long epoch;
  private final ShareMath maths;
  private final Map<String, PerformanceFee> charged = new HashMap<>();

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

  PerformanceCharge(PoolState state, PoolConfig config, StepWriter writer, long epoch) {
    this.state = state;
    this.config = config;
    this.writer = writer;
    this.epoch = epoch;
    this.maths = Tranches.shares(state.key().settlementScale());
  }

  /** What the tranche was charged; null without such a fee. */
  @Nullable PerformanceFee of(String tranche) {
    return charged.get(tranche);
  }

  /** Mark of a holding that buys shares at {@code price}. */
  @Nullable Decimal markWith(HoldingRow holding, Decimal shares, Decimal price) {
    Decimal mark = holding.mark();
    if (state.tranches().tranche(holding.tranche()).performanceFee() == null) {
      return mark;
    }
    return SeriesPerformanceFee.markWith(
        holding.shares(), mark == null ? price : mark, shares, price);
  }

  /** Charges, and gives the value of the pool after it. */
  PoolValue run(PoolValue value) {
    List<Decimal> values = state.tranches().values(config, value.lower());
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
      for (RequestRow request : redemptions(holding)) {
        parts = parts.plus(part(request, ofLocked, holding));
      }
    }
    return parts;
  }

  private Decimal part(RequestRow request, Decimal ofLocked, HoldingRow holding) {
    return ofLocked.timesOver(
        request.remaining(), holding.locked(), maths.shareScale(), RoundingMode.DOWN);
  }

  private List<RequestRow> redemptions(HoldingRow holding) {
    return state.tranches().requests().stream()
        .filter(
            request ->
                request.kind() == RequestKind.REDEMPTION
                    && request.owner().equals(holding.provider())
                    && request.tranche().equals(holding.tranche()))
        .toList();
  }

  private void book(TrancheConfig tranche, Price price, List<Bill> bills) {
    Decimal assets = Decimal.ZERO;
    Decimal burned = Decimal.ZERO;
    for (Bill bill : bills) {
      book(bill, price);
      assets = assets.plus(bill.assets);
      burned = burned.plus(bill.burned);
    }
    writer.transfer(
        LedgerAccounts.pool(state.key().pool()),
        LedgerAccounts.TREASURY,
        assets,
        TransferKind.PERFORMANCE_FEE,
        "round:" + writer.round());
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
      for (RequestRow request : redemptions(holding)) {
        state
            .tranches()
            .put(request.leaving(request.remaining().minus(part(request, bill.ofLocked, holding))));
      }
    }
    state
        .tranches()
        .put(holding.with(holding.shares().minus(bill.burned), locked).marked(bill.mark));
    if (bill.burned.isPositive()) {
      writer
          .journal()
          .shareMovements
          .add(
              new ShareMovement(
                  state.counters().nextShareMovement(),
                  holding.provider(),
                  holding.tranche(),
                  bill.burned.negate(),
                  bill.assets.negate(),
                  price.price,
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
              bill.burned,
              "assets",
              bill.assets,
              "price",
              price.price,
              "epoch",
              epoch));
    }
  }
}
