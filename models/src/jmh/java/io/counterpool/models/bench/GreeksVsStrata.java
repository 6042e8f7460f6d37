package io.counterpool.models.bench;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.collect.tuple.Pair;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.counterpool.models.options.EuropeanBulk;
import io.counterpool.models.options.GreekColumns;
import io.counterpool.models.options.OptionColumns;
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
 * Price, delta, gamma, vega and theta of 10,000 European options into arrays; a cost is one option.
 * Strata in two ways: its five functions, and one call that gives value, all first and all second
 * derivatives.
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
public class GreeksVsStrata {

  static final int OPTIONS = 10_000;

  private final OptionColumns book = OptionBook.random(OPTIONS, 1);
  private final GreekColumns out = new GreekColumns(OPTIONS);

  @Benchmark
  @OperationsPerInvocation(OPTIONS)
  public GreekColumns ours() {
    EuropeanBulk.greeks(book, out);
    return out;
  }

  @Benchmark
  @OperationsPerInvocation(OPTIONS)
  public GreekColumns strata() {
    for (int i = 0; i < OPTIONS; i++) {
      double forward = book.forward[i];
      double strike = book.strike[i];
      double years = book.years[i];
      double volatility = book.volatility[i];
      boolean call = book.call[i];
      out.price[i] = BlackFormulaRepository.price(forward, strike, years, volatility, call);
      out.delta[i] = BlackFormulaRepository.delta(forward, strike, years, volatility, call);
      out.gamma[i] = BlackFormulaRepository.gamma(forward, strike, years, volatility);
      out.vega[i] = BlackFormulaRepository.vega(forward, strike, years, volatility);
      out.theta[i] = BlackFormulaRepository.driftlessTheta(forward, strike, years, volatility);
    }
    return out;
  }

  /** Derivatives to forward, strike, years and volatility, in this order. */
  @Benchmark
  @OperationsPerInvocation(OPTIONS)
  public GreekColumns strataAdjoint() {
    for (int i = 0; i < OPTIONS; i++) {
      Pair<ValueDerivatives, double[][]> all =
          BlackFormulaRepository.priceAdjoint2(
              book.forward[i], book.strike[i], book.years[i], book.volatility[i], book.call[i]);
      out.price[i] = all.getFirst().getValue();
      out.delta[i] = all.getFirst().getDerivative(0);
      out.gamma[i] = all.getSecond()[0][0];
      out.vega[i] = all.getFirst().getDerivative(3);
      out.theta[i] = -all.getFirst().getDerivative(2);
    }
    return out;
  }
}
