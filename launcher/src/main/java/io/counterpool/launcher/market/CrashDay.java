package io.counterpool.launcher.market;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A generated day on which everything falls: volatility that clusters, jumps, and four publishers
 * with noise, delay, silence and outliers. The same seed gives the same day.
 */
public final class CrashDay {

  /** Five minutes a step, a whole day. */
  public static final int STEPS = 288;

  public static final Duration INTERVAL = Duration.ofMinutes(5);

  static final List<String> PUBLISHERS = List.of("alpha", "bravo", "charlie", "delta");

  private static final List<Coin> COINS =
      List.of(
          new Coin("BTC", 64_000, 0.0011, 1.0),
          new Coin("ETH", 3_100, 0.0014, 1.15),
          new Coin("SOL", 145, 0.0021, 1.3));

  /** The fall begins here and takes the next steps; about a third of the price in all. */
  private static final int CRASH_AT = 150;

  private static final double[] CRASH = {-0.05, -0.02, -0.09, 0.02, -0.07, -0.11, 0.035, -0.08};

  private final SplittableRandom random;

  private CrashDay(SplittableRandom random) {
    this.random = random;
  }

  /**
   * One coin.
   *
   * @param sigma calm standard deviation of a five-minute return
   * @param beta how strongly it follows the common shock
   */
  private record Coin(String base, double start, double sigma, double beta) {}

  /**
   * Generates a day of {@link #STEPS} steps.
   *
   * @param endInclusive instant of the last step; the live market begins there
   */
  public static MarketPath ending(Instant endInclusive, long seed) {
    return of(endInclusive, STEPS, seed);
  }

  /** The same with another number of steps; the crash keeps its place in proportion. */
  public static MarketPath of(Instant endInclusive, int steps, long seed) {
    return new CrashDay(new SplittableRandom(seed)).generate(endInclusive, steps, seed);
  }

  /** The feeds of every generated market. */
  public static List<MarketPath.Feed> feeds() {
    return COINS.stream()
        .map(coin -> new MarketPath.Feed(coin.base() + "-USD", coin.base(), "USD", PUBLISHERS, 3))
        .toList();
  }

  private MarketPath generate(Instant end, int steps, long seed) {
    double[] price = COINS.stream().mapToDouble(Coin::start).toArray();
    double[] before = price.clone();
    double variance = 1;
    int crashAt = Math.max(1, (int) ((long) steps * CRASH_AT / STEPS));
    List<MarketPath.Step> path = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      Instant at = end.minus(INTERVAL.multipliedBy(steps - 1L - i));
      double shock = gaussian();
      // GARCH(1,1) in units of the calm variance: shocks raise it, it decays over hours.
      variance = 0.05 + 0.85 * variance + 0.1 * variance * shock * shock;
      double jump = random.nextDouble() < 0.01 ? 0.015 * gaussian() : 0;
      if (i >= crashAt && i < crashAt + CRASH.length) {
        jump += CRASH[i - crashAt];
        variance = Math.max(variance, 12);
      }
      for (int c = 0; c < price.length; c++) {
        Coin coin = COINS.get(c);
        double own = 0.6 * gaussian();
        double change =
            coin.sigma() * Math.sqrt(variance) * (0.8 * shock + own) + coin.beta() * jump;
        before[c] = price[c];
        price[c] = Math.max(price[c] * Math.exp(change), coin.start() * 0.02);
      }
      path.add(new MarketPath.Step(at, observe(at, price, before)));
    }
    return new MarketPath(
        "generated crash day, seed " + seed,
        feeds(),
        path,
        INTERVAL,
        List.of("prices are generated; four publishers with noise, delay, silence and outliers"));
  }

  private List<Observation> observe(Instant at, double[] price, double[] before) {
    List<Observation> seen = new ArrayList<>();
    for (int c = 0; c < price.length; c++) {
      boolean outlierTaken = false;
      for (String publisher : PUBLISHERS) {
        double draw = random.nextDouble();
        double noise = 1 + 0.0002 * gaussian();
        if (draw < 0.01) {
          continue; // silent
        }
        double value = price[c] * noise;
        Instant observedAt = at.minusMillis(random.nextInt(900));
        if (draw < 0.03) {
          value = before[c] * noise;
          observedAt = at.minus(INTERVAL).plusSeconds(30 + random.nextInt(60)); // delayed
        } else if (draw < 0.035 && !outlierTaken) {
          value *= random.nextBoolean() ? 1.3 : 0.8;
          outlierTaken = true; // one at a time: a minority
        }
        seen.add(
            new Observation(
                COINS.get(c).base() + "-USD",
                publisher,
                Decimal.of(value, 2, RoundingMode.HALF_EVEN),
                Decimal.of(price[c] * 0.0004, 2, RoundingMode.UP),
                observedAt));
      }
    }
    return seen;
  }

  private double gaussian() {
    return random.nextGaussian();
  }
}
