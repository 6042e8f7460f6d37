package io.counterpool.models.surface;

import io.counterpool.models.options.SviSmile;
import java.util.Optional;

/**
 * Static arbitrage of smiles. A smile is looked at where it is read: within the log moneyness that
 * {@link SviSmile#logMoneyness} allows, at {@value #POINTS} even steps and, near the turn, at steps
 * that widen with the distance from it, since a narrow turn could hide between even ones. Outside
 * of that the smile is flat.
 */
public final class NoArbitrage {

  /** Far slope of total variance that no market can exceed. */
  public static final double STEEPEST = 2;

  /**
   * Total variance by which a later expiry may be below an earlier one: rounding, not a trade. A
   * hundredth of a volatility point over a day at a volatility of 0.5 is 3 × 10^-7.
   */
  public static final double CALENDAR_TOLERANCE = 1e-8;

  private static final int POINTS = 120;
  private static final int TURN_POINTS = 12;
  private static final double TURN_STEP = 0.25;

  /** Distances from the turn in its widths. */
  private static final double[] TURN = new double[2 * TURN_POINTS + 1];

  static {
    for (int i = 0; i < TURN.length; i++) {
      TURN[i] = StrictMath.sinh((i - TURN_POINTS) * TURN_STEP);
    }
  }

  private NoArbitrage() {}

  /** The first rule that one smile breaks by itself, with its worst point. */
  public static Optional<Arbitrage> check(SviSmile smile) {
    Hyperbola form = Hyperbola.of(smile);
    return check(form, form.reach(smile.widest().toDouble()), 0);
  }

  /** The same, asking for a density factor of at least {@code margin}. */
  static Optional<Arbitrage> check(Hyperbola form, double reach, double margin) {
    double least = form.least();
    if (!(least >= 0)) {
      return Optional.of(new Arbitrage(ArbitrageRule.POSITIVITY, lowest(form), least, 0));
    }
    if (!(form.wing() <= STEEPEST)) {
      double side = form.rho() < 0 ? -reach : reach;
      return Optional.of(new Arbitrage(ArbitrageRule.WING_SLOPE, side, form.wing(), STEEPEST));
    }
    double worstAt = 0;
    double worst = Double.POSITIVE_INFINITY;
    for (double k : grid(form, reach)) {
      double density = form.density(k);
      if (density < worst) {
        worst = density;
        worstAt = k;
      }
    }
    return worst >= margin
        ? Optional.empty()
        : Optional.of(new Arbitrage(ArbitrageRule.BUTTERFLY, worstAt, worst, 0));
  }

  /** Where the hyperbola is lowest. */
  private static double lowest(Hyperbola form) {
    double rest = Math.sqrt(Math.max(1 - form.rho() * form.rho(), 1e-12));
    return form.m() - form.rho() * form.sigma() / rest;
  }

  /** Log moneyness at which a smile is looked at; not in order. */
  static double[] grid(Hyperbola form, double reach) {
    double[] ks = new double[POINTS + 1 + TURN.length];
    for (int i = 0; i <= POINTS; i++) {
      ks[i] = reach * (2.0 * i / POINTS - 1);
    }
    for (int i = 0; i < TURN.length; i++) {
      ks[POINTS + 1 + i] = Math.clamp(form.m() + form.sigma() * TURN[i], -reach, reach);
    }
    return ks;
  }

  /**
   * Whether total variance falls from {@code earlier} to {@code later} anywhere that either of them
   * is read, and where it falls most.
   */
  public static Optional<Arbitrage> calendar(SviSmile earlier, SviSmile later) {
    Hyperbola first = Hyperbola.of(earlier);
    Hyperbola second = Hyperbola.of(later);
    double firstReach = first.reach(earlier.widest().toDouble());
    double secondReach = second.reach(later.widest().toDouble());
    double k = deepest(first, firstReach, second, secondReach);
    double before = first.w(Math.clamp(k, -firstReach, firstReach));
    double after = second.w(Math.clamp(k, -secondReach, secondReach));
    return before - after > CALENDAR_TOLERANCE
        ? Optional.of(new Arbitrage(ArbitrageRule.CALENDAR, k, after, before))
        : Optional.empty();
  }

  /** The smallest density factor of a smile that is nowhere negative where it is read. */
  public static double leastDensity(SviSmile smile) {
    Hyperbola form = Hyperbola.of(smile);
    double least = Double.POSITIVE_INFINITY;
    for (double k : grid(form, form.reach(smile.widest().toDouble()))) {
      least = Math.min(least, form.density(k));
    }
    return least;
  }

  /** The smallest rise of total variance from an expiry to a later one; below 0 if it falls. */
  public static double leastRise(SviSmile earlier, SviSmile later) {
    Hyperbola first = Hyperbola.of(earlier);
    Hyperbola second = Hyperbola.of(later);
    double firstReach = first.reach(earlier.widest().toDouble());
    double secondReach = second.reach(later.widest().toDouble());
    double k = deepest(first, firstReach, second, secondReach);
    return second.w(Math.clamp(k, -secondReach, secondReach))
        - first.w(Math.clamp(k, -firstReach, firstReach));
  }

  private static double deepest(
      Hyperbola first, double firstReach, Hyperbola second, double secondReach) {
    double reach = Math.max(firstReach, secondReach);
    double at = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (Hyperbola turn : new Hyperbola[] {first, second}) {
      for (double k : grid(turn, reach)) {
        double fall =
            first.w(Math.clamp(k, -firstReach, firstReach))
                - second.w(Math.clamp(k, -secondReach, secondReach));
        if (fall > most) {
          most = fall;
          at = k;
        }
      }
    }
    return at;
  }
}
