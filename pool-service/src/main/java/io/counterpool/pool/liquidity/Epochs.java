package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.RequestRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;
import java.util.Map;

/** Requests wait for the end of their epoch and are struck together. */
public final class Epochs {

  private final PoolState state;

  public Epochs(PoolState state) {
    this.state = state;
  }

  /** Locks the shares and lets the request wait, or refuses. */
  public void request(TakenCommand taken, Redemption redemption, StepWriter writer) {
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
    state
        .tranches()
        .put(
            new HoldingRow(
                redemption.provider(),
                redemption.tranche(),
                holding.shares(),
                holding.locked().plus(redemption.shares())));
    state
        .tranches()
        .put(
            new RequestRow(
                taken.sequence(),
                redemption.id(),
                redemption.provider(),
                redemption.tranche(),
                taken.acceptedAt(),
                redemption.shares()));
  }

  /** Strikes the epoch if its cut-off has passed and this round was observed wholly after it. */
  public void strikeIfDue(RoundView round, StepWriter writer) {
    // filled by the liquidity part
  }
}
