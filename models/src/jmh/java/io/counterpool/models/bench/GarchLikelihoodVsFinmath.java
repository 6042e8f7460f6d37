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
 * The Gaussian log likelihood of 10,000 returns under a GARCH(1,1) with given parameters, what a
 * fit asks for hundreds of times; a cost is one return. Both run the recursion and add up a
 * logarithm and a quotient of every step. Ours holds log returns and starts from their mean square,
 * which it takes in each call; finmath holds prices, takes the logarithms of two quotients a step,
 * and starts from the long run variance.
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
public class GarchLikelihoodVsFinmath {

  private static final int RETURNS = GarchHistory.RETURNS;

  private final GarchHistory history = new GarchHistory();
  private final GarchFilter filter = new GarchFilter(GarchHistory.GARCH);

  @Benchmark
  @OperationsPerInvocation(RETURNS)
  public double ours() {
    return filter.logLikelihood(history.returns, 0);
  }

  @Benchmark
  @OperationsPerInvocation(RETURNS)
  public double finmath() {
    return history.finmath.getLogLikelihoodForParameters(
        GarchHistory.OMEGA, GarchHistory.ALPHA, GarchHistory.BETA);
  }
}
