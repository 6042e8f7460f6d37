package io.counterpool.models.bench;

import io.counterpool.models.volatility.GarchFilter;
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
 * {@link GarchVsFinmath} with the step that only finmath has there done on both sides: from 10,001
 * prices in each call, a logarithm of a quotient a step, which is most of the cost.
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
public class GarchFromPricesVsFinmath {

  private static final int RETURNS = GarchHistory.RETURNS;

  private final GarchHistory history = new GarchHistory();
  private final GarchFilter filter = new GarchFilter(GarchHistory.GARCH);
  private final double[] returns = new double[RETURNS];
  private final double[] out = new double[RETURNS + 1];

  @Benchmark
  @OperationsPerInvocation(RETURNS)
  public double ours() {
    double[] prices = history.prices;
    for (int t = 0; t < RETURNS; t++) {
      returns[t] = Math.log(prices[t + 1] / prices[t]);
    }
    return filter.variances(returns, 0, GarchHistory.GARCH.longRunVariance(), out);
  }

  @Benchmark
  @OperationsPerInvocation(RETURNS)
  public double finmath() {
    return history.finmath.getLastResidualForParameters(
        GarchHistory.OMEGA, GarchHistory.ALPHA, GarchHistory.BETA);
  }
}
