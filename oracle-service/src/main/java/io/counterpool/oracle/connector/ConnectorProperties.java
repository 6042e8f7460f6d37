package io.counterpool.oracle.connector;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The public sources to read; none unless they are named.
 *
 * @param sources at most 64, each with a name and a publisher-at-feed of its own
 * @param makeMissingKeys whether a key file that is not there is made; else it stops the start
 */
@ConfigurationProperties(prefix = "counterpool.oracle.connectors", ignoreUnknownFields = false)
record ConnectorProperties(
    @DefaultValue List<Source> sources,
    @DefaultValue("false") boolean makeMissingKeys,
    @DefaultValue Backoff backoff,
    @DefaultValue Breaker breaker) {

  private static final int MOST_SOURCES = 64;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern PYTH_ID = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * One source.
   *
   * @param name of the connector: lower-case letters, digits, '-'
   * @param symbol as the source writes it
   * @param quote asset that the source quotes in, such as {@code USD} or {@code USDT}
   * @param feed that is reported to
   * @param publisher that reports
   * @param keyFile PEM of the publisher's Ed25519 key, PKCS #8
   * @param url of the source, without the path of a request; https, or http on this machine
   * @param interval from one look to the next
   * @param connectTimeout longest wait for a connection
   * @param answerTimeout longest wait for the whole answer, connection included
   * @param maxBody longest answer
   * @param maxSkew how far the source's clock may be from ours
   * @param maxAge how old an observation may be; for a Chainlink feed its heartbeat decides instead
   * @param tick smallest confidence: the source's step of a price
   * @param callsPerSecond of all sources of this origin together, which must state the same
   */
  record Source(
      String name,
      SourceKind kind,
      String symbol,
      @DefaultValue("USD") String quote,
      FeedId feed,
      PublisherId publisher,
      Path keyFile,
      @Nullable URI url,
      @DefaultValue("3s") Duration interval,
      @DefaultValue("2s") Duration connectTimeout,
      @DefaultValue("5s") Duration answerTimeout,
      @DefaultValue("1MB") DataSize maxBody,
      @DefaultValue("1s") Duration maxSkew,
      @DefaultValue("60s") Duration maxAge,
      Decimal tick,
      @DefaultValue("1") int callsPerSecond,
      @Nullable Chainlink chainlink) {

    Source {
      require(NAME.matcher(name).matches(), name, "name is lower-case letters, digits and '-'");
      Pattern form =
          switch (kind) {
            case CHAINLINK -> ADDRESS;
            case PYTH -> PYTH_ID;
            case COINBASE, KRAKEN, BINANCE, BITSTAMP, OKX -> SYMBOL;
          };
      require(form.matcher(symbol).matches(), name, "symbol must match " + form);
      require(url != null || kind.usualUrl().isPresent(), name, "url is needed");
      require(url == null || isSafe(url), name, "url is https, or http on this machine");
      within(name, "interval", interval, Duration.ofMillis(100), DAY);
      within(name, "connect-timeout", connectTimeout, Duration.ofMillis(1), Duration.ofMinutes(1));
      within(name, "answer-timeout", answerTimeout, Duration.ofMillis(1), Duration.ofMinutes(1));
      within(name, "max-skew", maxSkew, Duration.ZERO, Duration.ofMinutes(1));
      within(name, "max-age", maxAge, Duration.ofMillis(1), DAY);
      require(
          maxBody.toBytes() > 0 && maxBody.compareTo(DataSize.ofMegabytes(16)) <= 0,
          name,
          "max-body is from 1 byte to 16 MB");
      Bounds.positive("tick of " + name, tick);
      Bounds.within("calls-per-second of " + name, callsPerSecond, 1, 100);
      require(
          (kind == SourceKind.CHAINLINK) == (chainlink != null),
          name,
          "chainlink is stated for CHAINLINK and for nothing else");
    }

    URI baseUrl() {
      return url == null ? kind.usualUrl().orElseThrow() : url;
    }

    /** How old an observation may be when it is received. */
    Duration longestAge() {
      return chainlink == null ? maxAge : chainlink.heartbeat().plus(chainlink.margin());
    }

    /** Scheme, host and port: what may be shown, since a path can hold a secret. */
    String origin() {
      URI base = baseUrl();
      return base.getScheme() + "://" + base.getAuthority();
    }
  }

  /**
   * How a Chainlink feed is written.
   *
   * @param deviation fraction of the price at which the feed is written again; its confidence
   * @param heartbeat longest time between two rounds
   * @param margin how late a heartbeat may be
   * @param sequencerFeed address of the layer two's up-time feed, if there is one
   * @param gracePeriod how long after an outage of the sequencer nothing is read
   */
  record Chainlink(
      Decimal deviation,
      Duration heartbeat,
      @DefaultValue("2m") Duration margin,
      @Nullable String sequencerFeed,
      @DefaultValue("1h") Duration gracePeriod) {

    Chainlink {
      Bounds.positive("deviation", Bounds.fraction("deviation", deviation));
      within("chainlink", "heartbeat", heartbeat, Duration.ofSeconds(1), Duration.ofDays(7));
      within("chainlink", "margin", margin, Duration.ZERO, DAY);
      within("chainlink", "grace-period", gracePeriod, Duration.ZERO, DAY);
      require(
          sequencerFeed == null || ADDRESS.matcher(sequencerFeed).matches(),
          "chainlink",
          "sequencer-feed must match " + ADDRESS);
    }
  }

  /**
   * Waits after failures in a row: exponential, with half of each at random, from {@code first} to
   * {@code longest}.
   *
   * @param longestAsked more than this is not waited, whatever {@code Retry-After} says
   */
  record Backoff(
      @DefaultValue("1s") Duration first,
      @DefaultValue("1m") Duration longest,
      @DefaultValue("10m") Duration longestAsked) {

    Backoff {
      within("backoff", "first", first, Duration.ofMillis(10), Duration.ofHours(1));
      within("backoff", "longest", longest, first.plusMillis(1), DAY);
      within("backoff", "longest-asked", longestAsked, Duration.ZERO, DAY);
    }
  }

  /**
   * When a source is left alone.
   *
   * @param window the last looks that count
   * @param minimumLooks fewer decide nothing
   * @param failurePercent of them opens it
   * @param openFor how long it stays open
   * @param trials looks after that, which decide whether it closes
   */
  record Breaker(
      @DefaultValue("10") int window,
      @DefaultValue("5") int minimumLooks,
      @DefaultValue("60") int failurePercent,
      @DefaultValue("30s") Duration openFor,
      @DefaultValue("2") int trials) {

    Breaker {
      Bounds.within("window", window, 1, 1000);
      Bounds.within("minimum-looks", minimumLooks, 1, window);
      Bounds.within("failure-percent", failurePercent, 1, 100);
      Bounds.within("trials", trials, 1, 100);
      within("breaker", "open-for", openFor, Duration.ofMillis(1), DAY);
    }
  }

  ConnectorProperties {
    sources = List.copyOf(sources);
    Bounds.within("sources", sources.size(), 0, MOST_SOURCES);
    Set<String> names = new HashSet<>();
    Set<String> places = new HashSet<>();
    Map<String, Integer> limits = new HashMap<>();
    for (Source source : sources) {
      require(names.add(source.name()), source.name(), "its name is used twice");
      require(
          places.add(source.publisher() + " at " + source.feed()),
          source.name(),
          "its publisher already reports to " + source.feed());
      Integer limit = limits.putIfAbsent(source.origin(), source.callsPerSecond());
      require(
          limit == null || limit == source.callsPerSecond(),
          source.name(),
          "calls-per-second differs from another source of " + source.origin());
    }
  }

  private static boolean isSafe(URI url) {
    String host = url.getHost();
    return host != null
        && url.getQuery() == null
        && url.getFragment() == null
        && url.getUserInfo() == null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(host)));
  }

  private static void within(
      String where, String name, Duration value, Duration low, Duration high) {
    require(
        value.compareTo(low) >= 0 && value.compareTo(high) <= 0,
        where,
        name + " is from " + low + " to " + high + ", was " + value);
  }

  private static void require(boolean met, String where, String rule) {
    if (!met) {
      throw new IllegalArgumentException("connector " + where + ": " + rule);
    }
  }
}
