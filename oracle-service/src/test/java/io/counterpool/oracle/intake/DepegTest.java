package io.counterpool.oracle.intake;

import static io.counterpool.oracle.Oracle.settings;
import static io.counterpool.oracle.Oracle.verdicts;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterpool.kit.testing.SvgPlot;
import io.counterpool.kit.testing.SvgPlot.Point;
import io.counterpool.kit.testing.SvgPlot.Span;
import io.counterpool.oracle.Oracle;
import io.counterpool.oracle.OracleTest;
import io.counterpool.oracle.Reporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * S8, the longer run: minutes of the USDC depeg of March 2023 as three venues saw them, through the
 * intake. Coinbase and Kraken quote BTC/USD, Binance US quotes BTC/USDT and is converted by a
 * USDT/USD of two venues. For three minutes Coinbase prints 30 % more than it did. Two and a half
 * hours before its low; {@code --full} the week. Writes its picture into the folder {@code plots}.
 */
@OracleTest
class DepegTest {

  private static final Path DATA =
      Path.of(System.getProperty("data", Path.of("../../shared/data").toString()));
  private static final boolean FULL = Boolean.getBoolean("full");
  private static final Instant FROM =
      Instant.parse(FULL ? "2023-03-09T00:00:00Z" : "2023-03-11T04:55:00Z");
  private static final int MINUTES = FULL ? 10_080 : 150;
  private static final Instant SPIKE = Instant.parse("2023-03-11T05:00:00Z");
  private static final Duration SPIKE_LENGTH = Duration.ofMinutes(3);
  private static final int PAGE = 1_000;

  @LocalServerPort int port;
  private Oracle oracle = new Oracle(0);

  /** From the time of the bars to that of the venue, which other tests have moved. */
  private Duration shift = Duration.ZERO;

  @BeforeEach
  void connect() {
    oracle = new Oracle(port);
    shift = Duration.between(FROM, oracle.advance(Duration.ofHours(1)));
  }

  /** One venue: its bars and its key at a feed. */
  private record Venue(Reporter reporter, Map<Instant, BigDecimal> closes) {

    String name() {
      return reporter.name();
    }
  }

  /** What one round showed, in the time of the bars. */
  private record Seen(
      Instant at,
      String grade,
      BigDecimal exactPrice,
      BigDecimal exactConfidence,
      Map<String, String> verdicts) {

    double price() {
      return exactPrice.doubleValue();
    }

    double confidence() {
      return exactConfidence.doubleValue();
    }
  }

  @Test
  void followsAFallThatAllSeeAndNoSpikeOfOne() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no price histories at " + DATA + " (-Ddata=…)");
    Map<String, Object> limits =
        Map.of(
            "maxAgeSeconds",
            150,
            "uncertainAbove",
            "0.003",
            "gradeLimits",
            Map.of("volatileAbove", "0.03", "slowAverageSeconds", 14_400));
    oracle.feed("DEPEG-USDT-USD", with(settings("base", "USDT"), limits));
    oracle.feed("DEPEG-BTC-USD", with(settings("base", "BTC"), limits));
    List<Venue> tethers =
        List.of(
            venue("DEPEG-USDT-USD", "coinbase", "usdt-usd"),
            venue("DEPEG-USDT-USD", "kraken", "usdt-usd"));
    List<Venue> bitcoins =
        List.of(
            venue("DEPEG-BTC-USD", "coinbase", "btc-usd"),
            venue("DEPEG-BTC-USD", "kraken", "btc-usd"),
            venue("DEPEG-BTC-USD", "binanceus", "btc-usdt", "convertBy", "DEPEG-USDT-USD"));

