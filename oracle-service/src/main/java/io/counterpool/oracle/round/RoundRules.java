package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.OutlierCut;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.Quote;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.FeedSettings;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.TakenReport;
import io.counterpool.oracle.round.GradeRules.Graded;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How reports become a price, and when a round is due. Pure. */
public final class RoundRules {

  private RoundRules() {}

  /**
   * Judges the newest report of each publisher and aggregates those that count.
   *
   * <p>The quorum counts fresh, permitted reports before the outlier cut, and every one of them has
   * its vote: a median is what keeps a wrong one from moving the price, and dropping it would only
   * shift the middle away from the other side. The cut marks it.
   *
   * @param publishers configured at the feed, by id
   * @param latest newest report of each publisher; one without is silent
   * @param indexes by which reports may be converted at {@code now}
   * @param standing what the feed's past says about its next price
   */
  public static Assessment assess(
      FeedSettings settings,
      Collection<Publisher> publishers,
      Map<PublisherId, TakenReport> latest,
      Instant now,
      RoundConstraint constraint,
      Map<FeedId, PriceIndex> indexes,
      Standing standing) {
    ReportJudge judge = new ReportJudge(settings, now, constraint, indexes);
    List<JudgedReport> reports = new ArrayList<>();
    for (Publisher publisher : publishers) {
      TakenReport taken = latest.get(publisher.id());
      if (taken != null) {
        reports.add(judge.judge(publisher, taken));
      }
    }
    List<Quote> quotes =
        reports.stream()
            .filter(judged -> judged.verdict().counts())
            .map(JudgedReport::quote)
            .toList();
    Aggregate price = quotes.size() < settings.quorum() ? null : aggregate(settings, quotes);
    Graded graded = GradeRules.grade(settings, standing, price, now);
    return new Assessment(
        price == null ? List.copyOf(reports) : marked(settings.cut(), reports, quotes),
        quotes.size(),
        graded.grade(),
        graded.price(),
        graded.refused(),
        graded.average());
  }

  /** The same for a feed without conversions and without a past. */
  public static Assessment assess(
      FeedSettings settings,
      Collection<Publisher> publishers,
      Map<PublisherId, TakenReport> latest,
      Instant now,
      RoundConstraint constraint) {
    return assess(settings, publishers, latest, now, constraint, Map.of(), Standing.NONE);
  }

  private static @Nullable Aggregate aggregate(FeedSettings settings, List<Quote> quotes) {
    return settings
        .aggregation()
        .aggregate(quotes, settings.priceScale())
        .filter(aggregate -> aggregate.price().isPositive()) // The grid may be too coarse.
        .orElse(null);
  }

  private static List<JudgedReport> marked(
      OutlierCut cut, List<JudgedReport> reports, List<Quote> quotes) {
    OutlierCut.Band band = cut.band(quotes.stream().map(Quote::price).toList());
    return reports.stream()
        .map(
            judged ->
                judged.verdict().counts() && !band.contains(judged.price())
                    ? judged.as(Verdict.OUTLIER)
                    : judged)
        .toList();
  }

  /** Whether {@code price} is at least {@code deviation} (a fraction) away from {@code last}. */
  public static boolean deviates(Decimal last, Decimal price, Decimal deviation) {
    Decimal least = last.times(deviation, RoundingMode.CEILING);
    return price.minus(last).abs().compareTo(least) >= 0;
  }

  /** Whether {@code last} is older than the heartbeat; exactly as old is not. */
  public static boolean heartbeatDue(FeedSettings settings, Round last, Instant now) {
    return now.isAfter(last.publishedAt().plus(settings.heartbeat()));
  }

  /** The grade at {@code now}: a round that is older than the feed's greatest age is STALE. */
  public static PriceGrade gradeAt(FeedSettings settings, Round round, Instant now) {
    return round.price() != null && now.isAfter(round.publishedAt().plus(settings.maxAge()))
        ? PriceGrade.STALE
        : round.grade();
  }
}
