package io.counterpool.models.surface;

import io.counterpool.models.volatility.DownhillSimplex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place and the width of the turn, each with its {@link InnerFit}: a grid, then a
 * downhill simplex from its best points. The turn may lie half the range of the quotes outside of
 * it; it is no narrower than half the mean distance between strikes, which nothing would tell from
 * a kink, and no wider than three ranges.
 */
final class SmileSearch {

  /** Below the limit of 2, so that rounding cannot reach it. */
  private static final double STEEPEST = 1.999;

  /** What a free smile may show of quotes that break the limit. */
  private static final double STEEPEST_FREE = 50;

  private static final int PLACES = 11;
  private static final int WIDTHS = 8;
  private static final int STARTS = 2;
  private static final int HELD_STARTS = 3;
  private static final int EVALUATIONS = 240;
  private static final int POLISH = 600;
  private static final int HALVINGS = 10;
  private static final double WIDEST = 3;

  private final Observations seen;
  private final double middle;
  private final double range;
  private final double narrowest;
  private final double widest;

  SmileSearch(Observations seen, double narrowest) {
    this.seen = seen;
    double lowest = seen.lowest();
    double highest = seen.highest();
    this.middle = (lowest + highest) / 2;
    this.range = highest - lowest;
    this.narrowest = StrictMath.log(narrowest / range);
    this.widest = StrictMath.log(WIDEST);
  }

  /** The best smile, whatever it breaks. */
  Hyperbola free() {
    return search(null);
  }

  /**
   * The best smile found within {@code limits}: each place and width gives its best smile,
   * flattened and moved as far as is needed, and from the best of those all five parameters are let
   * go.
   *
   * @return null if there is none
   */
  @Nullable Hyperbola within(SmileLimits limits) {
    List<Hyperbola> starts = new ArrayList<>();
    starts.add(search(limits));
    for (double[] turn : grid(limits, HELD_STARTS)) {
      starts.add(at(turn, limits));
    }
    // A neighbour's own smile fits between the neighbours where nothing near the quotes does.
    limits.neighbours().forEach(smile -> starts.add(limits.moved(bounded(smile))));
    Hyperbola best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Hyperbola start : starts) {
      if (!limits.allow(start)) {
        continue;
      }
      double scale = start.a() + start.b() * start.sigma();
      double[] end =
          DownhillSimplex.minimise(
              x -> cost(form(x, scale), limits), point(start, scale), 0.1, POLISH);
      Hyperbola polished = form(end, scale);
      double cost = cost(polished, limits);
      if (cost < least) {
        best = polished;
        least = cost;
      }
      // Where the simplex could not start, the point itself still counts.
      if (seen.cost(start) < least) {
        best = start;
        least = seen.cost(start);
      }
    }
    return best;
  }

  private double cost(Hyperbola form, SmileLimits limits) {
    return isForm(form) && limits.allow(form) ? seen.cost(form) : Double.POSITIVE_INFINITY;
  }

  private boolean isForm(Hyperbola form) {
    double[] turn = {(form.m() - middle) / range, StrictMath.log(form.sigma() / range)};
    return form.b() >= 0 && Math.abs(form.rho()) <= 1 && isTurn(turn);
  }

  private boolean isTurn(double[] x) {
    return Math.abs(x[0]) <= 1 && x[1] >= narrowest && x[1] <= widest;
  }

  /** Each of the size of one. */
  private double[] point(Hyperbola form, double scale) {
    return new double[] {
      form.a() / scale,
      form.b() * range / scale,
      form.rho(),
      (form.m() - middle) / range,
      StrictMath.log(form.sigma() / range)
    };
  }

  private Hyperbola form(double[] x, double scale) {
    return new Hyperbola(x[0] * scale, x[1] * scale / range, x[2], place(x[3]), width(x[4]));
  }

  private Hyperbola search(@Nullable SmileLimits limits) {
    Hyperbola best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : grid(limits, STARTS)) {
      double[] end = DownhillSimplex.minimise(x -> cost(x, limits), start, 0.1, EVALUATIONS);
      Hyperbola form = at(end, limits);
      double cost = seen.cost(form);
      if (best == null || cost < least) {
        best = form;
        least = cost;
      }
    }
    if (best == null) {
      throw new IllegalStateException("a search has at least one start");
    }
    return best;
  }

  private double[][] grid(@Nullable SmileLimits limits, int count) {
    double[][] best = new double[count][];
    double[] costs = new double[count];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    for (int i = 0; i < PLACES; i++) {
      for (int j = 0; j < WIDTHS; j++) {
        double[] x = {
          -1 + 2.0 * i / (PLACES - 1), narrowest + (widest - narrowest) * j / (WIDTHS - 1)
        };
        double cost = cost(x, limits);
        for (int n = 0; n < count; n++) {
          if (best[n] == null || cost < costs[n]) {
            for (int later = count - 1; later > n; later--) {
              best[later] = best[later - 1];
              costs[later] = costs[later - 1];
            }
            best[n] = x;
            costs[n] = cost;
            break;
          }
        }
      }
    }
    return best;
  }

  private double cost(double[] x, @Nullable SmileLimits limits) {
    if (!isTurn(x)) {
      return Double.POSITIVE_INFINITY;
    }
    Hyperbola form = at(x, limits);
    return limits == null || limits.allow(form) ? seen.cost(form) : Double.POSITIVE_INFINITY;
  }

  private Hyperbola at(double[] x, @Nullable SmileLimits limits) {
    double steepest = limits == null ? STEEPEST_FREE : STEEPEST;
    InnerFit inner = new InnerFit(seen, place(x[0]), width(x[1]), steepest);
    Hyperbola best = inner.best();
    if (limits == null) {
      return best;
    }
    Hyperbola moved = limits.moved(best);
    if (limits.allow(moved)) {
      return moved;
    }
    double kept = 0;
    double refused = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double factor = (kept + refused) / 2;
      if (limits.allow(limits.moved(inner.flattened(best, factor)))) {
        kept = factor;
      } else {
        refused = factor;
      }
    }
    return limits.moved(inner.flattened(best, kept));
  }

  private Hyperbola bounded(Hyperbola form) {
    double[] turn = turn(form);
    return new Hyperbola(form.a(), form.b(), form.rho(), place(turn[0]), width(turn[1]));
  }

  private double[] turn(Hyperbola form) {
    return new double[] {
      Math.clamp((form.m() - middle) / range, -1, 1),
      Math.clamp(StrictMath.log(form.sigma() / range), narrowest, widest)
    };
  }

  private double place(double x) {
    return middle + x * range;
  }

  private double width(double x) {
    return StrictMath.exp(x) * range;
  }
}
