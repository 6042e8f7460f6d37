package io.counterpool.models.bench;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.counterpool.models.options.EuropeanBulk;
import io.counterpool.models.options.ImpliedVolatilityBulk;
import io.counterpool.models.options.OptionColumns;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Volatilities of 10,000 prices of out-of-the-money options; a cost is one price. The prices are
 * ours, exact to 10⁻¹² of themselves; the counters hold the largest relative error of a volatility
 * against the one the price was made from.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(Setting.FORKS)
@Warmup(iterations = Setting.WARM_UPS, time = Setting.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(
    iterations = Setting.ITERATIONS,
    time = Setting.MILLIS,
    timeUnit = TimeUnit.MILLISECONDS)
public class ImpliedVolatilityVsStrata {

  private static final int OPTIONS = 10_000;

  /** Options, their prices, and what was found; of the benchmark, so that the counter sees it. */
  @State(Scope.Benchmark)
  public static class Quotes {

    private final OptionColumns book = OptionBook.outOfTheMoney(OPTIONS, 3);
    private final double[] price = new double[OPTIONS];
    private final double[] out = new double[OPTIONS];

    public Quotes() {
      EuropeanBulk.prices(book, price);
    }
  }

  /** Largest relative error. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Errors {

    private double worst;

    /** Looks at what the last run of the iteration found. */
    @TearDown(Level.Iteration)
    public void measure(Quotes quotes) {
      worst = 0;
      for (int i = 0; i < OPTIONS; i++) {
        worst = Math.max(worst, Math.abs(quotes.out[i] / quotes.book.volatility[i] - 1));
      }
    }

    public double worstError() {
      return worst;
    }
  }

  @Benchmark
  @OperationsPerInvocation(OPTIONS)
  public double[] ours(Quotes quotes, Errors errors) {
    ImpliedVolatilityBulk.of(quotes.book, quotes.price, quotes.out);
    return quotes.out;
  }

  @Benchmark
  @OperationsPerInvocation(OPTIONS)
  public double[] strata(Quotes quotes, Errors errors) {
    OptionColumns book = quotes.book;
    for (int i = 0; i < OPTIONS; i++) {
      quotes.out[i] =
          BlackFormulaRepository.impliedVolatility(
              quotes.price[i], book.forward[i], book.strike[i], book.years[i], book.call[i]);
    }
    return quotes.out;
  }
}
