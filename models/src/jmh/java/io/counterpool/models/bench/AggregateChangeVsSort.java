package io.counterpool.models.bench;

import io.counterpool.models.oracle.votes.QuoteBook;
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
 * One of 32 publishers sends a new quote and price and confidence are read; a cost is one change.
 * The reference changes the three votes in an array that stands in the order of the publishers,
 * sorts a copy and reads the same four places.
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
public class AggregateChangeVsSort {

  private static final int PUBLISHERS = AggregateVsSort.PUBLISHERS;

  private final Rounds rounds = Rounds.of(PUBLISHERS, 7);
  private final QuoteBook book = new QuoteBook(PUBLISHERS);
  private final long[] standing = new long[3 * PUBLISHERS];
  private final long[] votes = new long[3 * PUBLISHERS];

  public AggregateChangeVsSort() {
    for (int p = 0; p < PUBLISHERS; p++) {
      book.put(p, rounds.prices()[0][p], rounds.confidences()[0][p]);
    }
    rounds.votes(0, standing);
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.MANY)
  public long ours() {
    long sum = 0;
    for (int r = 0; r < Rounds.MANY; r++) {
      int p = r * 7 % PUBLISHERS;
      book.put(p, rounds.prices()[r][p], rounds.confidences()[r][p]);
      sum += book.price() ^ book.confidence();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.MANY)
  public long sort() {
    long sum = 0;
    for (int r = 0; r < Rounds.MANY; r++) {
      int p = r * 7 % PUBLISHERS;
      long price = rounds.prices()[r][p];
      long confidence = rounds.confidences()[r][p];
      standing[3 * p] = price - confidence;
      standing[3 * p + 1] = price;
      standing[3 * p + 2] = price + confidence;
      System.arraycopy(standing, 0, votes, 0, votes.length);
      Arrays.sort(votes);
      sum += AggregateVsSort.read(votes);
    }
    return sum;
  }
}
