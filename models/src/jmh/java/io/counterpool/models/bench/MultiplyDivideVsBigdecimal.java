package io.counterpool.models.bench;

import io.counterpool.models.Decimal;
import java.math.RoundingMode;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@code a × b ÷ c}, exact, rounded half even once to eighteen digits; a cost is one result.
 * Factors and divisors of 0.001 to 1,000,000, all with eighteen digits in use.
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
public class MultiplyDivideVsBigdecimal {

  private final Decimals a = Decimals.between(1e-3, 1e6, 12);
  private final Decimals b = Decimals.between(1e-3, 1e6, 13);
  private final Decimals c = Decimals.between(1e-3, 1e6, 14);

  @Benchmark
  @OperationsPerInvocation(Decimals.MANY)
  public void ours(Blackhole sink) {
    for (int i = 0; i < Decimals.MANY; i++) {
      sink.consume(
          a.decimals()[i].timesOver(
              b.decimals()[i], c.decimals()[i], Decimal.SCALE, RoundingMode.HALF_EVEN));
    }
  }

  @Benchmark
  @OperationsPerInvocation(Decimals.MANY)
  public void bigDecimal(Blackhole sink) {
    for (int i = 0; i < Decimals.MANY; i++) {
      sink.consume(
          a.bigDecimals()[i]
              .multiply(b.bigDecimals()[i])
              .divide(c.bigDecimals()[i], Decimal.SCALE, RoundingMode.HALF_EVEN));
    }
  }
}
