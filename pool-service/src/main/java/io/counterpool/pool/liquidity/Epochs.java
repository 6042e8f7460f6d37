package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.custody.CustodyDesk;
import io.counterpool.pool.executor.Command.CancelRequest;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestKind;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.market.MarketState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests wait for the end of their epoch and are struck together. A deposit takes part once its
 * money is confirmed, a redemption once its shares are locked; what a strike does not fill is
 * carried on to the next.
 */
public final class Epochs {

  private final PoolState state;
  private final CustodyDesk custody;

  public Epochs(PoolState state, CustodyDesk custody) {
    this.state = state;
    this.custody = custody;
  }

  /** Waits for the money of a deposit, or refuses an amount that the asset cannot express. */
  public void request(TakenCommand taken, Deposit deposit, StepWriter writer) {
    int scale = state.key().settlementScale();
    if (!deposit.amount().isPositive() || deposit.amount().fractionDigits() > scale) {
      refuseFigure(taken, deposit.id(), "amount", deposit.amount(), scale, writer);
      return;
    }
    custody.expect(taken);
  }

  /** Locks the shares and lets the request wait, or refuses. */
  public void request(TakenCommand taken, Redemption redemption, StepWriter writer) {
    int scale = Tranches.shares(state.key().settlementScale()).shareScale();
    if (!redemption.shares().isPositive() || redemption.shares().fractionDigits() > scale) {
      refuseFigure(taken, redemption.id(), "shares", redemption.shares(), scale, writer);
      return;
    }
    HoldingRow holding = state.tranches().holding(redemption.provider(), redemption.tranche());
    Decimal free = holding.shares().minus(holding.locked());
    if (free.isLessThan(redemption.shares())) {
      writer.refused(
          taken.sequence(),
          0,
          redemption.id(),
          new Refusal(
              "shares-insufficient",
              "The provider has fewer free shares.",
              Map.of("free", free, "shares", redemption.shares())));
      return;
    }
    lock(redemption.provider(), redemption.tranche(), redemption.shares());
    state
        .tranches()
        .put(
            new RequestRow(
                taken.sequence(),
                RequestKind.REDEMPTION,
                redemption.id(),
                redemption.provider(),
                redemption.tranche(),
                taken.acceptedAt(),
                redemption.shares(),
                Decimal.ZERO,
                Decimal.ZERO));
  }

  private static void refuseFigure(
      TakenCommand taken, UUID id, String name, Decimal value, int scale, StepWriter writer) {
    writer.refused(
        taken.sequence(),
        0,
        id,
        new Refusal(
            "amount-invalid",
            "Must be above 0 with at most " + scale + " fraction digits.",
            Map.of(name, value, "fractionDigits", (long) scale)));
  }

  private void lock(UUID provider, String tranche, Decimal change) {
    HoldingRow holding = state.tranches().holding(provider, tranche);
    state.tranches().put(holding.with(holding.shares(), holding.locked().plus(change)));
  }

  /** Takes back what is left of a request, unless a due strike has locked it. */
  public void cancel(TakenCommand taken, CancelRequest cancel, StepWriter writer) {
    TakenCommand unfunded = custody.forget(cancel.provider(), cancel.request());
    if (unfunded != null) {
      writer.refused(unfunded.sequence(), 0, cancel.request(), cancelled(taken));
      writer.executed(taken.sequence(), 0, cancel.id(), Map.of("unfunded", true));
      return;
    }
    RequestRow request = find(cancel.provider(), cancel.request());
    if (request == null) {
      writer.refused(
          taken.sequence(),
          0,
          cancel.id(),
          new Refusal(
              "request-unknown",
              "The provider has no such deposit or redemption waiting.",
              Map.of("request", cancel.request().toString())));
      return;
    }
    Instant cutOff = state.counters().nextCutOff();
    if (cutOff != null && writer.at().isAfter(cutOff) && !request.fundedAt().isAfter(cutOff)) {
      writer.refused(
          taken.sequence(),
          0,
          cancel.id(),
          new Refusal(
              "request-locked",
              "The request takes part in a strike that is due.",
              Map.of("cutOff", cutOff, "fundedAt", request.fundedAt())));
      return;
    }
    end(request, cancelled(taken), "command:" + taken.sequence(), writer);
    writer.executed(
        taken.sequence(),
        0,
        cancel.id(),
        Map.of(
            request.kind() == RequestKind.DEPOSIT ? "refunded" : "unlocked", request.remaining()));
  }

  private static Refusal cancelled(TakenCommand taken) {
    return new Refusal(
        "cancelled", "The provider took it back.", Map.of("cancellation", taken.sequence()));
  }

