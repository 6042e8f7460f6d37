package io.counterpool.models.bench;

import io.counterpool.models.tail.TailRisk;
import io.counterpool.models.tail.TailSelection;
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
 * Value at risk and expected shortfall at 99 % of 10⁶ returns in no order, exact, the sample left
 * as it is; a cost is one return. The reference copies the sample, sorts it and adds up its tail.
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
public class TailVsSort {

  private static final int SAMPLES = 1_000_000;
  private static final double CONFIDENCE = 0.99;

  private final double[] returns = new double[SAMPLES];
  private final double[] sorted = new double[SAMPLES];
  private final TailSelection selection = new TailSelection(SAMPLES);

  /** Student returns of three degrees of freedom. */
  public TailVsSort() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < SAMPLES; i++) {
      double squares = 0;
      for (int k = 0; k < 3; k++) {
        double one = random.nextGaussian();
        squares += one * one;
      }
      returns[i] = 0.01 * random.nextGaussian() / Math.sqrt(squares / 3);
    }
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public TailRisk ours() {
    return selection.at(returns, CONFIDENCE);
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public double sort() {
    System.arraycopy(returns, 0, sorted, 0, SAMPLES);
    Arrays.sort(sorted);
    int tail = SAMPLES / 100;
    double beyond = 0;
    for (int i = 0; i < tail; i++) {
      beyond -= sorted[i];
    }
    return beyond / tail - sorted[tail];
  }
}