    for (int minute = 0; minute < MINUTES; minute++) {
      Instant bar = FROM.plus(Duration.ofMinutes(minute));
      oracle.drive(bar.plus(shift));
      List<Object> reports = new ArrayList<>();
      tethers.forEach(venue -> report(venue, bar, reports));
      bitcoins.forEach(venue -> report(venue, bar, reports));
      if (!reports.isEmpty()) {
        oracle.submit(reports.toArray());
        oracle.request("DEPEG-BTC-USD", UUID.randomUUID(), null, null);
      }
    }

    List<Seen> seen = seen("DEPEG-BTC-USD");
    assertThat(seen).hasSizeGreaterThan(MINUTES / 2);
    Map<Instant, double[]> honest = honest(tethers, bitcoins);
    int spiked = 0;
    for (Seen round : seen) {
      double[] range = requireNonNull(honest.get(round.at()));
      // A median of the converted closes of this minute: never outside what honest venues saw.
      assertThat(round.price()).as("%s", round).isBetween(range[0] * 0.9999, range[2] * 1.0001);
      if (isSpike(round.at())) {
        spiked++;
        assertThat(round.verdicts()).containsEntry("coinbase", "OUTLIER");
        assertThat(round.price()).isCloseTo(range[1], within(range[1] * 0.01));
      }
    }
    assertThat(spiked).isGreaterThanOrEqualTo(3);
    // All three fell: so did the price, as far as they did.
    double lowest = seen.stream().mapToDouble(Seen::price).min().orElseThrow();
    double fallen = honest.values().stream().mapToDouble(range -> range[1]).min().orElseThrow();
    assertThat(lowest).isCloseTo(fallen, within(fallen * 0.002));
    draw(seen, bitcoins);
  }

  private static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> more) {
    settings.putAll(more);
    return settings;
  }

  private Venue venue(String feed, String name, String pair, Object... changes) throws IOException {
    return new Venue(
        oracle.publisher(feed, name, changes),
        closes(DATA.resolve("usdc-depeg-2023-03-1m-" + name + "-" + pair + ".csv.gz")));
  }

  private void report(Venue venue, Instant bar, List<Object> reports) {
    BigDecimal close = venue.closes().get(bar);
    if (close == null) {
      return;
    }
    if (venue.name().equals("coinbase") && isSpike(bar) && close.compareTo(BigDecimal.TEN) > 0) {
      close = close.multiply(new BigDecimal("1.3"));
    }
    String confidence =
        close.movePointLeft(4).setScale(8, RoundingMode.UP).stripTrailingZeros().toPlainString();
    reports.add(
        venue
            .reporter()
            .report(
                bar.getEpochSecond(),
                close.stripTrailingZeros().toPlainString(),
                confidence,
                bar.plus(shift)));
  }

  private static boolean isSpike(Instant at) {
    return !at.isBefore(SPIKE) && at.isBefore(SPIKE.plus(SPIKE_LENGTH));
  }

  private List<Seen> seen(String feed) {
    List<Seen> seen = new ArrayList<>();
    String after = "";
    JsonNode page;
    do {
      page = oracle.get("/v1/feeds/" + feed + "/rounds?limit=" + PAGE + after);
      for (JsonNode round : page.get("items").values()) {
        if (round.get("price").isNull() || round.get("cause").asString().equals("HEARTBEAT")) {
          continue;
        }
        Instant at = Instant.parse(round.get("publishedAt").asString()).minus(shift);
        seen.add(
            new Seen(
                at,
                round.get("grade").asString(),
                new BigDecimal(round.get("price").asString()),
                new BigDecimal(round.get("confidence").asString()),
                verdicts(
                    oracle.get("/v1/feeds/" + feed + "/rounds/" + round.get("round").asLong()))));
      }
      after = "&after=" + page.path("next").asString("");
    } while (page.path("next").isString());
    return seen;
  }

  /**
   * Lowest, middle and highest honest price of each minute; a venue without a bar keeps its last.
   */
  private static Map<Instant, double[]> honest(List<Venue> tethers, List<Venue> bitcoins) {
    Map<Instant, double[]> honest = new HashMap<>();
    Map<Venue, Double> last = new HashMap<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      Instant bar = FROM.plus(Duration.ofMinutes(minute));
      List<Venue> all = new ArrayList<>(tethers);
      all.addAll(bitcoins);
      for (Venue venue : all) {
        BigDecimal close = venue.closes().get(bar);
        if (close != null) {
          last.put(venue, close.doubleValue());
        }
      }
      double tether = (known(last, tethers.get(0)) + known(last, tethers.get(1))) / 2;
      double[] prices = {
        known(last, bitcoins.get(0)),
        known(last, bitcoins.get(1)),
        known(last, bitcoins.get(2)) * tether
      };
      Arrays.sort(prices);
      honest.put(bar, prices);
    }
    return honest;
  }

  private static double known(Map<Venue, Double> last, Venue venue) {
    return requireNonNull(last.get(venue));
  }

  private static Map<Instant, BigDecimal> closes(Path file) throws IOException {
    Map<Instant, BigDecimal> closes = new HashMap<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        closes.put(Instant.parse(cells[0]), new BigDecimal(cells[4]));
      }
    }
    return closes;
  }

  private static void draw(List<Seen> seen, List<Venue> bitcoins) throws IOException {
    Instant to = FROM.plus(Duration.ofMinutes(MINUTES));
    double low = seen.stream().mapToDouble(Seen::price).min().orElseThrow() * 0.99;
    double high = seen.stream().mapToDouble(Seen::price).max().orElseThrow() * 1.02;
    var plot =
        new SvgPlot("BTC-USD in the USDC depeg: three venues, one of them converted", FROM, to);
    List<Point> outliers =
        seen.stream()
            .filter(round -> round.verdicts().containsValue("OUTLIER"))
            .flatMap(
                round ->
                    bitcoins.stream()
                        .filter(venue -> "OUTLIER".equals(round.verdicts().get(venue.name())))
                        .map(
                            venue -> {
                              BigDecimal close = venue.closes().get(round.at());
                              double shown = close == null ? round.price() : close.doubleValue();
                              return new Point(
                                  round.at(), isSpike(round.at()) ? shown * 1.3 : shown);
                            }))
            .toList();
    plot.panel("USD", 260, low, high)
        .band("price ± confidence", "#8ab", band(seen, -1), band(seen, 1))
        .line("price", "#136", points(seen))
        .dots("outlier (at the edge: 30 % away)", "#c22", outliers);
    plot.panel("confidence ÷ price, %", 90, 0, 1)
        .line("", "#136", seen.stream().map(DepegTest::relativeConfidence).toList());
    plot.panel("grade", 16, 0, 0)
        .named("VALID", "#7b7")
        .named("VOLATILE: 3 % from the average of four hours", "#e90")
        .named("UNCERTAIN: confidence above 0.3 %", "#c22")
        .spans(spans(seen, to));
    Path folder = Path.of(System.getProperty("plots", "target"));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("usdc-depeg.svg"), plot.svg());
  }

  private static List<Point> points(List<Seen> seen) {
    return seen.stream().map(round -> new Point(round.at(), round.price())).toList();
  }

  private static List<Point> band(List<Seen> seen, int sign) {
    return seen.stream()
        .map(round -> new Point(round.at(), round.price() + sign * round.confidence()))
        .toList();
  }

  private static Point relativeConfidence(Seen round) {
    return new Point(round.at(), 100 * round.confidence() / round.price());
  }

  private static List<Span> spans(List<Seen> seen, Instant end) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Instant to = i + 1 < seen.size() ? seen.get(i + 1).at() : end;
      spans.add(new Span(seen.get(i).at(), to, colour(seen.get(i).grade())));
    }
    return spans;
  }

  private static String colour(String grade) {
    return switch (grade) {
      case "VALID" -> "#7b7";
      case "VOLATILE" -> "#e90";
      default -> "#c22";
    };
  }
}
