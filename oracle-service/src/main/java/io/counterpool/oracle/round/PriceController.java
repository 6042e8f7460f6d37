package io.counterpool.oracle.round;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.feed.ConfiguredFeed;
import io.counterpool.oracle.feed.FeedCatalog;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.grade.PriceGrades;
import io.counterpool.oracle.grade.PriceGradesCatalog;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the last price of feeds, graded at this moment. */
@RestController
class PriceController {

  private static final int MOST_FEEDS = 100;

  /**
   * A feed's last round, read now.
   *
   * @param at the venue's time of this answer, at which the grade holds
   * @param price null where there is none to use (below quorum, out of band, halted), not an older
   *     one
   * @param gradesVersion of the matrix in force now
   * @param allows what the price may be used for now, by that matrix
   * @param refusedPrice what the last round's reports came to where it must not be used
   */
  record PriceView(
      FeedId feed,
      Instant at,
      PriceGrade grade,
      @Nullable Decimal price,
      @Nullable Decimal confidence,
      long round,
      Instant publishedAt,
      int validPublishers,
      int quorum,
      int publishers,
      long intakeSequence,
      @Nullable Decimal volatilityAnnual,
      long gradesVersion,
      List<PriceAction> allows,
      @Nullable Decimal refusedPrice,
      String hash) {

    static PriceView of(ConfiguredFeed configured, Round round, PriceGrades grades, Instant now) {
      PriceGrade grade = RoundRules.gradeAt(configured.feed().settings(), round, now);
      return new PriceView(
          round.feed(),
          now,
          grade,
          round.price(),
          round.confidence(),
          round.number(),
          round.publishedAt(),
          round.validPublishers(),
          round.quorum(),
          round.publishers(),
          round.intakeSequence(),
          round.volatilityAnnual(),
          grades.version(),
          grades.matrix().allowed(grade),
          round.grading().refusedPrice(),
          round.hash());
    }
  }

  private final RoundLog rounds;
  private final FeedCatalog catalog;
  private final PriceGradesCatalog grades;
  private final VenueClock clock;

  PriceController(
      RoundLog rounds, FeedCatalog catalog, PriceGradesCatalog grades, VenueClock clock) {
    this.rounds = rounds;
    this.catalog = catalog;
    this.grades = grades;
    this.clock = clock;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/price")
  @Operation(operationId = "getPrice", summary = "Last price of a feed, graded now")
  PriceView price(@PathVariable FeedId feed) {
    return prices(List.of(feed)).getFirst();
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/prices")
  @Operation(operationId = "listPrices", summary = "Last prices of several feeds")
  Page<PriceView> list(@RequestParam @Size(min = 1, max = MOST_FEEDS) List<FeedId> feed) {
    return Page.complete(prices(feed));
  }

  private List<PriceView> prices(List<FeedId> feeds) {
    Map<FeedId, ConfiguredFeed> configured = catalog.configured(new TreeSet<>(feeds));
    Map<FeedId, Round> last = new HashMap<>();
    rounds.last(configured.keySet()).forEach(round -> last.put(round.feed(), round));
    PriceGrades present = grades.current();
    Instant now = clock.instant();
    return feeds.stream()
        .distinct()
        .map(feed -> view(feed, configured, last, present, now))
        .toList();
  }

  private static PriceView view(
      FeedId feed,
      Map<FeedId, ConfiguredFeed> configured,
      Map<FeedId, Round> last,
      PriceGrades grades,
      Instant now) {
    ConfiguredFeed known = configured.get(feed);
    Round round = last.get(feed);
    if (known == null) {
      throw KitProblems.notFound("feed", feed);
    }
    if (round == null) {
      throw noRound(feed);
    }
    return PriceView.of(known, round, grades, now);
  }

  private static ProblemException noRound(FeedId feed) {
    return KitProblems.notFound("round of feed", feed);
  }
}
