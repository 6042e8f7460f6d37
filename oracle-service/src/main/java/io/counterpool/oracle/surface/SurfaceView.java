package io.counterpool.oracle.surface;

import static io.counterpool.oracle.surface.SurfaceRules.decimal;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.SviSmile;
import io.counterpool.models.surface.FitError;
import io.counterpool.models.surface.NoArbitrage;
import io.counterpool.models.surface.QuoteUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A surface on the wire.
 *
 * @param at the instant of this answer, at which age and staleness hold
 * @param ageSeconds since the market was looked at
 * @param error of all expiries together
 * @param expiries those with a smile, ascending
 * @param leftOut those with too few quotes
 */
record SurfaceView(
    Underlying underlying,
    long version,
    Instant observedAt,
    Instant acceptedAt,
    Instant at,
    long ageSeconds,
    boolean stale,
    ErrorView error,
    List<ExpiryView> expiries,
    List<LeftOutView> leftOut) {

  /**
   * How far the surface is from the quotes that drew it.
   *
   * @param share of the quotes that hold it between bid and ask
   * @param rootMeanSquare distance from the middle of bid and ask, in volatility
   * @param largestOutside farthest outside of bid and ask, in volatility
   */
  record ErrorView(
      int quotes, int inside, Decimal share, Decimal rootMeanSquare, Decimal largestOutside) {

    static ErrorView of(FitError error) {
      return new ErrorView(
          error.quotes(),
          error.inside(),
          decimal(error.share()),
          decimal(error.rootMeanSquare()),
          decimal(error.largestOutside()));
    }
  }

  /**
   * Raw SVI: w = a + b (rho (k − m) + √((k − m)² + sigma²)), k within ±widest × √(a + b sigma), w
   * at most largestVariance.
   */
  record SmileView(
      Decimal a,
      Decimal b,
      Decimal rho,
      Decimal m,
      Decimal sigma,
      Decimal widest,
      Decimal largestVariance) {

    static SmileView of(SviSmile smile) {
      return new SmileView(
          smile.a(),
          smile.b(),
          smile.rho(),
          smile.m(),
          smile.sigma(),
          smile.widest(),
          smile.largestVariance());
    }
  }

  /**
   * How near a smile is to an arbitrage.
   *
   * @param leastVariance total variance where it is lowest, ≥ 0
   * @param steepestWing far slope of total variance, at most 2
   * @param leastDensity smallest factor of the density of the price at expiry, ≥ 0
   * @param leastRise smallest rise of total variance from the expiry before, ≥ 0; null for the
   *     first
   */
  record ChecksView(
      Decimal leastVariance,
      Decimal steepestWing,
      Decimal leastDensity,
      @Nullable Decimal leastRise) {}

  /**
   * The smile of one expiry.
   *
   * @param years from observedAt to the expiry, of 365 days
   * @param volatilityAtForward of the strike that equals the forward
   * @param held whether the smile had to be held back from an arbitrage, at the cost of its fit
   * @param expired whether the expiry has passed at the instant of this answer
   * @param quotes how many were used, and how many were not and why
   */
  record ExpiryView(
      Instant expiry,
      Decimal forward,
      Decimal discount,
      Decimal years,
      SmileView smile,
      Decimal volatilityAtForward,
      boolean held,
      boolean expired,
      ErrorView error,
      ChecksView checks,
      Map<QuoteUse, Integer> quotes) {}

  /** Why an expiry has no smile. */
  enum LeftOutReason {
    TOO_FEW_QUOTES
  }

  record LeftOutView(Instant expiry, LeftOutReason reason, Map<QuoteUse, Integer> quotes) {}

  private static final int YEARS_DIGITS = 12;

  static SurfaceView of(Surface surface, Instant at, Duration maxAge) {
    List<ExpiryView> shown = new ArrayList<>();
    List<LeftOutView> leftOut = new ArrayList<>();
    SviSmile before = null;
    for (ExpirySmile expiry : surface.expiries()) {
      ExpirySmile.Drawn drawn = expiry.drawn();
      if (drawn == null) {
        leftOut.add(new LeftOutView(expiry.expiry(), LeftOutReason.TOO_FEW_QUOTES, expiry.uses()));
      } else {
        shown.add(expiry(expiry, drawn, before, at));
        before = drawn.smile();
      }
    }
    Duration age = Duration.between(surface.observedAt(), at);
    return new SurfaceView(
        surface.underlying(),
        surface.version(),
        surface.observedAt(),
        surface.acceptedAt(),
        at,
        age.toSeconds(),
        age.compareTo(maxAge) > 0,
        ErrorView.of(surface.error()),
        shown,
        leftOut);
  }

  private static ExpiryView expiry(
      ExpirySmile expiry, ExpirySmile.Drawn drawn, @Nullable SviSmile before, Instant at) {
    SviSmile smile = drawn.smile();
    double forward = expiry.forward().toDouble();
    return new ExpiryView(
        expiry.expiry(),
        expiry.forward(),
        expiry.discount(),
        Decimal.of(expiry.years(), YEARS_DIGITS, java.math.RoundingMode.HALF_EVEN),
        SmileView.of(smile),
        decimal(smile.volatility(forward, forward, expiry.years())),
        drawn.held(),
        !expiry.expiry().isAfter(at),
        ErrorView.of(drawn.error()),
        new ChecksView(
            decimal(smile.leastVariance()),
            smile.steepestWing(),
            decimal(NoArbitrage.leastDensity(smile)),
            before == null ? null : decimal(NoArbitrage.leastRise(before, smile))),
        expiry.uses());
  }
}
