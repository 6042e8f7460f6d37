package io.counterpool.margin.profile;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * How one asset counts as collateral.
 *
 * @param feed oracle feed that prices it; null: it is worth one settlement unit, at par
 * @param haircut fraction of its value that does not count, 0 to 1
 */
public record Collateral(@Nullable FeedId feed, Decimal haircut) {

  public Collateral {
    Bounds.fraction("haircut", haircut);
  }
}
