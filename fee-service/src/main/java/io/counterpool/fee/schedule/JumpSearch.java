package io.counterpool.fee.schedule;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds a jump of a function on a stretch. Pure.
 *
 * <p>The stretch is cut into a thousand cells. A cell whose ends differ by more than the tolerance,
 * and by more than twice what its neighbours' ends do, is halved towards the larger difference down
 * to 10^-15 of the stretch; what still differs there is a jump. A bend is none: its difference
 * shrinks with the cell. A jump that is smaller than the ordinary rise of a cell, a thousandth of
 * the curve, is not found; it is not worth stepping over either.
 */
final class JumpSearch {

  /**
   * A jump.
   *
   * @param x where it is, to twelve digits
   * @param below value just below
   * @param above value at it or just above
   */
  record Jump(Decimal x, Decimal below, Decimal above) {}

  private static final int CELLS = 1_000;
  private static final int HALVINGS = 40;
  private static final int SHOWN_DIGITS = 12;

  private JumpSearch() {}

  /**
   * The first jump of {@code rate} from {@code low} to {@code high} that is larger than {@code
   * tolerance}.
   */
  static Optional<Jump> find(
      UnaryOperator<Decimal> rate, Decimal low, Decimal high, Decimal tolerance) {
    Decimal[] x = new Decimal[CELLS + 1];
    Decimal[] y = new Decimal[CELLS + 1];
    for (int i = 0; i <= CELLS; i++) {
      x[i] =
          low.plus(
              high.minus(low)
                  .timesOver(
                      Decimal.of(i), Decimal.of(CELLS), Decimal.SCALE, RoundingMode.HALF_EVEN));
      y[i] = rate.apply(x[i]);
    }
    for (int i = 0; i < CELLS; i++) {
      Decimal here = y[i + 1].minus(y[i]).abs();
      Decimal before = i == 0 ? Decimal.ZERO : y[i].minus(y[i - 1]).abs();
      Decimal after = i == CELLS - 1 ? Decimal.ZERO : y[i + 2].minus(y[i + 1]).abs();
      if (here.isGreaterThan(tolerance) && here.isGreaterThan(before.max(after).times(2))) {
        Optional<Jump> jump = narrow(rate, x[i], x[i + 1], tolerance);
        if (jump.isPresent()) {
          return jump;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Jump> narrow(
      UnaryOperator<Decimal> rate, Decimal from, Decimal to, Decimal tolerance) {
    Decimal low = from;
    Decimal high = to;
    Decimal below = rate.apply(low);
    Decimal above = rate.apply(high);
    for (int i = 0; i < HALVINGS; i++) {
      if (!above.minus(below).abs().isGreaterThan(tolerance)) {
        return Optional.empty();
      }
      Decimal middle =
          low.plus(high).dividedBy(Decimal.of(2), Decimal.SCALE, RoundingMode.HALF_EVEN);
      if (middle.equals(low) || middle.equals(high)) {
        break;
      }
      Decimal between = rate.apply(middle);
      if (between.minus(below).abs().isGreaterThan(above.minus(between).abs())) {
        high = middle;
        above = between;
      } else {
        low = middle;
        below = between;
      }
    }
    return above.minus(below).abs().isGreaterThan(tolerance)
        ? Optional.of(new Jump(high.rounded(SHOWN_DIGITS, RoundingMode.HALF_EVEN), below, above))
        : Optional.empty();
  }
}
