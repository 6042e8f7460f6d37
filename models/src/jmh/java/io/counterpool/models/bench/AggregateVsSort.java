package io.counterpool.models.bench;

import io.counterpool.models.oracle.votes.QuoteBatch;
import java.util.Arrays;
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
 * Median and confidence of the 96 votes of 32 publishers, a new round every time; a cost is one
 * round. The reference writes the same votes, has {@link Arrays#sort(long[])} sort them and reads
 * the same four places.
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
public class AggregateVsSort {

  static final int PUBLISHERS = 32;

  private final Rounds rounds = Rounds.of(PUBLISHERS, 6);
  private final QuoteBatch batch = new QuoteBatch(PUBLISHERS);
  private final long[] votes = new long[3 * PUBLISHERS];

  @Benchmark
  @OperationsPerInvocation(Rounds.MANY)
  public long ours() {
    long sum = 0;
    for (int r = 0; r < Rounds.MANY; r++) {
      batch.count(rounds.prices()[r], rounds.confidences()[r], PUBLISHERS);
      sum += batch.price() ^ batch.confidence();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.MANY)
  public long sort() {
    long sum = 0;
    for (int r = 0; r < Rounds.MANY; r++) {
      rounds.votes(r, votes);
      Arrays.sort(votes);
      sum += read(votes);
    }
    return sum;
  }

  /** Price and confidence of sorted votes of an even number. */
  static long read(long[] sorted) {
    int many = sorted.length;
    long below = sorted[many / 2 - 1];
    long above = sorted[many / 2];
    long price = (below & above) + ((below ^ above) >> 1);
    long low = price - sorted[many / 4];
    long high = sorted[many - 1 - many / 4] - price;
    return price ^ Math.max(low, high);
  }
}
