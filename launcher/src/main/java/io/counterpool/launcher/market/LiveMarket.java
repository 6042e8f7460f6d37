package io.counterpool.launcher.market;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The simulated market after the generated day: a quiet random walk from the last prices. */
public final class LiveMarket {

  /** Standard deviation of a one-second return. */
  private static final double SIGMA = 0.00008;

  private final SplittableRandom random;
  private final Map<String, Double> prices = new TreeMap<>();

  public LiveMarket(Map<String, Decimal> lastPrices, long seed) {
    random = new SplittableRandom(seed);
    lastPrices.forEach((feed, price) -> prices.put(feed, price.toDouble()));
  }

  /** What every publisher sees now. */
  public List<Observation> next(Instant now) {
    List<Observation> seen = new ArrayList<>();
    for (var entry : prices.entrySet()) {
      double price = entry.getValue() * Math.exp(SIGMA * random.nextGaussian());
      entry.setValue(price);
      for (String publisher : CrashDay.PUBLISHERS) {
        seen.add(
            new Observation(
                entry.getKey(),
                publisher,
                Decimal.of(
                    price * (1 + 0.00005 * random.nextGaussian()), 4, RoundingMode.HALF_EVEN),
                Decimal.of(price * 0.0002, 4, RoundingMode.UP),
                now));
      }
    }
    return seen;
  }
}
