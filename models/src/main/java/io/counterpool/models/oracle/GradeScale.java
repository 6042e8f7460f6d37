package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The grade that a price earns by itself: OUT_OF_BAND, else UNCERTAIN, else VOLATILE, else VALID,
 * the first that applies. Each limit is included: a price exactly at it still passes. Products are
 * rounded down at the last digit, so that no limit is wider than stated.
 *
 * <ul>
 *   <li>OUT_OF_BAND: outside the {@link PriceBand};
 *   <li>UNCERTAIN: {@code confidence > uncertainAbove × price};
 *   <li>VOLATILE: {@code |price − average| > volatileAbove × average}.
 * </ul>
 *
 * @param uncertainAbove fraction of the price, above 0
 * @param volatileAbove fraction of the slow average, above 0; empty: no price is VOLATILE
 */
public record GradeScale(Decimal uncertainAbove, Optional<Decimal> volatileAbove, PriceBand band) {

  public GradeScale {
    Bounds.positive("uncertainAbove", uncertainAbove);
    volatileAbove.ifPresent(limit -> Bounds.positive("volatileAbove", limit));
  }

  /**
   * The grade of a price.
   *
   * @param average of the prices before; empty: there were none to stray from
   * @param lastGood last price that was in the band; empty: there is none to move from
   */
  public PriceGrade grade(Aggregate price, Optional<Decimal> average, Optional<Decimal> lastGood) {
    Decimal now = price.price();
    if (!band.holds(now) || lastGood.filter(last -> !band.allowsMove(last, now)).isPresent()) {
      return PriceGrade.OUT_OF_BAND;
    }
    if (price.confidence().isGreaterThan(now.times(uncertainAbove, RoundingMode.FLOOR))) {
      return PriceGrade.UNCERTAIN;
    }
    return average.filter(slow -> strays(slow, now)).isPresent()
        ? PriceGrade.VOLATILE
        : PriceGrade.VALID;
  }

  private boolean strays(Decimal average, Decimal price) {
    return volatileAbove
        .map(limit -> average.times(limit, RoundingMode.FLOOR))
        .filter(most -> price.minus(average).abs().isGreaterThan(most))
        .isPresent();
  }
}
