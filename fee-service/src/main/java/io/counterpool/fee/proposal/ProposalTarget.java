package io.counterpool.fee.proposal;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule is to bring about; at least one of the three.
 *
 * @param utilisation band in which the utilisation is to stay
 * @param feeCover the pool's share of the trade fees ÷ loss versus rebalancing, at least this;
 *     above 0, at most 100
 * @param skewHalfLifeSeconds the skew is to halve within it, 1 to 31,536,000
 */
record ProposalTarget(
    @Nullable Band utilisation, @Nullable Decimal feeCover, @Nullable Integer skewHalfLifeSeconds) {

  private static final int YEAR_SECONDS = 31_536_000;

  /** Fractions, the low one below the high one, which is below 1. */
  record Band(Decimal low, Decimal high) {

    Band {
      Bounds.fraction("low", low);
      Bounds.fraction("high", high);
      if (!low.isLessThan(high) || !high.isLessThan(Decimal.ONE)) {
        throw new OutOfRangeException("a band has low < high < 1, was " + low + " and " + high);
      }
    }

    /** How far outside, ≥ 0. */
    Decimal distance(Decimal utilisation) {
      return low.minus(utilisation).max(utilisation.minus(high)).max(Decimal.ZERO);
    }
  }

  ProposalTarget {
    if (utilisation == null && feeCover == null && skewHalfLifeSeconds == null) {
      throw new OutOfRangeException(
          "at least one of utilisation, feeCover and skewHalfLifeSeconds is required");
    }
    if (feeCover != null) {
      Bounds.positive("feeCover", feeCover);
      Bounds.within("feeCover", feeCover, Decimal.ZERO, Decimal.of(100));
    }
    if (skewHalfLifeSeconds != null) {
      Bounds.within("skewHalfLifeSeconds", skewHalfLifeSeconds, 1, YEAR_SECONDS);
    }
  }
}
