package io.counterpool.pool.distribution;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.StepWriter;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.ledger.TransferKind;
import org.jspecify.annotations.Nullable;

/** Fee income of one round: how much of it insurance takes, and how the pool's part is noted. */
public final class PoolIncome {

  private final PoolState state;
  private final PoolConfig config;
  private final StepWriter writer;
  private final String pool;
  private final String insurance;

  public PoolIncome(PoolState state, PoolConfig config, StepWriter writer) {
    this.state = state;
    this.config = config;
    this.writer = writer;
    this.pool = LedgerAccounts.pool(state.key().pool());
    this.insurance = LedgerAccounts.insurance(state.key().pool());
  }

  /** What insurance takes before it holds its target; null without a target. */
  public @Nullable Decimal insuranceRoom() {
    Decimal target = config.insuranceTarget();
    return target == null ? null : target.minus(held()).max(Decimal.ZERO);
  }

  /** Balance of insurance, settlement asset. */
  public Decimal held() {
    return state.ledger().balance(insurance);
  }

  /** The same if insurance has a target, else null. */
  public @Nullable Decimal heldOfTarget() {
    return config.insuranceTarget() == null ? null : held();
  }

  /** A fee for insurance; nothing happens at 0. */
  public void insure(String from, Decimal amount, TransferKind kind, String cause) {
    writer.transfer(from, insurance, amount, kind, cause);
  }

  /**
   * A fee of a forced close: for insurance, and for the pool what insurance has no room for.
   *
   * @return the pool's part
   */
  public Decimal forced(String from, Decimal fee, TransferKind kind, String cause) {
    Decimal overflow = overflow(fee, insuranceRoom());
    insure(from, fee.minus(overflow), kind, cause);
    earn(from, overflow, kind, cause);
    return overflow;
  }

  /** Part of a fee of a forced close that insurance has no room for; null: it takes everything. */
  public static Decimal overflow(Decimal fee, @Nullable Decimal room) {
    return room == null ? Decimal.ZERO : fee.minus(room).max(Decimal.ZERO);
  }

  /** A fee for the pool: it waits for the next strike if income is streamed. */
  public void earn(String from, Decimal amount, TransferKind kind, String cause) {
    writer.transfer(from, pool, amount, kind, cause);
    if (config.incomeStreamSeconds() != null && amount.isPositive()) {
      state.counters().income(state.counters().income().earned(amount));
    }
  }
}
