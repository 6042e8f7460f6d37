package io.counterpool.pool.liquidity;

import static java.util.Objects.requireNonNull;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.IncomeStream;
import io.counterpool.models.shares.ProRata;
import io.counterpool.models.shares.ShareMath;
import io.counterpool.pool.custody.CustodyDesk;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.liquidity.EpochResult.TrancheStrike;
import io.counterpool.pool.liquidity.PerformanceCharge.Leaving;
import io.counterpool.pool.valuation.PoolValue;
import io.counterpool.pool.valuation.Valuer;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One strike. Redemptions are priced at the lower bound of the state before it, deposits at the
 * upper bound of what the redemptions leave: what leavers go without, income on its way and the
 * difference between the bounds, stays with the shares that were there and stay. If none of a
 * tranche stays, its next share starts at 1, or dearer by what is left behind and is no cash. No
 * request touches another's price of its kind.
 */
final class Strike {

  private final PoolState state;
  private final CustodyDesk custody;
  private final Epochs epochs;
  private final PoolConfig config;
  private final Instant cutOff;
  private final boolean whole;
  private final StepWriter writer;
  private final ShareMath maths;
  private final String asset;
  private final String poolAccount;
  private final String cause;
  private final long number;
  private final PerformanceCharge charge;
  private PoolValue value;

  /** Requests of one tranche. */
  private record Queue(List<RequestRow> deposits, List<RequestRow> redemptions) {

    List<RequestRow> of(RequestKind kind) {
      return switch (kind) {
        case DEPOSIT -> deposits;
        case REDEMPTION -> redemptions;
      };
    }
  }

  /** What deposits join: the tranche at the upper bound, after the redemptions. */
  private record Entry(Decimal assets, Decimal supply) {

    Decimal price(ShareMath maths) {
      return maths.price(assets, supply);
    }
  }

  /** What requests of one kind have come to. */
  private static final class Tally {

    Decimal assets = Decimal.ZERO;
    Decimal shares = Decimal.ZERO;
    Decimal waiting = Decimal.ZERO;

    /** With the shares that were burned for fees. */
    Decimal filled = Decimal.ZERO;

    void add(RequestRow before, RequestRow after) {
      assets = assets.plus(after.doneAssets()).minus(before.doneAssets());
      shares = shares.plus(after.doneShares()).minus(before.doneShares());
      waiting = waiting.plus(after.remaining());
    }
  }

  Strike(
      PoolState state,
      CustodyDesk custody,
      Epochs epochs,
      RoundView round,
      Instant cutOff,
      boolean whole,
      StepWriter writer) {
    this.state = state;
    this.custody = custody;
    this.epochs = epochs;
    this.config = round.input().pool();
    this.cutOff = cutOff;
    this.whole = whole;
    this.writer = writer;
    this.maths = Tranches.shares(state.key().settlementScale());
    this.asset = state.key().settlementAsset();
    this.poolAccount = LedgerAccounts.pool(state.key().pool());
    this.cause = "round:" + round.input().number();
    this.number = state.counters().nextEpoch();
    this.charge = new PerformanceCharge(state, config, writer, number);
    this.value = Valuer.poolValue(state, round);
  }

