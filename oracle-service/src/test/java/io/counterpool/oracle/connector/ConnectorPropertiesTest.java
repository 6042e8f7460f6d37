package io.counterpool.oracle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.connector.ConnectorProperties.Source;
import io.counterpool.oracle.feed.FeedId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

class ConnectorPropertiesTest {

  private static final String PREFIX = "counterpool.oracle.connectors.";
  private static final String FIRST = PREFIX + "sources[0].";

  @EnableConfigurationProperties(ConnectorProperties.class)
  static class Bound {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Bound.class);

  private static List<String> kraken(int index) {
    String source = PREFIX + "sources[" + index + "].";
    return List.of(
        source + "name=kraken-" + index,
        source + "kind=KRAKEN",
        source + "symbol=XXBTZUSD",
        source + "feed=F" + index,
        source + "publisher=kraken",
        source + "key-file=/keys/kraken.pem",
        source + "tick=0.1");
  }

  private ApplicationContextRunner with(String... changes) {
    List<String> values = new ArrayList<>(kraken(0));
    values.addAll(List.of(changes));
    return runner.withPropertyValues(values.toArray(String[]::new));
  }

  @Test
  void readsNothingUnlessItIsTold() {
    runner.run(
        context -> assertThat(context.getBean(ConnectorProperties.class).sources()).isEmpty());
  }

  @Test
  void bindsASourceWithItsDefaults() {
    with(FIRST + "interval=7s", PREFIX + "breaker.open-for=2m")
        .run(
            context -> {
              ConnectorProperties properties = context.getBean(ConnectorProperties.class);
              Source source = properties.sources().getFirst();
              assertThat(source.feed()).isEqualTo(new FeedId("F0"));
              assertThat(source.tick()).isEqualTo(Decimal.of("0.1"));
              assertThat(source.interval()).isEqualTo(Duration.ofSeconds(7));
              assertThat(source.baseUrl()).isEqualTo(URI.create("https://api.kraken.com"));
              assertThat(source.maxBody().toMegabytes()).isEqualTo(1);
              assertThat(properties.breaker().openFor()).isEqualTo(Duration.ofMinutes(2));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=Kraken BTC",
        "kind=MTGOX",
        "symbol=XBT/USD",
        "symbol=a?b=c",
        "feed=a feed",
        "url=http://api.kraken.com",
        "url=ftp://127.0.0.1",
        "url=https://user:secret@api.kraken.com",
        "url=https://api.kraken.com?key=1",
        "interval=1ms",
        "connect-timeout=0s",
        "answer-timeout=2m",
        "max-body=0B",
        "max-body=1GB",
        "max-skew=-1s",
        "tick=0",
        "tick=-1",
        "tick=much",
        "calls-per-second=0",
        "chainlink.deviation=0.005",
        "intervall=3s",
        "limits.rate=3",
      })
  void refusesToStartWith(String change) {
    with(FIRST + change).run(context -> assertThat(context).hasFailed());
  }

  @Test
  void refusesUnknownKeysAndOtherBounds() {
    for (String change :
        List.of(
            "enabled=true",
            "breaker.window=0",
            "breaker.minimum-looks=11",
            "breaker.failure-percent=101",
            "backoff.longest=1s",
            "backoff.longest-asked=-1s")) {
      with(PREFIX + change).run(context -> assertThat(context).as(change).hasFailed());
    }
  }

  @Test
  void aChainNeedsItsAddressAndItsUrl() {
    String[] chain = {
      FIRST + "kind=CHAINLINK",
      FIRST + "symbol=" + Bodies.PROXY,
      FIRST + "chainlink.deviation=0.005",
      FIRST + "chainlink.heartbeat=1h"
    };
    with(chain).run(context -> assertThat(context).hasFailed());
    with(chain)
        .withPropertyValues(FIRST + "url=https://node.example/v3/secret")
        .run(
            context -> {
              Source source = context.getBean(ConnectorProperties.class).sources().getFirst();
              assertThat(source.origin()).isEqualTo("https://node.example");
              assertThat(source.longestAge()).isEqualTo(Duration.ofMinutes(62));
            });
    with(chain)
        .withPropertyValues(
            FIRST + "url=https://node.example", FIRST + "chainlink.sequencer-feed=0x12")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void refusesTwoOfANameOfAPlaceOrOfTwoMindsAboutALimit() {
    List<String> second = kraken(1);
    with(second.toArray(String[]::new)).run(context -> assertThat(context).hasNotFailed());
    for (String change : List.of("name=kraken-0", "feed=F0", "calls-per-second=2")) {
      with(second.toArray(String[]::new))
          .withPropertyValues(PREFIX + "sources[1]." + change)
          .run(context -> assertThat(context).as(change).hasFailed());
    }
  }

  @Test
  void theProfileOfLiveFeedsHasThreeVenuesInUsdForEachFeed() throws java.io.IOException {
    var yaml =
        new YamlPropertySourceLoader()
            .load("live", new ClassPathResource("application-live-feeds.yaml"))
            .getFirst();
    runner
        .withInitializer(context -> context.getEnvironment().getPropertySources().addLast(yaml))
        .withPropertyValues(
            "counterpool.live.keys=/keys", "counterpool.live.kraken=http://127.0.0.1:1234/kraken")
        .run(
            context -> {
              List<Source> sources = context.getBean(ConnectorProperties.class).sources();
              assertThat(
                      sources.stream()
                          .collect(
                              Collectors.groupingBy(
                                  source -> source.feed().value(), Collectors.counting())))
                  .containsOnlyKeys("BTC-USD", "ETH-USD", "USDT-USD")
                  .allSatisfy((_, venues) -> assertThat(venues).isGreaterThanOrEqualTo(3));
              assertThat(
                      sources.stream()
                          .filter(source -> !source.quote().equals("USD"))
                          .map(Source::quote))
                  .containsExactly("USDT", "USDT");
              assertThat(sources.get(1).baseUrl())
                  .isEqualTo(URI.create("http://127.0.0.1:1234/kraken"));
            });
  }
}
