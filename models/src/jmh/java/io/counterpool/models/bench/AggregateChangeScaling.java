package io.counterpool.models.bench;

import io.counterpool.models.oracle.votes.QuoteBook;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One publisher of many sends a new quote and price and confidence are read; a cost is one change.
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
public class AggregateChangeScaling {

  private static final int CHANGES = 4_096;
  private static final long PRICE = 6_400_000_000_000L;

  /** Publishers in the book. */
  @Param({"32", "1024", "32768"})
  int publishers;

  private final int[] publisher = new int[CHANGES];
  private final long[] price = new long[CHANGES];
  private final long[] confidence = new long[CHANGES];
  private QuoteBook book = new QuoteBook(1);

  @Setup
  public void fill() {
    var random = new SplittableRandom(8);
    book = new QuoteBook(publishers);
    for (int p = 0; p < publishers; p++) {
      book.put(p, near(random), 1_000_000_000 + random.nextLong(1_000_000_000));
    }
    for (int c = 0; c < CHANGES; c++) {
      publisher[c] = random.nextInt(publishers);
      price[c] = near(random);
      confidence[c] = 1_000_000_000 + random.nextLong(1_000_000_000);
    }
  }

  private static long near(SplittableRandom random) {
    return PRICE + Math.round(PRICE * 2e-4 * random.nextGaussian());
  }

  @Benchmark
  @OperationsPerInvocation(CHANGES)
  public long ours() {
    long sum = 0;
    for (int c = 0; c < CHANGES; c++) {
      book.put(publisher[c], price[c], confidence[c]);
      sum += book.price() ^ book.confidence();
    }
    return sum;
  }
}
