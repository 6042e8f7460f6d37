package io.counterpool.pool.account;

import static java.util.Objects.requireNonNull;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.pool.custody.CustodyDesk;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.MarketRound;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.Qualification;
import io.counterpool.pool.executor.RoundContext;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.ledger.TransferKind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Withdrawals and transfers of collateral. An account that has nothing at stake is served at once;
 * any other waits for a round with prices that nobody could know, and passes the gate.
 */
public final class CollateralMovements {

  private final PoolState state;
  private final CustodyDesk custody;

  public CollateralMovements(PoolState state, CustodyDesk custody) {
    this.state = state;
    this.custody = custody;
  }

  /** Executes, refuses, or lets wait. */
  public void take(TakenCommand taken, MoveCollateral move, StepWriter writer) {
    AccountState account = state.accounts().get(move.account());
    if (hasNothingAtStake(account) && account.waitingOrders() == 0) {
      move(taken, move, account, writer);
    } else {
      state.movements().add(taken);
    }
  }

  private boolean hasNothingAtStake(AccountState account) {
    return account.positions().isEmpty()
        && !state.ledger().balance(account.ledgerAccount()).isNegative();
  }

  /** Tries one that waits. */
  public void tryOne(TakenCommand taken, MoveCollateral move, RoundContext context) {
    AccountState account = state.accounts().get(move.account());
    if (!hasNothingAtStake(account)) {
      if (!hasPrices(taken, account, context)) {
        return;
      }
      MarginGate.Verdict verdict =
          context
              .gate()
              .judge(
                  context.margin().afterLeaving(account, move.asset(), move.amount()),
                  MarginGate.Change.RAISES_RISK);
      Refusal tooLow = verdict.refusal();
      if (tooLow != null) {
        refuse(taken, tooLow, context.writer());
        return;
      }
    }
    state.movements().remove(taken.sequence());
    move(taken, move, account, context.writer());
  }

  /** Ends what no round could serve for an epoch: nothing stays pending for ever. */
  public void expire(RoundContext context) {
    long patience = context.view().input().pool().epochSeconds();
    for (TakenCommand taken : state.movements().all()) {
      Instant deadline = taken.acceptedAt().plusSeconds(patience);
      if (context.writer().at().isAfter(deadline)) {
        state.movements().remove(taken.sequence());
        context
            .writer()
            .expired(
                taken.sequence(),
                0,
                taken.command().id(),
                new Refusal(
                    "oracle-below-quorum",
                    "No round priced everything the account holds until the deadline.",
                    Map.of("deadline", deadline)));
      }
    }
  }

  private void refuse(TakenCommand taken, Refusal refusal, StepWriter writer) {
    state.movements().remove(taken.sequence());
    writer.refused(taken.sequence(), 0, taken.command().id(), refusal);
  }

  /** Whether everything the account holds has a price that qualifies and allows withdrawals. */
  private boolean hasPrices(TakenCommand taken, AccountState account, RoundContext context) {
    if (!context.margin().isComplete(account)) {
      return false;
    }
    for (String market : account.positions().keySet()) {
      MarketRound round = context.view().market(market);
      if (!isGood(round == null ? null : round.feed(), taken, context)) {
        return false;
      }
    }
    for (String asset : account.assets()) {
      if (!state.ledger().balance(account.ledgerAccount(), asset).isZero()
          && !isGood(context.view().collateral(asset), taken, context)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGood(
      @Nullable FeedRound feed, TakenCommand taken, RoundContext context) {
    return feed != null
        && feed.allows(PriceAction.WITHDRAW)
        && Qualification.qualifies(feed, taken, context.view().input().pool().maxClockSkewMillis());
  }

  private void move(
      TakenCommand taken, MoveCollateral move, AccountState account, StepWriter writer) {
    Decimal available = state.ledger().balance(account.ledgerAccount(), move.asset());
    if (available.isLessThan(move.amount())) {
      writer.refused(
          taken.sequence(),
          0,
          move.id(),
          new Refusal(
              "collateral-insufficient",
              "The account holds less of the asset.",
              Map.of("available", available, "amount", move.amount())));
      return;
    }
    String cause = "command:" + taken.sequence();
    if (move.kind() == Movement.TRANSFER) {
      AccountState to = state.accounts().get(requireNonNull(move.to(), "to"));
      writer.transfer(
          account.ledgerAccount(),
          to.ledgerAccount(),
          move.asset(),
          move.amount(),
          TransferKind.COLLATERAL_TRANSFER,
          cause);
      state.accounts().holds(to, move.asset());
      state.accounts().touched(to);
    } else {
      custody.payOut(
          account.ledgerAccount(),
          account.id(),
          move.id(),
          move.asset(),
          move.amount(),
          TransferKind.COLLATERAL_OUT,
          cause,
          writer);
    }
    state.accounts().touched(account);
    writer.executed(taken.sequence(), 0, move.id(), Map.of("amount", move.amount()));
  }
}
