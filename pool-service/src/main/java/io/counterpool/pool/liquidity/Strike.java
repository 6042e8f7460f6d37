package io.counterpool.pool.liquidity;

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
import io.counterpool.pool.valuation.PoolValue;
import io.counterpool.pool.valuation.Valuer;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One strike: every price is taken from the state before it, so the requests do not touch each
 * other's, and the difference between the bounds stays in the tranche.
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
    giveUnownedToInsurance();
    if (whole) {
      value = charge.run(value);
    }
    List<RequestRow> requests = takingPart();
    List<StrikePlan.Side> sides = sides(requests);
    List<StrikePlan.Fill> fills = StrikePlan.of(sides, limits(), maths);
    List<TrancheStrike> strikes = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      strikes.add(strike(sides.get(i), fills.get(i), requests));
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

  /** What is left when the last junior share is gone belongs to no later buyer. */
  private void giveUnownedToInsurance() {
    TrancheRow junior = state.tranches().tranche(config.tranches().getLast().tranche());
    if (!junior.supply().isZero()) {
      return;
    }
    Decimal here = floor(state.tranches().values(config, value.lower()).getLast());
    Decimal all = value.lower().plus(value.unreleased());
    Decimal unowned = floor(state.tranches().values(config, all).getLast()).min(value.cash());
    if (unowned.isPositive()) {
      writer.transfer(
          poolAccount,
          LedgerAccounts.insurance(state.key().pool()),
          unowned,
          TransferKind.UNOWNED,
          cause);
      Decimal coming = unowned.minus(here).max(Decimal.ZERO);
      IncomeStream income = state.counters().income();
      state.counters().income(income.without(coming, writer.at(), maths.scale()));
      value = value.with(state.ledger().balance(poolAccount), value.unreleased().minus(coming));
    }
  }

  /** Funded by the cut-off, by acceptance sequence; those of unknown tranches end here. */
  private List<RequestRow> takingPart() {
    List<String> names = config.tranches().stream().map(TrancheConfig::tranche).toList();
    List<RequestRow> requests = new ArrayList<>();
    for (RequestRow request : state.tranches().requests()) {
      if (request.fundedAt().isAfter(cutOff)) {
        continue;
      }
      if (names.contains(request.tranche())) {
        requests.add(request);
      } else {
        Refusal unknown =
            new Refusal(
                "tranche-unknown",
                "The pool has no such tranche.",
                Map.of("tranche", request.tranche()));
        epochs.end(request, unknown, cause, writer);
      }
    }
    return requests;
  }

  private List<StrikePlan.Side> sides(List<RequestRow> requests) {
    List<Decimal> lower = state.tranches().values(config, value.lower());
    List<Decimal> upper = state.tranches().values(config, value.upper());
    List<StrikePlan.Side> sides = new ArrayList<>();
    for (int i = 0; i < config.tranches().size(); i++) {
      TrancheConfig tranche = config.tranches().get(i);
      TrancheRow row = state.tranches().tranche(tranche.tranche());
      sides.add(
          new StrikePlan.Side(
              row.tranche(),
              tranche.rank() == 0,
              row.claim(),
              row.supply(),
              floor(lower.get(i)),
              upper.get(i).rounded(maths.scale(), RoundingMode.CEILING),
              sum(of(requests, row.tranche(), RequestKind.DEPOSIT)),
              sum(of(requests, row.tranche(), RequestKind.REDEMPTION))));
    }
    return sides;
  }

  private StrikePlan.Limits limits() {
    return new StrikePlan.Limits(
        value.lower(),
        value.cash(),
        value.reserved(),
        config.outflowPerEpoch(),
        config.redemptionStop(),
        config.seniorShare(),
        config.seniorAndMezzanineShare(),
        whole);
  }

  private TrancheStrike strike(
      StrikePlan.Side side, StrikePlan.Fill fill, List<RequestRow> requests) {
    Decimal deposited = Decimal.ZERO;
    Decimal minted = Decimal.ZERO;
    Decimal depositsWaiting = Decimal.ZERO;
    List<RequestRow> deposits = of(requests, side.tranche(), RequestKind.DEPOSIT);
    List<Decimal> parts = ProRata.fill(fill.deposits(), amounts(deposits), maths.scale());
    for (int i = 0; i < deposits.size(); i++) {
      RequestRow after = deposit(deposits.get(i), parts.get(i), side, fill.impaired());
      deposited = deposited.plus(after.doneAssets()).minus(deposits.get(i).doneAssets());
      minted = minted.plus(after.doneShares()).minus(deposits.get(i).doneShares());
      depositsWaiting = depositsWaiting.plus(after.remaining());
    }
    Decimal redeemed = Decimal.ZERO;
    Decimal burned = Decimal.ZERO;
    Decimal sharesWaiting = Decimal.ZERO;
    List<RequestRow> redemptions = of(requests, side.tranche(), RequestKind.REDEMPTION);
    List<Decimal> shares = ProRata.fill(fill.shares(), amounts(redemptions), maths.shareScale());
    for (int i = 0; i < redemptions.size(); i++) {
      RequestRow after = redeem(redemptions.get(i), shares.get(i), side);
      redeemed = redeemed.plus(after.doneAssets()).minus(redemptions.get(i).doneAssets());
      burned = burned.plus(after.doneShares()).minus(redemptions.get(i).doneShares());
      sharesWaiting = sharesWaiting.plus(after.remaining());
    }
    TrancheRow row = state.tranches().tranche(side.tranche());
    state
        .tranches()
        .put(
            row.with(
                row.supply().plus(minted).minus(burned),
                row.claim()
                    .minus(Tranches.claimOf(burned, side.claim(), side.supply(), maths))
                    .plus(deposited)));
    return new TrancheStrike(
        side.tranche(),
        maths.price(side.upper(), side.supply()),
        maths.price(side.lower(), side.supply()),
        deposited,
        minted,
        redeemed,
        burned,
        side.shares().isZero()
            ? Decimal.ONE
            : burned.dividedBy(side.shares(), 6, RoundingMode.FLOOR),
        sharesWaiting,
        depositsWaiting,
        charge.of(side.tranche()));
  }

  private RequestRow deposit(
      RequestRow request, Decimal part, StrikePlan.Side side, boolean impaired) {
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
    Decimal shares = maths.sharesForDown(part, side.upper(), side.supply());
    if (shares.isZero()) {
      if (!part.equals(request.remaining())) {
        return request;
      }
      Refusal refusal =
          new Refusal(
              "deposit-too-small",
              "It is worth less than the smallest share.",
              Map.of("amount", part, "sharePrice", maths.price(side.upper(), side.supply())));
      return ended(request, refusal);
    }
    writer.transfer(
        LedgerAccounts.pendingDeposit(request.id()),
        poolAccount,
        part,
        TransferKind.DEPOSIT,
        cause);
    Decimal price = maths.price(side.upper(), side.supply());
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
    Decimal worth = maths.assetsForDown(request.remaining(), side.lower(), side.supply());
    if (worth.isZero() && side.lower().isPositive()) {
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
    Decimal assets = maths.assetsForDown(part, side.lower(), side.supply());
    if (assets.isZero()) {
      return request;
    }
    custody.payOut(
        poolAccount,
        request.owner(),
        request.id(),
        asset,
        assets,
        TransferKind.REDEMPTION,
        cause,
        writer);
    HoldingRow holding = state.tranches().holding(request.owner(), request.tranche());
    state.tranches().put(holding.with(holding.shares().minus(part), holding.locked().minus(part)));
    move(request, part.negate(), assets.negate(), maths.price(side.lower(), side.supply()));
    return filled(request, part, assets, part);
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

  private static List<RequestRow> of(List<RequestRow> requests, String tranche, RequestKind kind) {
    return requests.stream()
        .filter(request -> request.kind() == kind && request.tranche().equals(tranche))
        .toList();
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