  private @Nullable RequestRow find(UUID provider, UUID id) {
    for (RequestRow request : state.tranches().requests()) {
      if (request.owner().equals(provider) && request.id().equals(id)) {
        return request;
      }
    }
    return null;
  }

  /**
   * Ends a request before it is filled: what is left of its money is paid out, what is left of its
   * shares is free again. REFUSED, or EXECUTED if a strike has filled part of it.
   */
  void end(RequestRow request, Refusal reason, String cause, StepWriter writer) {
    Decimal left = request.remaining();
    state.tranches().put(finished(request));
    Map<String, Object> result = new LinkedHashMap<>();
    switch (request.kind()) {
      case DEPOSIT -> {
        custody.payOut(
            LedgerAccounts.pendingDeposit(request.id()),
            request.owner(),
            request.id(),
            state.key().settlementAsset(),
            left,
            TransferKind.DEPOSIT_REFUND,
            cause,
            writer);
        result.put("refunded", left);
      }
      case REDEMPTION -> {
        lock(request.owner(), request.tranche(), left.negate());
        result.put("unlocked", left);
      }
    }
    if (request.doneShares().isZero()) {
      writer.refused(request.sequence(), 0, request.id(), reason);
    } else {
      result.put("tranche", request.tranche());
      result.put("assets", request.doneAssets());
      result.put("shares", request.doneShares());
      result.put("ended", reason.slug());
      writer.executed(request.sequence(), 0, request.id(), result);
    }
  }

  private static RequestRow finished(RequestRow request) {
    return new RequestRow(
        request.sequence(),
        request.kind(),
        request.id(),
        request.owner(),
        request.tranche(),
        request.fundedAt(),
        Decimal.ZERO,
        request.doneAssets(),
        request.doneShares());
  }

  /**
   * Accrues the claims, and strikes the epoch if its cut-off has passed and everything that prices
   * the pool was observed wholly after it. If that does not come within one more epoch, redemptions
   * alone are struck: a market without price blocks the way out no longer than that.
   */
  public void strikeIfDue(RoundView round, StepWriter writer) {
    Instant at = round.input().at();
    state.tranches().accrue(round.input().pool(), at);
    long epochSeconds = round.input().pool().epochSeconds();
    Instant cutOff = state.counters().nextCutOff();
    if (cutOff == null) {
      state.counters().nextCutOff(boundaryFrom(at, epochSeconds));
      return;
    }
    if (!at.isAfter(cutOff) || round.input().pool().tranches().isEmpty()) {
      return;
    }
    boolean whole = isObservedAfter(cutOff, round);
    if (whole || at.isAfter(cutOff.plusSeconds(epochSeconds))) {
      new Strike(state, custody, this, round, cutOff, whole, writer).run();
      custody.expire(cutOff.minusSeconds(epochSeconds), writer);
      Instant next = boundaryFrom(at, epochSeconds);
      Instant least = cutOff.plusSeconds(epochSeconds);
      state.counters().nextCutOff(next.isBefore(least) ? least : next);
    }
  }

  /** The first multiple of the epoch's length since 1970 at or after {@code at}. */
  private static Instant boundaryFrom(Instant at, long epochSeconds) {
    long seconds = at.getEpochSecond();
    Instant boundary = Instant.ofEpochSecond(Math.floorDiv(seconds, epochSeconds) * epochSeconds);
    return boundary.isBefore(at) ? boundary.plusSeconds(epochSeconds) : boundary;
  }

  private boolean isObservedAfter(Instant cutOff, RoundView round) {
    for (MarketState market : state.markets().all()) {
      if (market.hasOpenInterest()) {
        MarketRound now = round.market(market.market());
        if (now == null || !isGood(now.feed(), cutOff)) {
          return false;
        }
      }
    }
    for (CollateralAsset asset : round.input().pool().assets()) {
      if (isInUse(asset.asset()) && !isGood(round.collateral(asset.asset()), cutOff)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGood(@Nullable FeedRound feed, Instant cutOff) {
    return feed != null
        && feed.price() != null
        && feed.allows(PriceAction.STRIKE)
        && feed.firstObservedAt() != null
        && feed.firstObservedAt().isAfter(cutOff);
  }

  private boolean isInUse(String asset) {
    if (!state.ledger().balance(LedgerAccounts.pool(state.key().pool()), asset).isZero()) {
      return true;
    }
    for (AccountState account : state.accounts().all()) {
      if (!account.positions().isEmpty()
          && !state.ledger().balance(account.ledgerAccount(), asset).isZero()) {
        return true;
      }
    }
    return false;
  }
}
