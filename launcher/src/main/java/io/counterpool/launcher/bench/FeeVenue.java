package io.counterpool.launcher.bench;

import static java.util.Map.entry;

import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A venue of its own whose fee service is measured: one market with a schedule that has every part,
 * so that a quote has everything to explain. The other services stand by.
 */
final class FeeVenue implements AutoCloseable {

  static final String MARKET = "BTC-USD-PERP";

  /** Of the schedule, which is stored once. */
  static final long VERSION = 1;

  /** Their calls are limited one by one, as those of any caller. */
  private static final int CALLERS = 8;

  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

  private final Venue venue;

  private FeeVenue(Venue venue) {
    this.venue = venue;
  }

  static FeeVenue start(Path project, Consumer<String> progress) {
    Venue venue =
        Venue.start(
            Venue.Options.forgotten(project, Map.of("SPRING_PROFILES_ACTIVE", "sandbox,benchmark")),
            progress);
    try {
      Api operator = venue.api("operator", "fee:configure");
      operator
          .send(
              Service.FEE,
              "PUT",
              "/v1/schedules/" + MARKET,
              schedule(),
              Map.of("Idempotency-Key", "bench-schedule"))
          .expect2xx("PUT schedule");
      return new FeeVenue(venue);
    } catch (RuntimeException failed) {
      venue.close();
      throw failed;
    }
  }

  /** Nothing is off: a surcharge by volatility, tiers, latency premium, rebates. */
  static Map<String, Object> schedule() {
    return Map.ofEntries(
        entry(
            "tradeFee", Map.of("model", "skew-fee", "makerRate", "0.0002", "takerRate", "0.0005")),
        entry(
            "surcharge",
            Map.of(
                "model",
                "sigmoid-fee",
                "base",
                100,
                "first",
                Map.of("height", 2_900, "middle", 4_000, "width", 500),
                "second",
                Map.of("height", 12_000, "middle", 15_000, "width", 1_000))),
        entry(
            "discount",
            Map.of(
                "model",
                "volume-tiers",
                "tiers",
                List.of(
                    Map.of("fromVolume", "1000000", "discount", "0.1"),
                    Map.of("fromVolume", "5000000", "discount", "0.25")))),
        entry("latencyPremium", Map.of("seconds", "4", "deviations", "2", "maxRate", "0.002")),
        entry("impactRebate", Map.of("fraction", "0.5", "intervalSeconds", 3600)),
        entry("forcedClose", Map.of("liquidationRate", "0.01", "closeOutRate", "0.0025")),
        entry("maxFeeRate", "0.02"),
        entry("poolFundingBudget", Map.of("unitsPerDay", "1000", "poolFractionPerDay", "0.0001")),
        entry(
            "borrow",
            Map.of(
                "model", "kinked", "base", "0.01", "kink", "0.8", "slope1", "0.04", "slope2",
                "0.6")),
        entry(
            "funding",
            Map.of(
                "model",
                "skew-velocity",
                "maxVelocityPerDay",
                "3",
                "skewScale",
                "10000",
                "maxRatePerDay",
                "0.02")),
        entry(
            "split",
            Map.of("pool", "0.6", "insurance", "0.2", "treasury", "0.1", "referrer", "0.1")),
        entry("termsValiditySeconds", 900),
        entry("maxAccrualSeconds", 3600));
  }

  InetSocketAddress fee() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), venue.process(Service.FEE).port());
  }

  /** A token for each caller. */
  List<String> tokens() {
    return IntStream.range(0, CALLERS)
        .mapToObj(n -> venue.keys().token("quoter-" + n, "fee:read", TOKEN_LIFE))
        .toList();
  }

  @Override
  public void close() {
    venue.close();
  }
}
