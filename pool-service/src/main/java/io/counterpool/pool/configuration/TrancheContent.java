package io.counterpool.pool.configuration;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a tranche.
 *
 * @param rank 0 senior, 1 mezzanine, 2 junior: the highest bears losses first
 * @param targetReturnAnnual fraction per year that its claim grows by; 0 for the junior
 * @param performanceFee part of the gain of each holding above its own mark that goes to the
 *     treasury at a strike, at most half; without it none
 */
public record TrancheContent(
    int rank, Decimal targetReturnAnnual, @Nullable Decimal performanceFee) {

  private static final Decimal MOST_FEE = Decimal.of("0.5");

  public TrancheContent {
    if (rank < 0 || rank > 2) {
      throw KitProblems.invalidField("rank", "is 0, 1 or 2");
    }
    Bounds.fraction("targetReturnAnnual", targetReturnAnnual);
    if (performanceFee != null) {
      Bounds.within("performanceFee", performanceFee, Decimal.ZERO, MOST_FEE);
    }
  }
}
