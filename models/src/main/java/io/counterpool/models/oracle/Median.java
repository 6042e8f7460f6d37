package io.counterpool.models.oracle;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The middle of a list; of an even one, the mean of the middle two, rounded as the caller says. */
public final class Median {

  private Median() {}

  /**
   * Median on a grid.
   *
   * @param ascending at least one value, sorted
   * @param scale fraction digits of the grid, on which only a mean is rounded
   * @throws OutOfRangeException if the list is empty
   */
  public static Decimal of(List<Decimal> ascending, int scale, RoundingMode evenRounding) {
    int count = requireSome(ascending.size());
    Decimal upper = ascending.get(count / 2);
    if (count % 2 == 1) {
      return upper;
    }
    return ascending.get(count / 2 - 1).plus(upper).dividedBy(Decimal.of(2), scale, evenRounding);
  }

  /** The same for values beyond the range of {@link Decimal}. */
  public static BigDecimal ofWide(
      List<BigDecimal> ascending, int scale, RoundingMode evenRounding) {
    int count = requireSome(ascending.size());
    BigDecimal upper = ascending.get(count / 2);
    if (count % 2 == 1) {
      return upper;
    }
    return ascending.get(count / 2 - 1).add(upper).divide(BigDecimal.TWO, scale, evenRounding);
  }

  private static int requireSome(int count) {
    if (count == 0) {
      throw new OutOfRangeException("a median needs at least 1 value, was 0");
    }
    return count;
  }
}
