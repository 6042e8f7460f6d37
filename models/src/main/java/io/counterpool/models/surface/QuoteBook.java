package io.counterpool.models.surface;

import io.counterpool.models.options.Black76;
import io.counterpool.models.options.OptionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The quotes of one expiry as points that a smile can be drawn through: first those with bid and
 * ask, ascending by strike, then those with one of them.
 */
final class QuoteBook {

  /**
   * One point.
   *
   * @param quotes which quotes it stands for
   * @param bid volatility, 0 if none
   * @param ask volatility, infinite if none
   * @param vega of a forward of 1 and a year of 1 at the middle; only proportions count
   */
  record Point(List<Integer> quotes, double k, double bid, double ask, double vega) {

    boolean isTwoSided() {
      return bid > 0 && ask < SmileQuote.NO_ASK;
    }

    double middle() {
      return (bid + ask) / 2;
    }

    double halfSpread() {
      return (ask - bid) / 2;
    }
  }

  private final List<SmileQuote> quotes;
  private final double forward;
  private final double years;
  private final QuoteUse[] uses;
  private final List<Point> twoSided = new ArrayList<>();
  private final List<Point> oneSided = new ArrayList<>();

  QuoteBook(List<SmileQuote> quotes, double forward, double years) {
    this.quotes = quotes;
    this.forward = forward;
    this.years = years;
    this.uses = new QuoteUse[quotes.size()];
    TreeMap<Double, List<Integer>> strikes = new TreeMap<>();
    for (int i = 0; i < uses.length; i++) {
      uses[i] = use(quotes.get(i));
      if (uses[i] == QuoteUse.USED || uses[i] == QuoteUse.ONE_SIDED) {
        strikes.computeIfAbsent(quotes.get(i).strike(), _ -> new ArrayList<>()).add(i);
      }
    }
    strikes.forEach(this::add);
  }

  static QuoteUse use(SmileQuote quote) {
    if (!quote.hasBid() && !quote.hasAsk()) {
      return QuoteUse.EMPTY;
    }
    if (quote.ask() == 0) {
      return QuoteUse.BELOW_INTRINSIC;
    }
    if (quote.bid() > quote.ask()) {
      return QuoteUse.CROSSED;
    }
    return quote.isTwoSided() ? QuoteUse.USED : QuoteUse.ONE_SIDED;
  }

  private void add(double strike, List<Integer> at) {
    double bid = 0;
    double ask = SmileQuote.NO_ASK;
    for (int i : at) {
      bid = Math.max(bid, quotes.get(i).bid());
      ask = Math.min(ask, quotes.get(i).ask());
    }
    if (bid <= ask) {
      add(strike, bid, ask, List.copyOf(at));
    } else {
      for (int i : at) {
        add(strike, quotes.get(i).bid(), quotes.get(i).ask(), List.of(i));
      }
    }
  }

  private void add(double strike, double bid, double ask, List<Integer> at) {
    double k = StrictMath.log(strike / forward);
    boolean both = bid > 0 && ask < SmileQuote.NO_ASK;
    double level = both ? (bid + ask) / 2 : bid > 0 ? bid : ask;
    double vega =
        Black76.greeks(OptionType.CALL, forward, strike, level, years, 1).vega() / forward;
    Point point = new Point(at, k, bid, ask, vega);
    (both ? twoSided : oneSided).add(point);
    if (both) {
      for (int i : at) {
        uses[i] = QuoteUse.USED;
      }
    }
  }

  /** Different strikes with bid and ask. */
  int strikes() {
    return (int) twoSided.stream().mapToDouble(Point::k).distinct().count();
  }

  List<Point> twoSided() {
    return twoSided;
  }

  List<Point> oneSided() {
    return oneSided;
  }

  double years() {
    return years;
  }

  /** Largest absolute log moneyness of {@code points}. */
  static double farthest(List<Point> points) {
    return points.stream().mapToDouble(point -> Math.abs(point.k())).max().orElse(0);
  }

  /** What became of each quote, when {@code outliers} were left out. */
  List<QuoteUse> uses(List<Point> outliers) {
    QuoteUse[] judged = uses.clone();
    for (Point point : outliers) {
      for (int i : point.quotes()) {
        judged[i] = QuoteUse.OUTLIER;
      }
    }
    return Arrays.asList(judged);
  }

  /** How far {@code form} is from each quote of {@code used}. */
  FitError error(Hyperbola form, List<Point> used) {
    int count = 0;
    int inside = 0;
    double squares = 0;
    double outside = 0;
    for (Point point : used) {
      double volatility = volatility(form, point);
      for (int i : point.quotes()) {
        SmileQuote quote = quotes.get(i);
        double middle = quote.isTwoSided() ? (quote.bid() + quote.ask()) / 2 : point.middle();
        count++;
        inside += quote.holds(volatility) ? 1 : 0;
        squares += (volatility - middle) * (volatility - middle);
        outside = Math.max(outside, quote.outside(volatility));
      }
    }
    return new FitError(count, inside, count == 0 ? 0 : Math.sqrt(squares / count), outside);
  }

  double volatility(Hyperbola form, Point point) {
    return Math.sqrt(Math.max(form.w(point.k()), 0) / years);
  }
}
