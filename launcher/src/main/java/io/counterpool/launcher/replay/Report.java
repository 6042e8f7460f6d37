package io.counterpool.launcher.replay;

import io.counterpool.launcher.market.MarketPath;
import io.counterpool.launcher.market.Wire;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a replay did to the pool, from the pool's own answers. Same seed, same bytes. */
public final class Report {

  private static final int PAGE = 500;

  private final Map<String, Object> figures;

  private Report(Map<String, Object> figures) {
    this.figures = figures;
  }

  /** Start, low and end of a figure over the valuations. */
  private static final class Track {
    private Decimal start = Decimal.ZERO;
    private Decimal low = Decimal.ZERO;
    private Decimal end = Decimal.ZERO;
    private boolean begun;

    void see(Decimal value) {
      if (!begun) {
        start = value;
        low = value;
        begun = true;
      }
      low = low.min(value);
      end = value;
    }

    Map<String, Object> json(int scale) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("start", start.rounded(scale, RoundingMode.DOWN).toString());
      json.put("low", low.rounded(scale, RoundingMode.DOWN).toString());
      json.put("end", end.rounded(scale, RoundingMode.DOWN).toString());
      return json;
    }
  }

  static Report read(Api api, MarketPath market, long seed) {
    String pool = "/v1/pools/" + Setup.POOL;
    JsonNode activity = api.get(Service.POOL, pool + "/activity").expect2xx("GET activity");
    JsonNode invariants = api.get(Service.POOL, pool + "/invariants").expect2xx("GET invariants");
    Track value = new Track();
    Map<String, Track> shares = new TreeMap<>();
    Decimal peak = Decimal.ZERO;
    Decimal drawdown = Decimal.ZERO;
    Decimal mostUtilised = Decimal.ZERO;
    String after = "";
    while (true) {
      JsonNode page =
          api.get(Service.POOL, pool + "/valuations?limit=" + PAGE + after)
              .expect2xx("GET valuations");
      for (JsonNode row : page.path("items")) {
        Decimal poolValue = Decimal.of(row.path("value").asString());
        if (!value.begun && poolValue.isZero()) {
          continue; // before the first deposits were struck
        }
        value.see(poolValue);
        peak = peak.max(poolValue);
        if (peak.isPositive()) {
          drawdown = drawdown.max(peak.minus(poolValue).dividedBy(peak, 6, RoundingMode.HALF_EVEN));
        }
        mostUtilised = mostUtilised.max(Decimal.of(row.path("utilisation").asString()));
        for (JsonNode tranche : row.path("tranches")) {
          JsonNode price = tranche.path("sharePrice");
          if (price.isString()) {
            shares
                .computeIfAbsent(tranche.path("tranche").asString(), _ -> new Track())
                .see(Decimal.of(price.asString()));
          }
        }
      }
      JsonNode next = page.path("next");
      if (!next.isString()) {
        break;
      }
      after = "&after=" + next.asString();
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("market", market.name());
    figures.put("seed", seed);
    figures.put("from", Wire.instant(market.steps().getFirst().at()));
    figures.put("until", Wire.instant(market.steps().getLast().at()));
    figures.put("steps", market.steps().size());
    figures.put("feeds", market.feeds().stream().map(Report::feed).toList());
    figures.put("rounds", activity.path("rounds").asLong());
    figures.put("fills", activity.path("fills").asLong());
    figures.put("commands", copy(activity.path("commands")));
    figures.put("refusals", copy(activity.path("refusals")));
    figures.put("expired", copy(activity.path("expired")));
    figures.put("liquidations", activity.path("liquidations").asLong());
    figures.put("deleverages", activity.path("deleverages").asLong());
    figures.put("fees", copy(activity.path("fees")));
    figures.put("funding", activity.path("funding").asString("0"));
    figures.put("borrowing", activity.path("borrowing").asString("0"));
    figures.put("impact", activity.path("impact").asString("0"));
    figures.put("economics", economics(api));
    figures.put("badDebt", activity.path("badDebt").asString("0"));
    figures.put("insurancePaid", activity.path("insurancePaid").asString("0"));
    figures.put("poolValue", value.json(6));
    Map<String, Object> sharePrice = new LinkedHashMap<>();
    shares.forEach((tranche, track) -> sharePrice.put(tranche, track.json(8)));
    figures.put("sharePrice", sharePrice);
    figures.put("largestDrawdown", drawdown.toString());
    figures.put("highestUtilisation", mostUtilised.rounded(6, RoundingMode.HALF_EVEN).toString());
    figures.put("ledgerImbalance", activity.path("ledgerImbalance").asString("0"));
    figures.put("invariants", plain(invariants));
    figures.put("notes", market.notes());
    return new Report(figures);
  }

  /** Whether the fees paid for the risk, as far as the last round told fee-service. */
  private static Map<String, Object> economics(Api api) {
    JsonNode totals =
        api.get(Service.FEE, "/v1/pools/" + Setup.POOL + "/economics")
            .expect2xx("GET economics")
            .path("totals");
    for (JsonNode total : totals) {
      if (total.path("window").asString().equals("ALL")) {
        Map<String, Object> economics = new LinkedHashMap<>();
        for (String name :
            List.of("volume", "providerIncome", "rebalancingLoss", "cover", "breakEvenFee")) {
          economics.put(name, total.path(name).asString("unknown"));
        }
        return economics;
      }
    }
    throw new IllegalStateException("no total over everything in " + totals);
  }

  private static Map<String, Object> feed(MarketPath.Feed feed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("feed", feed.feed());
    json.put("publishers", feed.publishers());
    json.put("quorum", feed.quorum());
    return json;
  }

  private static Map<String, Object> copy(JsonNode object) {
    Map<String, Object> sorted = new TreeMap<>();
    object.properties().forEach(entry -> sorted.put(entry.getKey(), plain(entry.getValue())));
    return sorted;
  }

  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      return node.valueStream().map(Report::plain).toList();
    }
    if (node.isIntegralNumber()) {
      return node.asLong();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.asString("");
  }

  public Map<String, Object> figures() {
    return figures;
  }

  public boolean everyInvariantHeld() {
    return figures.get("invariants") instanceof Map<?, ?> invariants
        && invariants.get("failed") instanceof List<?> failed
        && failed.isEmpty();
  }

  public String json() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures)
        + "\n";
  }

  /** The same for people: one figure a line. */
  public String text() {
    var text = new StringBuilder();
    figures.forEach(
        (name, figure) -> {
          if (figure instanceof Map<?, ?> map) {
            text.append("%-20s".formatted(name));
            if (map.isEmpty()) {
              text.append("none");
            }
            String indent = "";
            for (var entry : map.entrySet()) {
              text.append(indent)
                  .append("%s %s".formatted(entry.getKey(), entry.getValue()))
                  .append('\n');
              indent = " ".repeat(20);
            }
            if (map.isEmpty()) {
              text.append('\n');
            }
          } else {
            text.append("%-20s%s%n".formatted(name, figure));
          }
        });
    return text.toString();
  }
}
