package io.counterpool.models.surface;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import io.counterpool.models.options.SviSmile;
import java.util.List;

/**
 * The smiles of several expiries as one surface, as of one instant.
 *
 * <p>Between two expiries total variance is linear in time at the same log moneyness, and the
 * forward geometric; so a surface whose smiles keep the calendar keeps it everywhere. Before the
 * first expiry total variance grows in proportion to time from 0 (the volatility of the first smile
 * at that log moneyness, with its forward). Beyond the last one the surface says nothing by itself:
 * {@link #extrapolated} keeps the volatility of the last smile, for whoever asks for it by name.
 *
 * @param slices ascending years, each above 0, at least one
 */
public record VarianceSurface(List<Slice> slices) {

  /**
   * The smile of one expiry with what it was fitted with.
   *
   * @param years from the instant of the surface to the expiry, above 0
   * @param forward above 0
   */
  public record Slice(double years, double forward, SviSmile smile) {

    public Slice {
      RealBounds.positive("years", years);
      RealBounds.positive("forward", forward);
    }

    /** Total variance at a log moneyness, which is held to the smile's own bounds. */
    public double totalVariance(double k) {
      return smile.totalVariance(smile.logMoneyness(1, StrictMath.exp(k)));
    }
  }

  public VarianceSurface {
    slices = List.copyOf(slices);
    if (slices.isEmpty()) {
      throw new OutOfRangeException("a surface must have at least one expiry");
    }
    for (int i = 1; i < slices.size(); i++) {
      if (!(slices.get(i).years() > slices.get(i - 1).years())) {
        throw new OutOfRangeException(
            "expiries must ascend, were "
                + slices.get(i - 1).years()
                + " and "
                + slices.get(i).years()
                + " years");
      }
    }
  }

  /** Years to the last expiry. */
  public double lastYears() {
    return slices.getLast().years();
  }

  /**
   * Total variance at a log moneyness and a time within the surface.
   *
   * @param years above 0, at most {@link #lastYears}
   * @throws OutOfRangeException if it is later than the last expiry
   */
  public double totalVariance(double k, double years) {
    int next = next(years);
    Slice after = slices.get(next);
    if (next == 0) {
      return after.totalVariance(k) * years / after.years();
    }
    Slice before = slices.get(next - 1);
    double share = share(before, after, years);
    return before.totalVariance(k) * (1 - share) + after.totalVariance(k) * share;
  }

  /**
   * Forward at a time within the surface.
   *
   * @throws OutOfRangeException if it is later than the last expiry
   */
  public double forward(double years) {
    int next = next(years);
    Slice after = slices.get(next);
    if (next == 0) {
      return after.forward();
    }
    Slice before = slices.get(next - 1);
    double share = share(before, after, years);
    return before.forward() * StrictMath.pow(after.forward() / before.forward(), share);
  }

  /** Total variance beyond the last expiry, as if its volatilities went on. */
  public double extrapolated(double k, double years) {
    Slice last = slices.getLast();
    return RealBounds.positive("years", years) <= last.years()
        ? totalVariance(k, years)
        : last.totalVariance(k) * years / last.years();
  }

  private static double share(Slice before, Slice after, double years) {
    return (years - before.years()) / (after.years() - before.years());
  }

  private int next(double years) {
    RealBounds.positive("years", years);
    for (int i = 0; i < slices.size(); i++) {
      if (years <= slices.get(i).years()) {
        return i;
      }
    }
    throw new OutOfRangeException(
        "years must be at most " + lastYears() + ", the last expiry of the surface, was " + years);
  }
}
