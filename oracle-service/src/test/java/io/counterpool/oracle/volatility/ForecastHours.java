package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A made-up market of hours, and settings to forecast it. */
final class ForecastHours {

  private ForecastHours() {}

  /** Closes whose variance clusters; the same for the same seed. */
  static List<Decimal> closes(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Decimal> closes = new ArrayList<>();
    double price = 20_000;
    double variance = 5e-5;
    for (int i = 0; i < count; i++) {
      double move = Math.sqrt(variance) * random.nextGaussian();
      variance = 1e-6 + 0.1 * move * move + 0.88 * variance;
      price *= Math.exp(move);
      closes.add(Decimal.of(price, 8, RoundingMode.HALF_EVEN));
    }
    return closes;
  }

  /** Forecast settings on the wire; {@code changes} are pairs of name and value. */
  static Map<String, Object> settings(Object... changes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("barSeconds", 3600);
    settings.put("minObservations", 1);
    settings.put("horizonsSeconds", List.of(3600, 14_400));
    settings.put("marginHorizonSeconds", 14_400);
    settings.put("models", List.of("ewma", "garch", "har", "log-har"));
    settings.put("initialModel", "log-har");
    settings.put("refitSeconds", 86_400);
    settings.put("historyBars", 1_500);
    settings.put("maxAgeSeconds", 7_200);
    settings.put("scoreHalfLife", 10);
    settings.put("lead", "0.05");
    settings.put("leadTargets", 3);
    settings.put("leastTargets", 5);
    for (int i = 0; i < changes.length; i += 2) {
      settings.put((String) changes[i], changes[i + 1]);
    }
    return settings;
  }
}
