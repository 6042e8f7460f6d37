package io.counterpool.oracle.surface;

import io.counterpool.kit.wire.InstantForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Quotes of a made-up market, as a batch goes over the wire. */
final class OptionMarket {

  private static final double YEAR_MILLIS = 31_536_000_000.0;

  private final Instant observedAt;
  private final List<Map<String, Object>> expiries = new ArrayList<>();

  OptionMarket(Instant observedAt) {
    this.observedAt = observedAt;
  }

  /**
   * Adds an expiry whose total variance is {@code level × (1 + skew × k + 2k²)} at k = −0.4 … 0.4,
   * quoted one volatility point apart; the quotes can be changed afterwards.
   */
  List<Map<String, Object>> expiry(int days, double forward, double level, double skew) {
    double years = days * 86_400_000.0 / YEAR_MILLIS;
    List<Map<String, Object>> quotes = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      double k = -0.4 + 0.08 * i;
      double volatility = Math.sqrt(level * (1 + skew * k + 2 * k * k) / years);
      quotes.add(
          quote(
              decimal(forward * Math.exp(k)),
              decimal(volatility - 0.005),
              decimal(volatility + 0.005)));
    }
    Map<String, Object> expiry = new LinkedHashMap<>();
    expiry.put("expiry", InstantForm.write(observedAt.plus(Duration.ofDays(days))));
    expiry.put("forward", decimal(forward));
    expiry.put("quotes", quotes);
    expiries.add(expiry);
    return quotes;
  }

  static Map<String, Object> quote(String strike, String bid, String ask) {
    return new TreeMap<>(Map.of("strike", strike, "bid", bid, "ask", ask));
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  Map<String, Object> batch() {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("observedAt", InstantForm.write(observedAt));
    batch.put("quotedIn", "VOLATILITY");
    batch.put("expiries", expiries);
    return batch;
  }
}
