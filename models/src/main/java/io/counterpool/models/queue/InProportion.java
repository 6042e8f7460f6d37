package io.counterpool.models.queue;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.ProRata;
import java.util.List;

/**
 * Every request in proportion to its size, rounded down; the units left over stay in the pool. The
 * place in the list counts for nothing ({@link ProRata}), so there is nothing to run for.
 */
public record InProportion() implements FillRule {

  public static final String TAG = "pro-rata";

  @Override
  public List<Decimal> fill(Decimal available, List<Decimal> requests, int scale) {
    return ProRata.fill(available, requests, scale);
  }
}
