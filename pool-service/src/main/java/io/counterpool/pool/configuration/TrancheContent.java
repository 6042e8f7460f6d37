package io.counterpool.pool.configuration;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;

/**
 * Configuration of a tranche.
 *
 * @param rank 0 senior, 1 mezzanine, 2 junior: the highest bears losses first
 * @param targetReturnAnnual fraction per year that its claim grows by; 0 for the junior
 */
public record TrancheContent(int rank, Decimal targetReturnAnnual) {

  public TrancheContent {
    if (rank < 0 || rank > 2) {
      throw KitProblems.invalidField("rank", "is 0, 1 or 2");
    }
    Bounds.fraction("targetReturnAnnual", targetReturnAnnual);
  }
}
