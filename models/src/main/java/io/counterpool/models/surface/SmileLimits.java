package io.counterpool.models.surface;

import io.counterpool.models.options.SviSmile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a smile is held to while it is fitted: a little more than what {@link NoArbitrage} asks, so
 * that rounding its parameters cannot break it.
 */
final class SmileLimits {

  private static final double LEAST_DENSITY = 1e-6;
  private static final double LEAST_VARIANCE = 1e-10;

  /** A smile of another expiry, with where it is looked at and its total variance there. */
  private static final class Neighbour {

    private final Hyperbola form;
    private final double reach;
    private final double[] ks;
    private final double[] ws;

    private Neighbour(Hyperbola form, double reach, double[] ks, double[] ws) {
      this.form = form;
      this.reach = reach;
      this.ks = ks;
      this.ws = ws;
    }

    Hyperbola form() {
      return form;
    }

    static Neighbour of(SviSmile smile) {
      Hyperbola form = Hyperbola.of(smile);
      double reach = form.reach(smile.widest().toDouble());
      double[] ks = NoArbitrage.grid(form, reach);
      double[] ws = new double[ks.length];
      for (int i = 0; i < ks.length; i++) {
        ws[i] = form.w(ks[i]);
      }
      return new Neighbour(form, reach, ks, ws);
    }

    /** Most of (own − other) × sign, over the points of both. */
    double most(int sign, Hyperbola other, double otherReach) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < ks.length; i++) {
        double distance = ws[i] - other.w(Math.clamp(ks[i], -otherReach, otherReach));
        most = Math.max(most, sign * distance);
      }
      for (double k : NoArbitrage.grid(other, otherReach)) {
        double distance = form.w(Math.clamp(k, -reach, reach)) - other.w(k);
        most = Math.max(most, sign * distance);
      }
      return most;
    }
  }

  private final double farthest;
  private final @Nullable Neighbour earlier;
  private final @Nullable Neighbour later;

  /**
   * Limits.
   *
   * @param farthest largest absolute log moneyness that was quoted
   * @param earlier smile of an expiry before, below which it must not fall
   * @param later smile of an expiry after, above which it must not rise
   */
  SmileLimits(double farthest, @Nullable SviSmile earlier, @Nullable SviSmile later) {
    this.farthest = farthest;
    this.earlier = earlier == null ? null : Neighbour.of(earlier);
    this.later = later == null ? null : Neighbour.of(later);
  }

  /** Smiles of the other expiries. */
  List<Hyperbola> neighbours() {
    return Stream.of(Optional.ofNullable(earlier), Optional.ofNullable(later))
        .flatMap(Optional::stream)
        .map(Neighbour::form)
        .toList();
  }

  boolean allow(Hyperbola form) {
    double reach = reach(form);
    return form.least() >= LEAST_VARIANCE
        && below(form, reach) <= 0
        && above(form, reach) <= 0
        && NoArbitrage.check(form, reach, LEAST_DENSITY).isEmpty();
  }

  private double reach(Hyperbola form) {
    return form.reach(form.widest(farthest));
  }

  /** Lowered where it is above the later smile, then raised where it is below the earlier or 0. */
  Hyperbola moved(Hyperbola form) {
    double excess = above(form, reach(form));
    Hyperbola low = excess > 0 ? lifted(form, -excess) : form;
    double missing = Math.max(below(low, reach(low)), LEAST_VARIANCE - low.least());
    return missing > 0 ? lifted(low, missing) : low;
  }

  private static Hyperbola lifted(Hyperbola form, double by) {
    double more = by * (1 + 1e-9) + Math.copySign(1e-15, by);
    return new Hyperbola(form.a() + more, form.b(), form.rho(), form.m(), form.sigma());
  }

  private double below(Hyperbola form, double reach) {
    return earlier == null ? 0 : earlier.most(1, form, reach);
  }

  private double above(Hyperbola form, double reach) {
    return later == null ? 0 : later.most(-1, form, reach);
  }
}
