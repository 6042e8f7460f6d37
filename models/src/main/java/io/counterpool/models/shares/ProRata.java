package io.counterpool.models.shares;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Requests filled in proportion from what is available. Each is rounded down, the units left over
 * stay where they are: the fill depends on nobody's place in the list.
 */
public final class ProRata {

  private ProRata() {}

  /**
   * What each request gets: all of it if enough is available, else {@code available × request ÷
   * sum}.
   *
   * @param available ≥ 0
   * @param requests ≥ 0 each, at most {@code scale} fraction digits
   * @return same order; each at most its request, together at most {@code available}
   */
  public static List<Decimal> fill(Decimal available, List<Decimal> requests, int scale) {
    Bounds.notNegative("available", available);
    Decimal asked = Decimal.ZERO;
    for (Decimal request : requests) {
      asked = asked.plus(Bounds.notNegative("request", request).requireScale(scale));
    }
    if (asked.compareTo(available) <= 0) {
      return List.copyOf(requests);
    }
    Decimal total = asked;
    return requests.stream()
        .map(request -> available.timesOver(request, total, scale, RoundingMode.DOWN))
        .toList();
  }
}
