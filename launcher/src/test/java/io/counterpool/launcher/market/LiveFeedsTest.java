package io.counterpool.launcher.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LiveFeedsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode connector(
      String feed, String publisher, String quote, boolean reported, String failure) {
    return JSON.readTree(
        """
        {"connector":"%s-%s","origin":"https://%2$s.example","feed":"%1$s","publisher":"%2$s",
         "quote":"%s","publicKey":"key-of-%2$s","lastReport":%s,"lastFailure":%s}
        """
            .formatted(feed, publisher, quote, reported ? "{\"price\":\"1\"}" : "null", failure));
  }

  private static final LiveFeeds FEEDS =
      new LiveFeeds(
          List.of(
              connector("USDT-USD", "kraken", "USD", true, "null"),
              connector("BTC-USD", "kraken", "USD", true, "null"),
              connector(
                  "BTC-USD",
                  "coinbase",
                  "USD",
                  false,
                  "{\"reason\":\"UNREACHABLE\",\"detail\":\"no such host: coinbase.example\"}"),
              connector("BTC-USD", "binance", "USDT", false, "null")));

  @Test
  void configuresEveryFeedBeforeItsPublishersAndNamesTheirKeys() {
    Map<String, Map<String, Object>> puts = FEEDS.configurations();
    assertThat(puts.keySet())
        .containsExactly(
            "/v1/feeds/BTC-USD",
            "/v1/feeds/USDT-USD",
            "/v1/feeds/BTC-USD/publishers/kraken",
            "/v1/feeds/BTC-USD/publishers/coinbase",
            "/v1/feeds/BTC-USD/publishers/binance",
            "/v1/feeds/USDT-USD/publishers/kraken");
    assertThat(puts.get("/v1/feeds/BTC-USD"))
        .containsEntry("base", "BTC")
        .containsEntry("quote", "USD")
        .containsEntry("quorum", 2);
    assertThat(puts.get("/v1/feeds/BTC-USD/publishers/kraken"))
        .isEqualTo(Map.of("publicKey", "key-of-kraken", "weight", "1"));
  }

  @Test
  void convertsAPublisherThatQuotesInAStablecoin() {
    assertThat(FEEDS.configurations().get("/v1/feeds/BTC-USD/publishers/binance"))
        .containsEntry("convertBy", "USDT-USD");
  }

  @Test
  void opensMarketsOnTradedFeedsAtTheirLivePrices() {
    Instant at = Instant.parse("2026-03-01T12:00:00Z");
    MarketPath market = FEEDS.market(Map.of("BTC-USD", Decimal.of("64000")), at);
    assertThat(market.feeds().stream().map(MarketPath.Feed::perpetual))
        .containsExactly("BTC-USD-PERP");
    assertThat(market.feeds().getFirst().publishers())
        .containsExactly("kraken", "coinbase", "binance");
    assertThat(market.steps().getFirst().observations())
        .allMatch(seen -> seen.price().equals(Decimal.of("64000")) && seen.observedAt().equals(at));
  }

  @Test
  void saysOfEachSilentSourceWhatIsWrongWithIt() {
    assertThat(FEEDS.troubles())
        .containsExactly(
            "BTC-USD-coinbase at https://coinbase.example: UNREACHABLE, no such host:"
                + " coinbase.example",
            "BTC-USD-binance at https://binance.example: no answer yet");
  }
}
