package io.counterpool.fee.curve;

import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * One line of a plot.
 *
 * @param name what y is
 * @param unit of y
 * @param points in the order of x as it was asked for
 */
@Schema(name = "CurveSeries")
record Series(String name, String unit, List<Point> points) {

  /** A point of a line. */
  @Schema(name = "CurvePoint")
  record Point(Decimal x, Decimal y) {}
}
