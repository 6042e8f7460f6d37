package io.counterpool.pool.account;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.pool.executor.Journal.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one gate through which everything goes that lowers an account's equity or raises its
 * requirement. It judges the account as it would be afterwards.
 */
public final class MarginGate {

  private final LinearMargin margin;

  public MarginGate(LinearMargin margin) {
    this.margin = margin;
  }

  /** What is asked of an account afterwards. */
  public enum Change {
    /** Equity covers the initial requirement. */
    RAISES_RISK,
    /** Only closes: equity is not below zero. */
    ONLY_REDUCES
  }

  /**
   * The verdict with its figures, settlement asset.
   *
   * @param equity rounded down
   * @param required rounded up
   */
  public record Verdict(Decimal equity, Decimal required) {
    public boolean passes() {
      return !equity.isLessThan(required);
    }

    /** {@code margin-too-low}, or null if it passes. */
    public @Nullable Refusal refusal() {
      return passes()
          ? null
          : new Refusal(
              "margin-too-low",
              "Afterwards "
                  + required
                  + " of equity is required; the account would have "
                  + equity
                  + ".",
              Map.of("required", required, "equity", equity));
    }
  }

  public Verdict judge(MarginAccount after, Change change) {
    return new Verdict(
        margin.equity(after),
        change == Change.ONLY_REDUCES ? Decimal.ZERO : margin.initialMargin(after.positions()));
  }
}
