package io.counterpool.models.surface;

import io.counterpool.models.options.SviSmile;
import io.counterpool.models.surface.QuoteBook.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The steps of {@link SmileFit}. */
final class SmileFitter {

  private static final int ROBUST_ROUNDS = 5;
  private static final int HOLDING_ROUNDS = 4;

  /** Deviations of a normal distribution in a median absolute distance. */
  private static final double NORMAL = 1.4826;

  private static final double CAUCHY = 2.4;
  private static final double FAR_SPREADS = 4;
  private static final int MOST_OUTLIERS = 4;

  /** Times the largest ask, or below the smallest bid. */
  private static final double ABSURD = 2;

  private final QuoteBook book;
  private final @Nullable SviSmile earlier;
  private final @Nullable SviSmile later;
  private final double largestVega;
  private final double medianHalfSpread;
  private final double narrowest;
  private final double farthest;

  SmileFitter(QuoteBook book, @Nullable SviSmile earlier, @Nullable SviSmile later) {
    this.book = book;
    this.earlier = earlier;
    this.later = later;
    List<Point> points = book.twoSided();
    this.largestVega = points.stream().mapToDouble(Point::vega).max().orElse(0);
    this.medianHalfSpread =
        Math.max(
            median(points.stream().mapToDouble(Point::halfSpread).toArray()),
            SmileFit.LEAST_HALF_SPREAD);
    double range = points.getLast().k() - points.getFirst().k();
    this.farthest = QuoteBook.farthest(points);
    this.narrowest = range / (2.0 * (book.strikes() - 1));
  }

  SmileFit fit() {
    List<Point> outliers = new ArrayList<>(outliers());
    List<Point> used = without(book.twoSided(), outliers);
    outliers.addAll(absurd(used));
    List<Point> oneSided = without(book.oneSided(), outliers);
    Hyperbola free = drawn(used, oneSided, SmileSearch::free);
    if (free == null) {
      throw new IllegalStateException("a free smile is always found");
    }
    Optional<Arbitrage> broken = check(free);
    if (broken.isEmpty()) {
      return fitted(free, used, outliers, false);
    }
    double most = Math.max(1, SmileFit.WORSE * distance(free, used));
    SmileLimits limits = new SmileLimits(farthest, earlier, later);
    Hyperbola within = drawn(used, oneSided, search -> search.within(limits));
    if (within != null && distance(within, used) <= most && check(within).isEmpty()) {
      return fitted(within, used, outliers, true);
    }
    SmileLimits lone = new SmileLimits(farthest, null, null);
    Hyperbola alone =
        earlier == null && later == null
            ? null
            : drawn(used, oneSided, search -> search.within(lone));
    if (alone != null && distance(alone, used) <= most) {
      // By itself the expiry is in order: it does not go with its neighbours.
      Optional<Arbitrage> together = check(alone);
      if (together.isEmpty()) {
        return fitted(alone, used, outliers, true);
      }
      return broken(together.get(), alone, used, outliers);
    }
    return broken(broken.get(), free, used, outliers);
  }

  private SmileFit broken(
      Arbitrage arbitrage, Hyperbola form, List<Point> used, List<Point> outliers) {
    SmileFit.Against against = SmileFit.Against.ITSELF;
    if (arbitrage.rule() == ArbitrageRule.CALENDAR) {
      SviSmile smile = form.smile(farthest);
      against =
          earlier != null && NoArbitrage.calendar(earlier, smile).isPresent()
              ? SmileFit.Against.EARLIER
              : SmileFit.Against.LATER;
    }
    return new SmileFit.Broken(arbitrage, against, book.uses(outliers), book.error(form, used));
  }

  /** What the smile breaks as it would be stored. */
  private Optional<Arbitrage> check(Hyperbola form) {
    Optional<Arbitrage> alone = NoArbitrage.check(form, form.reach(form.widest(farthest)), 0);
    if (alone.isPresent()) {
      return alone;
    }
    SviSmile smile = form.smile(farthest);
    return NoArbitrage.check(smile)
        .or(() -> earlier == null ? Optional.empty() : NoArbitrage.calendar(earlier, smile))
        .or(() -> later == null ? Optional.empty() : NoArbitrage.calendar(smile, later));
  }

  private SmileFit fitted(Hyperbola form, List<Point> used, List<Point> outliers, boolean held) {
    SviSmile smile = form.smile(farthest);
    return new SmileFit.Fitted(
        smile, book.uses(outliers), book.error(Hyperbola.of(smile), used), held);
  }

