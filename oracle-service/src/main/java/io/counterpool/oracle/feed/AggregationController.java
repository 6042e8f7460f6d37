package io.counterpool.oracle.feed;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.oracle.AggregationRule;
import io.counterpool.models.oracle.Quote;
import io.counterpool.models.oracle.TwoStageMedian;
import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says how quotes become a price, and how many of a feed's publishers may lie. */
@RestController
class AggregationController {

  /**
   * An aggregation that a feed may name.
   *
   * @param model its tag
   * @param parameters members beside the tag, whole numbers
   * @param price how the price comes out of the quotes
   * @param evenCount what it is when two values share the middle
   * @param confidence how the confidence comes out of the quotes
   * @param breakdownPoint how many of the quotes may lie
   */
  record AggregationView(
      String model,
      List<String> parameters,
      String price,
      String evenCount,
      String confidence,
      String breakdownPoint) {

    static AggregationView of(String model, Class<? extends Aggregation> type) {
      AggregationRule rule = Aggregation.rule(model);
      return new AggregationView(
          model,
          Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList(),
          rule.price(),
          rule.evenCount(),
          rule.confidence(),
          rule.breakdownPoint());
    }
  }

  /**
   * A feed's aggregation over the publishers that it permits, each of them reporting.
   *
   * @param permitted publishers that are not suspended
   * @param nodes of those, where a publisher without a node is one
   * @param tolerated how many of them may lie while the price stays among the honest prices
   * @param toleratedInRange how many while it stays among the honest prices ± their confidences
   */
  record FeedAggregationView(
      FeedId feed,
      long feedVersion,
      Aggregation aggregation,
      int quorum,
      int permitted,
      int nodes,
      int tolerated,
      int toleratedInRange) {

    static FeedAggregationView of(ConfiguredFeed configured) {
      FeedSettings settings = configured.feed().settings();
      List<Quote> quotes =
          configured.publishers().stream()
              .filter(publisher -> publisher.terms().permitted())
              .map(AggregationController::quote)
              .toList();
      return new FeedAggregationView(
          configured.feed().id(),
          configured.feed().version(),
          settings.aggregation(),
          settings.quorum(),
          quotes.size(),
          TwoStageMedian.nodes(quotes).size(),
          settings.aggregation().tolerance(quotes),
          settings.aggregation().rangeTolerance(quotes));
    }
  }

  private final FeedCatalog catalog;

  AggregationController(FeedCatalog catalog) {
    this.catalog = catalog;
  }

  /** Complete: there are a handful. */
  @RequireScope("oracle:read")
  @GetMapping("/v1/aggregations")
  @Operation(operationId = "listAggregations", summary = "The aggregations a feed may name")
  Page<AggregationView> list() {
    return Page.complete(
        new TreeMap<>(Aggregation.models())
            .entrySet().stream()
                .map(model -> AggregationView.of(model.getKey(), model.getValue()))
                .toList());
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/aggregation")
  @Operation(
      operationId = "getFeedAggregation",
      summary = "A feed's aggregation and how many of its publishers may lie")
  FeedAggregationView get(@PathVariable FeedId feed) {
    return catalog
        .find(feed)
        .map(FeedAggregationView::of)
        .orElseThrow(() -> KitProblems.notFound("feed", feed));
  }

  /** A quote of this publisher; what it says does not matter. */
  private static Quote quote(Publisher publisher) {
    NodeId node = publisher.terms().node();
    return new Quote(
        Decimal.ONE, Decimal.ONE, publisher.weight(), node == null ? null : node.value());
  }
}
