package io.counterpool.models.oracle;

import java.util.EnumSet;
import java.util.Set;

/** How far a price may be trusted, and what may therefore be done with it. */
public enum PriceGrade {
  /** Fresh, by quorum, narrow: good for everything. */
  VALID,
  /** The confidence is too wide against the price: only what lowers risk. */
  UNCERTAIN,
  /** The price moves too fast for strikes and withdrawals. */
  VOLATILE,
  /** Too old. */
  STALE,
  /** Too few publishers: there is no price, never an average of what is left. */
  BELOW_QUORUM,
  /** Outside the band of plausible prices. */
  OUT_OF_BAND,
  /** Stopped by the operator. */
  HALTED;

  /** Whether a price of this grade is good enough for {@code action}. */
  public boolean allows(PriceAction action) {
    return switch (this) {
      case VALID -> true;
      case UNCERTAIN -> action == PriceAction.REDUCE || action == PriceAction.LIQUIDATE;
      case VOLATILE -> action != PriceAction.WITHDRAW && action != PriceAction.STRIKE;
      case STALE, BELOW_QUORUM, OUT_OF_BAND, HALTED -> false;
    };
  }

  /** Every action that this grade allows, in the order of {@link PriceAction}. */
  public Set<PriceAction> allowed() {
    Set<PriceAction> allowed = EnumSet.allOf(PriceAction.class);
    allowed.removeIf(action -> !allows(action));
    return allowed;
  }
}
