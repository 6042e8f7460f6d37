package io.counterpool.launcher.market;

import io.counterpool.models.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The feeds that a running oracle's connectors report to, as {@code GET /v1/connectors} lists them:
 * what to configure, and what to tell a user about sources that give nothing.
 */
public final class LiveFeeds {

  /** Feeds that get a perpetual, where they have connectors; the others only convert. */
  private static final List<String> TRADED = List.of("BTC-USD", "ETH-USD");

  private static final int QUORUM = 2;
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Map<String, List<JsonNode>> byFeed = new TreeMap<>();

  /**
   * Groups the connectors by their feed.
   *
   * @param connectors {@code items} of the answer
   */
  public LiveFeeds(Iterable<JsonNode> connectors) {
    for (JsonNode connector : connectors) {
      byFeed.computeIfAbsent(text(connector, "feed"), _ -> new ArrayList<>()).add(connector);
    }
  }

  /** Path → body of what must be configured, in an order that works. */
  public Map<String, Map<String, Object>> configurations() {
    Map<String, Map<String, Object>> puts = new LinkedHashMap<>();
    byFeed.keySet().forEach(feed -> puts.put("/v1/feeds/" + feed, settings(feed)));
    byFeed.forEach(
        (feed, connectors) -> {
          for (JsonNode connector : connectors) {
            puts.put(
                "/v1/feeds/" + feed + "/publishers/" + text(connector, "publisher"),
                publisher(feed, connector));
          }
        });
    return puts;
  }

  /** A source that quotes in another asset reports in it, and is converted by that asset's feed. */
  private static Map<String, Object> publisher(String feed, JsonNode connector) {
    Map<String, Object> publisher = new LinkedHashMap<>();
    publisher.put("publicKey", text(connector, "publicKey"));
    publisher.put("weight", "1");
    if (!text(connector, "quote").equals(quote(feed))) {
      publisher.put("convertBy", text(connector, "quote") + "-" + quote(feed));
    }
    return publisher;
  }

  private static Map<String, Object> settings(String feed) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("base", base(feed));
    settings.put("quote", quote(feed));
    settings.put("priceScale", 8);
    settings.put("heartbeatSeconds", 15);
    settings.put("deviation", "0.0005");
    settings.put("quorum", QUORUM);
    settings.put("maxAgeSeconds", INTERVAL.toSeconds());
    settings.put("maxFutureMillis", 1000);
    settings.put("publishedLagMillis", 0);
    settings.put("outlierCut", "0.02");
    settings.put("uncertainAbove", "0.01");
    settings.put("aggregation", Map.of("model", "median"));
    settings.put("volatility", Map.of("model", "ewma", "lambda", "0.94", "stepSeconds", 300));
    return settings;
  }

  /** Every feed, by name. */
  public List<String> feeds() {
    return List.copyOf(byFeed.keySet());
  }

  /** The feeds that get a perpetual. */
  public List<String> traded() {
    return TRADED.stream().filter(byFeed::containsKey).toList();
  }

  /**
   * The traded feeds as a market of one step: what the venue is set up with.
   *
   * @param prices first live price of each traded feed
   */
  public MarketPath market(Map<String, Decimal> prices, Instant at) {
    List<MarketPath.Feed> feeds = new ArrayList<>();
    List<Observation> seen = new ArrayList<>();
    for (String feed : traded()) {
      List<String> publishers =
          byFeed.getOrDefault(feed, List.of()).stream()
              .map(connector -> text(connector, "publisher"))
              .toList();
      feeds.add(new MarketPath.Feed(feed, base(feed), quote(feed), publishers, QUORUM));
      Decimal price = prices.getOrDefault(feed, Decimal.ZERO);
      publishers.forEach(
          publisher -> seen.add(new Observation(feed, publisher, price, Decimal.ZERO, at)));
    }
    return new MarketPath(
        "live", feeds, List.of(new MarketPath.Step(at, seen)), INTERVAL, List.of());
  }

  /** One line for each connector that has no report: what is wrong with its source. */
  public List<String> troubles() {
    return byFeed.values().stream()
        .flatMap(List::stream)
        .filter(connector -> connector.path("lastReport").isNull())
        .map(LiveFeeds::trouble)
        .toList();
  }

  private static String trouble(JsonNode connector) {
    JsonNode failure = connector.path("lastFailure");
    String why =
        failure.isNull()
            ? "no answer yet"
            : text(failure, "reason") + ", " + text(failure, "detail");
    return "%s at %s: %s".formatted(text(connector, "connector"), text(connector, "origin"), why);
  }

  private static String base(String feed) {
    return feed.substring(0, feed.indexOf('-'));
  }

  private static String quote(String feed) {
    return feed.substring(feed.indexOf('-') + 1);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