  /** Those far from a smile that gives little weight to what is far from it. */
  private List<Point> outliers() {
    List<Point> points = book.twoSided();
    int most = Math.min(points.size() / MOST_OUTLIERS, book.strikes() - SmileFit.LEAST_QUOTES);
    if (most <= 0) {
      return List.of();
    }
    double[] trust = new double[points.size()];
    Arrays.fill(trust, 1);
    double[] away = new double[points.size()];
    double deviation = 0;
    for (int round = 0; round < ROBUST_ROUNDS; round++) {
      Hyperbola form = new SmileSearch(trusting(points, trust), narrowest).free();
      for (int i = 0; i < trust.length; i++) {
        away[i] = Math.abs(book.volatility(form, points.get(i)) - points.get(i).middle());
      }
      deviation = Math.max(NORMAL * median(away), 1e-6);
      for (int i = 0; i < trust.length; i++) {
        double z = away[i] / (CAUCHY * deviation);
        trust[i] = 1 / (1 + z * z);
      }
    }
    List<Integer> far = new ArrayList<>();
    for (int i = 0; i < trust.length; i++) {
      Point point = points.get(i);
      if (away[i] > SmileFit.FAR * deviation
          && away[i] > FAR_SPREADS * Math.max(point.halfSpread(), medianHalfSpread)) {
        far.add(i);
      }
    }
    far.sort(Comparator.comparingDouble(i -> -away[i]));
    return far.stream().limit(most).map(points::get).toList();
  }

  /**
   * Nearly the same weight for each in volatility, less for wide quotes. A volatility far below the
   * others is a step in total variance as small as theirs, not smaller.
   */
  private Observations trusting(List<Point> points, double[] trust) {
    double usual = median(points.stream().mapToDouble(Point::middle).toArray());
    return observations(
        points,
        i -> {
          double half = points.get(i).halfSpread() + medianHalfSpread;
          half *= Math.max(1, usual / points.get(i).middle());
          return trust[i] / (half * half);
        });
  }

  /** The smile through {@code used}, held by those of {@code oneSided} that it would pass. */
  private @Nullable Hyperbola drawn(
      List<Point> used, List<Point> oneSided, Function<SmileSearch, @Nullable Hyperbola> method) {
    List<Point> seen = new ArrayList<>(used);
    Hyperbola form = method.apply(search(seen));
    for (int i = 0; i < HOLDING_ROUNDS && form != null && hold(form, oneSided, seen); i++) {
      form = method.apply(search(seen));
    }
    return form;
  }

  /** Adds the one-sided quotes that {@code form} passes to what is seen; whether there are any. */
  private boolean hold(Hyperbola form, List<Point> oneSided, List<Point> seen) {
    boolean more = false;
    for (Point point : oneSided) {
      double volatility = book.volatility(form, point);
      if ((volatility < point.bid() || volatility > point.ask()) && !seen.contains(point)) {
        seen.add(point);
        more = true;
      }
    }
    return more;
  }

  /** Bids far above all asks and asks far below all bids: nothing that could hold a smile. */
  private List<Point> absurd(List<Point> used) {
    double most = ABSURD * used.stream().mapToDouble(Point::ask).max().orElse(0);
    double least = used.stream().mapToDouble(Point::bid).min().orElse(0) / ABSURD;
    return book.oneSided().stream()
        .filter(point -> point.bid() > most || point.ask() < least)
        .toList();
  }

  private SmileSearch search(List<Point> points) {
    return new SmileSearch(
        observations(
            points,
            i -> {
              double half = halfSpread(points.get(i));
              return 1 / (half * half);
            }),
        narrowest);
  }

  private Observations observations(List<Point> points, IntToDoubleFunction weight) {
    double[] k = new double[points.size()];
    double[] w = new double[k.length];
    double[] weights = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      Point point = points.get(i);
      double volatility = level(point);
      // A step of total variance is 2 × volatility × years of one of volatility.
      double slope = 2 * volatility * book.years();
      k[i] = point.k();
      w[i] = volatility * volatility * book.years();
      weights[i] = weight.applyAsDouble(i) / (slope * slope);
    }
    return new Observations(k, w, weights);
  }

  private static double level(Point point) {
    return point.isTwoSided() ? point.middle() : point.bid() > 0 ? point.bid() : point.ask();
  }

  /** In volatility, at least what the least half spread is worth here. */
  private double halfSpread(Point point) {
    double least = SmileFit.LEAST_HALF_SPREAD * largestVega / Math.max(point.vega(), 1e-300);
    return Math.max(point.isTwoSided() ? point.halfSpread() : medianHalfSpread, least);
  }

  /** Root mean square distance in half spreads. */
  private double distance(Hyperbola form, List<Point> points) {
    double sum = 0;
    for (Point point : points) {
      double z = (book.volatility(form, point) - point.middle()) / halfSpread(point);
      sum += z * z;
    }
    return Math.sqrt(sum / points.size());
  }

  private static List<Point> without(List<Point> points, List<Point> left) {
    return points.stream().filter(point -> !left.contains(point)).toList();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
