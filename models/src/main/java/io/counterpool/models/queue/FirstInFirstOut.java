package io.counterpool.models.queue;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The oldest request in full, then the next; the first that does not fit gets what is left. Nothing
 * is lost to rounding. Who runs first is paid first: fair in waiting time, an invitation to run.
 */
public record FirstInFirstOut() implements FillRule {

  public static final String TAG = "first-in-first-out";

  @Override
  public List<Decimal> fill(Decimal available, List<Decimal> requests, int scale) {
    Decimal left = Bounds.notNegative("available", available);
    List<Decimal> fills = new ArrayList<>(requests.size());
    for (Decimal request : requests) {
      Decimal fill = Bounds.notNegative("request", request).requireScale(scale).min(left);
      fills.add(fill);
      left = left.minus(fill);
    }
    return List.copyOf(fills);
  }
}
