package io.counterpool.models.rates;

import java.util.HashMap;
import java.util.Map;

/**
 * What a market chooses as its borrowing rate: a curve of utilisation alone, or one that remembers.
 *
 * <p>Utilisation is reserved ÷ total. At 0 a model charges what it states for an idle pool; above 1
 * (reserves already lost) every model counts it as 1.
 */
public sealed interface BorrowModel permits RateCurve, DriftingRate {

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends BorrowModel>> models() {
    Map<String, Class<? extends BorrowModel>> models = new HashMap<>(RateCurve.models());
    models.putAll(DriftingRate.models());
    return Map.copyOf(models);
  }
}