  void run() {
    value = withoutUnowned(value);
    if (whole) {
      value = charge.run(value);
    }
    Map<String, Queue> queues = takingPart();
    List<StrikePlan.Side> sides = sides(queues);
    List<StrikePlan.Fill> fills = StrikePlan.of(sides, limits(), maths);
    List<Tally> redemptions = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      redemptions.add(redeem(sides.get(i), fills.get(i), queue(queues, sides.get(i))));
    }
    PoolValue left = withoutUnowned(value.withCash(state.ledger().balance(poolAccount)));
    List<Decimal> upper = state.tranches().values(config, left.upper(), Decimal.ZERO);
    List<TrancheStrike> strikes = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      StrikePlan.Side side = sides.get(i);
      Entry entry =
          new Entry(
              upper.get(i).rounded(maths.scale(), RoundingMode.CEILING),
              state.tranches().tranche(side.tranche()).supply());
      Tally deposits = deposit(side, entry, fills.get(i), queue(queues, side));
      strikes.add(struck(side, entry, deposits, redemptions.get(i)));
    }
    EpochResult result =
        new EpochResult(
            number,
            cutOff,
            round(),
            writer.at(),
            value.lower(),
            value.upper(),
            value.cash(),
            value.unreleased(),
            value.reserved(),
            whole,
            strikes);
    writer.journal().epochs.add(result);
    startStream();
    writer.event(
        "epoch-struck",
        Map.of(
            "epoch",
            number,
            "cutOff",
            cutOff,
            "round",
            round(),
            "lower",
            value.lower(),
            "upper",
            value.upper(),
            "whole",
            whole));
  }

  private long round() {
    Long round = writer.round();
    if (round == null) {
      throw new IllegalStateException("a strike happens in a round");
    }
    return round;
  }

  /** What was earned since the last strike starts to enter share value. */
  private void startStream() {
    Long seconds = config.incomeStreamSeconds();
    IncomeStream income = state.counters().income();
    if (!income.equals(IncomeStream.NONE)) {
      state
          .counters()
          .income(income.strike(writer.at(), seconds == null ? 0 : seconds, maths.scale()));
    }
  }

  /**
   * What is left when the last junior share is gone belongs to no later buyer: it goes to
   * insurance.
   *
   * @return the value without it
   */
  private PoolValue withoutUnowned(PoolValue of) {
    TrancheRow junior = state.tranches().tranche(config.tranches().getLast().tranche());
    if (!junior.supply().isZero()) {
      return of;
    }
    Decimal here = floor(values(of.lower(), of.unreleased()).getLast());
    Decimal all = floor(values(of.lower().plus(of.unreleased()), Decimal.ZERO).getLast());
    Decimal unowned = all.min(of.cash());
    if (!unowned.isPositive()) {
      return of;
    }
    writer.transfer(
        poolAccount,
        LedgerAccounts.insurance(state.key().pool()),
        unowned,
        TransferKind.UNOWNED,
        cause);
    Decimal coming = unowned.minus(here).max(Decimal.ZERO);
    IncomeStream income = state.counters().income();
    state.counters().income(income.without(coming, writer.at(), maths.scale()));
    return of.with(state.ledger().balance(poolAccount), of.unreleased().minus(coming));
  }

  private List<Decimal> values(Decimal poolValue, Decimal unreleased) {
    return state.tranches().values(config, poolValue, unreleased);
  }

  /** By tranche, funded by the cut-off, by acceptance; those of unknown tranches end here. */
  private Map<String, Queue> takingPart() {
    Map<String, Queue> queues = new HashMap<>();
    for (TrancheConfig tranche : config.tranches()) {
      queues.put(tranche.tranche(), new Queue(new ArrayList<>(), new ArrayList<>()));
    }
    for (RequestRow request : state.tranches().requests()) {
      if (request.fundedAt().isAfter(cutOff)) {
        continue;
      }
      Queue queue = queues.get(request.tranche());
      if (queue != null) {
        queue.of(request.kind()).add(request);
      } else {
        Refusal unknown =
            new Refusal(
                "tranche-unknown",
                "The pool has no such tranche.",
                Map.of("tranche", request.tranche()));
        epochs.end(request, unknown, cause, writer);
      }
    }
    return queues;
  }

  private static Queue queue(Map<String, Queue> queues, StrikePlan.Side side) {
    return requireNonNull(queues.get(side.tranche()));
  }

  private List<StrikePlan.Side> sides(Map<String, Queue> queues) {
    List<Decimal> lower = values(value.lower(), value.unreleased());
    List<StrikePlan.Side> sides = new ArrayList<>();
    for (int i = 0; i < config.tranches().size(); i++) {
      TrancheConfig tranche = config.tranches().get(i);
      TrancheRow row = state.tranches().tranche(tranche.tranche());
      Queue queue = requireNonNull(queues.get(tranche.tranche()));
      sides.add(
          new StrikePlan.Side(
              row.tranche(),
              tranche.rank() == 0,
              row.claim(),
              row.supply(),
              floor(lower.get(i)),
              sum(queue.deposits),
              sum(queue.redemptions)));
    }
    return sides;
  }

  private StrikePlan.Limits limits() {
    return new StrikePlan.Limits(
        value.lower(),
        value.unreleased(),
        value.cash(),
        value.reserved(),
        config.outflowPerEpoch(),
        config.redemptionStop(),
        config.seniorShare(),
        config.seniorAndMezzanineShare(),
        whole);
  }

  private Tally redeem(StrikePlan.Side side, StrikePlan.Fill fill, Queue queue) {
    Tally tally = new Tally();
    List<RequestRow> requests = queue.redemptions;
    List<Decimal> parts = ProRata.fill(fill.shares(), amounts(requests), maths.shareScale());
    for (int i = 0; i < requests.size(); i++) {
      tally.add(requests.get(i), redeem(requests.get(i), parts.get(i), side));
    }
    Decimal gone = tally.shares.plus(charge.payTreasury(side.tranche()));
    tally.filled = gone;
    TrancheRow row = state.tranches().tranche(side.tranche());
    state
        .tranches()
        .put(
            row.with(
                row.supply().minus(gone),
                row.claim().minus(Tranches.claimOf(gone, side.claim(), side.supply(), maths))));
    return tally;
  }

  private Tally deposit(StrikePlan.Side side, Entry entry, StrikePlan.Fill fill, Queue queue) {
    Tally tally = new Tally();
    List<RequestRow> requests = queue.deposits;
    List<Decimal> parts = ProRata.fill(fill.deposits(), amounts(requests), maths.scale());
    for (int i = 0; i < requests.size(); i++) {
      tally.add(
          requests.get(i), deposit(requests.get(i), parts.get(i), side, entry, fill.impaired()));
    }
    TrancheRow row = state.tranches().tranche(side.tranche());
    state.tranches().put(row.with(row.supply().plus(tally.shares), row.claim().plus(tally.assets)));
    return tally;
  }

  private TrancheStrike struck(
      StrikePlan.Side side, Entry entry, Tally deposits, Tally redemptions) {
    return new TrancheStrike(
        side.tranche(),
        entry.price(maths),
        maths.price(side.lower(), side.supply()),
        deposits.assets,
        deposits.shares,
        redemptions.assets,
        redemptions.shares,
        side.shares().isZero()
            ? Decimal.ONE
            : redemptions.filled.dividedBy(side.shares(), 6, RoundingMode.FLOOR),
        redemptions.waiting,
        deposits.waiting,
        charge.of(side.tranche()));
  }

  private RequestRow deposit(
      RequestRow request, Decimal part, StrikePlan.Side side, Entry entry, boolean impaired) {
    if (whole && impaired) {
      Refusal refusal =
          new Refusal(
              "tranche-impaired",
              "The tranche is worth less than its claim, or the junior's shares are worth nothing.",
              Map.of(
                  "tranche", side.tranche(),
                  "claim", side.claim(),
                  "value", side.lower(),
                  "poolValue", value.lower()));
      return ended(request, refusal);
    }
    if (part.isZero()) {
      return request;
    }
    Decimal price = entry.price(maths);
    Decimal shares = maths.sharesForDown(part, entry.assets, entry.supply);
    if (shares.isZero()) {
      if (!part.equals(request.remaining())) {
        return request;
      }
      Refusal refusal =
          new Refusal(
              "deposit-too-small",
              "It is worth less than the smallest share.",
              Map.of("amount", part, "sharePrice", price));
      return ended(request, refusal);
    }
    writer.transfer(
        LedgerAccounts.pendingDeposit(request.id()),
        poolAccount,
        part,
        TransferKind.DEPOSIT,
        cause);
    HoldingRow holding = state.tranches().holding(request.owner(), request.tranche());
    state
        .tranches()
        .put(
            holding
                .with(holding.shares().plus(shares), holding.locked())
                .marked(charge.markWith(holding, shares, price)));
    move(request, shares, part, price);
    return filled(request, part, part, shares);
  }

  private RequestRow redeem(RequestRow request, Decimal part, StrikePlan.Side side) {
    HoldingRow holding = state.tranches().holding(request.owner(), request.tranche());
    Leaving all = charge.leaving(holding, request.remaining(), side.lower(), side.supply());
    if (all.paid().isZero() && side.lower().isPositive()) {
      Refusal refusal =
          new Refusal(
              "redemption-too-small",
              "The shares are worth less than the smallest unit.",
              Map.of(
                  "shares",
                  request.remaining(),
                  "sharePrice",
                  maths.price(side.lower(), side.supply())));
      return ended(request, refusal);
    }
    Leaving leaving =
        part.equals(request.remaining())
            ? all
            : charge.leaving(holding, part, side.lower(), side.supply());
    if (leaving.paid().isZero()) {
      return request;
    }
    custody.payOut(
        poolAccount,
        request.owner(),
        request.id(),
        asset,
        leaving.paid(),
        TransferKind.REDEMPTION,
        cause,
        writer);
    Decimal price = maths.price(side.lower(), side.supply());
    charge.book(holding, leaving, price);
    Decimal redeemed = part.minus(leaving.burned());
    state.tranches().put(holding.with(holding.shares().minus(part), holding.locked().minus(part)));
    move(request, redeemed.negate(), leaving.paid().negate(), price);
    return filled(request, part, leaving.paid(), redeemed);
  }

  private RequestRow ended(RequestRow request, Refusal refusal) {
    epochs.end(request, refusal, cause, writer);
    return with(request, Decimal.ZERO, request.doneAssets(), request.doneShares());
  }

  private void move(RequestRow request, Decimal shares, Decimal assets, Decimal price) {
    writer
        .journal()
        .shareMovements
        .add(
            new ShareMovement(
                state.counters().nextShareMovement(),
                request.owner(),
                request.tranche(),
                shares,
                assets,
                price,
                number,
                request.id(),
                writer.at()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("provider", request.owner().toString());
    figures.put("request", request.id().toString());
    figures.put("tranche", request.tranche());
    figures.put("shares", shares);
    figures.put("assets", assets);
    figures.put("price", price);
    figures.put("epoch", number);
    writer.event("shares-moved", figures);
  }

  private RequestRow filled(RequestRow request, Decimal part, Decimal assets, Decimal shares) {
    RequestRow after =
        with(
            request,
            request.remaining().minus(part),
            request.doneAssets().plus(assets),
            request.doneShares().plus(shares));
    state.tranches().put(after);
    if (after.remaining().isZero()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("tranche", after.tranche());
      result.put("assets", after.doneAssets());
      result.put("shares", after.doneShares());
      result.put("epoch", number);
      writer.executed(after.sequence(), 0, after.id(), result);
    }
    return after;
  }

  private static RequestRow with(
      RequestRow request, Decimal remaining, Decimal doneAssets, Decimal doneShares) {
    return new RequestRow(
        request.sequence(),
        request.kind(),
        request.id(),
        request.owner(),
        request.tranche(),
        request.fundedAt(),
        remaining,
        doneAssets,
        doneShares);
  }

  private static List<Decimal> amounts(List<RequestRow> requests) {
    return requests.stream().map(RequestRow::remaining).toList();
  }

  private static Decimal sum(List<RequestRow> requests) {
    return requests.stream().map(RequestRow::remaining).reduce(Decimal.ZERO, Decimal::plus);
  }

  private Decimal floor(Decimal amount) {
    return amount.rounded(maths.scale(), RoundingMode.FLOOR);
  }
}
