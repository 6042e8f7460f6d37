package io.counterpool.pool.liquidity;

import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundView;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.executor.TakenCommand;

/** Requests wait for the end of their epoch and are struck together. */
public final class Epochs {

  private final PoolState state;

  public Epochs(PoolState state) {
    this.state = state;
  }

  /** Locks the shares and lets the request wait, or refuses. */
  public void request(TakenCommand taken, Redemption redemption, StepWriter writer) {
    throw new UnsupportedOperationException("strike of " + state.key() + " " + taken + redemption);
  }

  /** Strikes the epoch if its cut-off has passed and this round was observed wholly after it. */
  public void strikeIfDue(RoundView round, StepWriter writer) {
    // filled by the liquidity part
  }
}
