package io.counterpool.launcher.replay;

import static java.util.Objects.requireNonNull;

import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Publishers;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Configures a small venue over REST: one pool with three tranches, a perpetual on each feed. A
 * configuration that is there already is left alone, so a second start changes nothing.
 */
public final class Setup {

  public static final String POOL = "USDC-MAIN";

  /** The further collateral asset, where the market has its feed. */
  public static final String COLLATERAL = "WETH";

  private static final String COLLATERAL_FEED = "ETH-USD";

  /** The generated market that is priced by a virtual AMM. */
  private static final String VIRTUAL_AMM_FEED = "SOL-USD";

  private final Api operator;
  private final Publishers publishers;

  public Setup(Api operator, Publishers publishers) {
    this.operator = operator;
    this.publishers = publishers;
  }

  /**
   * Configures all four services for the market.
   *
   * @param firstPrice of each feed; sizes depths and reserves
   */
  public void venue(MarketPath market, Map<String, Decimal> firstPrice, int roundSeconds) {
    for (MarketPath.Feed feed : market.feeds()) {
      feed(feed, market.interval());
      configure(
          Service.FEE,
          "/v1/schedules/" + feed.perpetual(),
          Map.of(
              "tradeFee", Map.of("model", "skew-fee", "makerRate", "0.0002", "takerRate", "0.0006"),
              "borrow",
                  Map.of(
                      "model", "kinked", "base", "0.01", "kink", "0.8", "slope1", "0.08", "slope2",
                      "0.6"),
              "funding",
                  Map.of(
                      "model",
                      "skew-velocity",
                      "maxVelocityPerDay",
                      "0.09",
                      "skewScale",
                      sizeOf("40000000", requireNonNull(firstPrice.get(feed.feed()))),
                      "maxRatePerDay",
                      "0.12"),
              "split", Map.of("pool", "0.7", "insurance", "0.2", "treasury", "0.1"),
              "termsValiditySeconds", 3 * market.interval().toSeconds(),
              "maxAccrualSeconds", Math.max(3600, 2 * market.interval().toSeconds())));
      configure(
          Service.MARGIN,
          "/v1/profiles/" + feed.perpetual(),
          Maps.of(
              "feed", feed.feed(),
              "initialRate", "0.05",
              "maintenanceRate", "0.025",
              "sizeScale", null,
              "bufferFraction", "0.2",
              "closeOutFeeRate", "0.005",
              "payableProfitFraction", "0.5",
              "sizeStep", "0.0001",
              "termsValiditySeconds", 3 * market.interval().toSeconds()));
    }
    boolean furtherCollateral =
        market.feeds().stream().anyMatch(feed -> feed.feed().equals(COLLATERAL_FEED));
    if (furtherCollateral) {
      configure(
          Service.MARGIN,
          "/v1/collaterals/" + COLLATERAL,
          Map.of("feed", COLLATERAL_FEED, "haircut", "0.2"));
    }
    pool(market, firstPrice, furtherCollateral, roundSeconds);
  }

  private void feed(MarketPath.Feed feed, Duration interval) {
    configure(
        Service.ORACLE,
        "/v1/feeds/" + feed.feed(),
        Maps.of(
            "base",
            feed.base(),
            "quote",
            feed.quote(),
            "priceScale",
            8,
            "heartbeatSeconds",
            interval.toSeconds(),
            "deviation",
            "0.005",
            "quorum",
            feed.quorum(),
            "maxAgeSeconds",
            2 * interval.toSeconds(),
            "maxFutureMillis",
            1000,
            "publishedLagMillis",
            0,
            "outlierCut",
            "0.05",
            "uncertainAbove",
            "0.05",
            "aggregation",
            Map.of("model", "three-vote-median"),
            "volatility",
            Map.of("model", "ewma", "lambda", "0.94", "stepSeconds", interval.toSeconds())));
    for (String publisher : feed.publishers()) {
      configure(
          Service.ORACLE,
          "/v1/feeds/" + feed.feed() + "/publishers/" + publisher,
          Map.of("publicKey", publishers.publicKey(publisher), "weight", "1"));
    }
  }

  private void pool(
      MarketPath market,
      Map<String, Decimal> firstPrice,
      boolean furtherCollateral,
      int roundSeconds) {
    configure(
        Service.POOL,
        "/v1/pools/" + POOL,
        Maps.of(
            "settlementAsset",
            "USDC",
            "assets",
            furtherCollateral
                ? List.of(Map.of("asset", COLLATERAL, "scale", 8, "feed", COLLATERAL_FEED))
                : List.of(),
            "utilisationStop",
            "0.8",
            "redemptionStop",
            "0.9",
            "epochSeconds",
            3600,
            "roundIntervalSeconds",
            roundSeconds,
            "minimumRoundMillis",
            1000,
            "maxClockSkewMillis",
            0,
            "subordination",
            Map.of("senior", "0.6", "mezzanine", "0.85"),
            "outflowPerEpoch",
            "0.25"));
    tranche("senior", 0, "0.05");
    tranche("mezzanine", 1, "0.09");
    tranche("junior", 2, "0");
    for (MarketPath.Feed feed : market.feeds()) {
      Decimal price = requireNonNull(firstPrice.get(feed.feed()));
      boolean curve = feed.feed().equals(VIRTUAL_AMM_FEED);
      Map<String, Object> pricing =
          curve
              ? Map.of(
                  "model", "virtual-amm",
                  "baseReserve", sizeOf("60000000", price),
                  "quoteReserve", sizeOf("60000000", price),
                  "peg", price.rounded(6, RoundingMode.HALF_EVEN).toString(),
                  "divergenceLimit", "0.05")
              : Map.of("model", "skew-premium", "depth", sizeOf("120000000", price));
      configure(
          Service.POOL,
          "/v1/markets/" + feed.perpetual(),
          Map.of(
              "pool", POOL,
              "feed", feed.feed(),
              "pricing", pricing,
              "sizeStep", "0.0001",
              "priceTick", "0.01",
              "minNotional", "10",
              "maxOpenNotional", "6000000",
              "maxPoolLoss", "900000",
              "state", "OPEN"));
    }
  }

  private void tranche(String name, int rank, String target) {
    configure(
        Service.POOL,
        "/v1/pools/" + POOL + "/tranches/" + name,
        Map.of("rank", rank, "targetReturnAnnual", target));
  }

  /** A base quantity worth about {@code notional} at {@code price}. */
  private static String sizeOf(String notional, Decimal price) {
    return Decimal.of(notional).dividedBy(price, 4, RoundingMode.HALF_EVEN).toString();
  }

  private void configure(Service service, String path, Map<String, Object> body) {
    if (operator.get(service, path).status() == 200) {
      return;
    }
    operator
        .send(
            service, "PUT", path, body, Map.of("Idempotency-Key", "setup" + path.replace('/', '-')))
        .expect2xx("PUT " + path + " of " + service.module());
  }
}
