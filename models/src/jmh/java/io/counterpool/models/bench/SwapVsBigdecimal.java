package io.counterpool.models.bench;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.ConstantProduct;
import java.math.BigDecimal;
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
 * What a constant product with a fee of 0.3 % pays for an input: {@code 997·in·y ÷ (1000·x +
 * 997·in)}, exact, rounded down to eighteen digits; a cost is one swap. Inputs of 0.001 to 1,000 on
 * reserves of 10,000 to 10,000,000. Both sides give the same value to the unit; ours also checks
 * the signs of its arguments and the range of its result.
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
public class SwapVsBigdecimal {

  private static final BigDecimal KEPT = BigDecimal.valueOf(997);
  private static final BigDecimal WHOLE = BigDecimal.valueOf(1_000);

  private final ConstantProduct curve =
      new ConstantProduct(Decimal.of("0.003"), Decimal.ZERO, Decimal.SCALE);
  private final Decimals in = Decimals.between(1e-3, 1e3, 9);
  private final Decimals reserveIn = Decimals.between(1e4, 1e7, 10);
  private final Decimals reserveOut = Decimals.between(1e4, 1e7, 11);

  @Benchmark
  @OperationsPerInvocation(Decimals.MANY)
  public void ours(Blackhole sink) {
    for (int i = 0; i < Decimals.MANY; i++) {
      sink.consume(curve.out(in.decimals()[i], reserveIn.decimals()[i], reserveOut.decimals()[i]));
    }
  }

  @Benchmark
  @OperationsPerInvocation(Decimals.MANY)
  public void bigDecimal(Blackhole sink) {
    for (int i = 0; i < Decimals.MANY; i++) {
      BigDecimal kept = in.bigDecimals()[i].multiply(KEPT);
      BigDecimal all = reserveIn.bigDecimals()[i].multiply(WHOLE).add(kept);
      sink.consume(
          kept.multiply(reserveOut.bigDecimals()[i]).divide(all, Decimal.SCALE, RoundingMode.DOWN));
    }
  }
}
