package io.counterpool.models.bench;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.counterpool.models.margin.ScenarioBook;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Value of a book of 1,000 options, each at a strike of its own in one of ten expiries, calls or
 * puts, long or short, in 27 scenarios: nine moves of the spot price by three of volatility. Both
 * sides get the moved forwards and volatilities and write the value of each expiry in each
 * scenario; a cost is one option in one scenario.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(Setting.FORKS)
@Warmup(iterations = Setting.WARM_UPS, time = Setting.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(
    iterations = Setting.ITERATIONS,
    time = Setting.MILLIS,
    timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class ScenarioMarginVsStrata {

  private static final int EXPIRIES = 10;
  private static final int EACH = 100;
  private static final int OPTIONS = EXPIRIES * EACH;
  private static final double[] SPOT_MOVES = {
    -0.15, -0.1125, -0.075, -0.0375, 0, 0.0375, 0.075, 0.1125, 0.15
  };
  private static final double[] VOLATILITY_MOVES = {0.7, 1, 1.4};
  private static final int SCENARIOS = 27;

  private final double[] years = new double[EXPIRIES];
  private final double[] strike = new double[OPTIONS];
  private final boolean[] call = new boolean[OPTIONS];
  private final double[] contracts = new double[OPTIONS];

  /** {@code [move × options + option]}. */
  private final double[] volatility = new double[VOLATILITY_MOVES.length * OPTIONS];

  private final int[] moveOf = new int[SCENARIOS];

  /** {@code [scenario × expiries + expiry]}, as {@link #out}. */
  private final double[] forward = new double[SCENARIOS * EXPIRIES];

  private final double[] out = new double[SCENARIOS * EXPIRIES];
  private final ScenarioBook book;

  public ScenarioMarginVsStrata() {
    var random = new SplittableRandom(2);
    double spot = 64_000;
    int[] start = new int[EXPIRIES + 1];
    double[] discount = new double[EXPIRIES];
    double[] calls = new double[OPTIONS];
    double[] puts = new double[OPTIONS];
    Arrays.fill(discount, 1);
    for (int e = 0; e < EXPIRIES; e++) {
      start[e + 1] = (e + 1) * EACH;
      years[e] = (1 + 36 * e) / 365.0;
      double deviation = 0.6 * Math.sqrt(years[e]);
      for (int i = start[e]; i < start[e + 1]; i++) {
        strike[i] = spot * Math.exp(random.nextDouble(-2.5, 2.5) * deviation);
        call[i] = random.nextBoolean();
        contracts[i] = random.nextDouble(-10, 10);
        (call[i] ? calls : puts)[i] = contracts[i];
        double now = random.nextDouble(0.4, 0.9);
        for (int move = 0; move < VOLATILITY_MOVES.length; move++) {
          volatility[move * OPTIONS + i] = now * VOLATILITY_MOVES[move];
        }
      }
    }
    for (int s = 0; s < SCENARIOS; s++) {
      moveOf[s] = s % VOLATILITY_MOVES.length;
      double moved = spot * (1 + SPOT_MOVES[s / VOLATILITY_MOVES.length]);
      for (int e = 0; e < EXPIRIES; e++) {
        forward[s * EXPIRIES + e] = moved * Math.exp(0.04 * years[e]);
      }
    }
    book = new ScenarioBook(start, years, discount, strike, calls, puts);
  }

  @Benchmark
  @OperationsPerInvocation(OPTIONS * SCENARIOS)
  public double[] ours() {
    book.values(VOLATILITY_MOVES.length, volatility, moveOf, forward, out);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(OPTIONS * SCENARIOS)
  public double[] strata() {
    for (int s = 0; s < SCENARIOS; s++) {
      for (int e = 0; e < EXPIRIES; e++) {
        double moved = forward[s * EXPIRIES + e];
        double sum = 0;
        for (int i = e * EACH; i < (e + 1) * EACH; i++) {
          double sigma = volatility[moveOf[s] * OPTIONS + i];
          sum +=
              contracts[i]
                  * BlackFormulaRepository.price(moved, strike[i], years[e], sigma, call[i]);
        }
        out[s * EXPIRIES + e] = sum;
      }
    }
    return out;
  }
}
