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
 * The variance after 10,000 returns of a GARCH(1,1) with given parameters, from its long run
 * variance on; a cost is one return. Both run the recursion over the whole history.
 *
 * <p>Each takes the history as it keeps it. Ours holds log returns and writes every variance on the
 * way. finmath holds prices, takes the logarithm of each quotient on every call, and gives the last
 * variance alone; {@link GarchFromPricesVsFinmath} has these logarithms on both sides.
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
public class GarchVsFinmath {

  private static final int RETURNS = GarchHistory.RETURNS;

  private final GarchHistory history = new GarchHistory();
  private final GarchFilter filter = new GarchFilter(GarchHistory.GARCH);
  private final double[] out = new double[RETURNS + 1];

  @Benchmark
  @OperationsPerInvocation(RETURNS)
  public double ours() {
    double first = GarchHistory.GARCH.longRunVariance();
    return filter.variances(history.returns, 0, first, out);
  }

  @Benchmark
  @OperationsPerInvocation(RETURNS)
  public double finmath() {
    return history.finmath.getLastResidualForParameters(
        GarchHistory.OMEGA, GarchHistory.ALPHA, GarchHistory.BETA);
  }
}
