package io.counterpool.models.queue;

import io.counterpool.models.Decimal;
import java.util.List;
import java.util.Map;

/**
 * Who is paid when requests exceed what is available.
 *
 * <p>No request gets more than it asked, together they get at most what is available, and all of
 * them are filled if there is enough.
 */
public sealed interface FillRule permits FirstInFirstOut, InProportion {

  /**
   * What each request gets.
   *
   * @param available settlement units, ≥ 0
   * @param requests settlement units, ≥ 0 each, at most {@code scale} fraction digits, oldest first
   * @param scale fraction digits of the settlement asset, 0 to 18
   * @return same order
   */
  List<Decimal> fill(Decimal available, List<Decimal> requests, int scale);

  /** The rules of this family by the name they have in configuration. */
  static Map<String, Class<? extends FillRule>> models() {
    return Map.of(
        FirstInFirstOut.TAG, FirstInFirstOut.class,
        InProportion.TAG, InProportion.class);
  }
}
