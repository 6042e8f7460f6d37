package io.counterpool.models.bench;

import io.counterpool.models.liquidation.Cascade;
import io.counterpool.models.liquidation.CascadeBook;
import io.counterpool.models.liquidation.CascadeResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One cascade over 100,000 accounts of which 1,000 are at risk: over the sorted book, and looking
 * at every account in every round; a cost is one cascade. The sort of the book is not in it, as one
 * book serves any number of shocks.
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
public class CascadeVsScan {

  private final Accounts accounts = Accounts.of(100_000, 1_000);
  private final CascadeBook book = sorted();

  private CascadeBook sorted() {
    return new CascadeBook(
        accounts.size(),
        accounts.entry(),
        accounts.collateral(),
        accounts.terms().maintenanceRate());
  }

  @Benchmark
  public CascadeResult ours() {
    return book.run(accounts.terms(), Accounts.START, Accounts.SHOCK);
  }

  @Benchmark
  public CascadeResult scan() {
    return Cascade.run(
        accounts.terms(),
        accounts.size(),
        accounts.entry(),
        accounts.collateral(),
        Accounts.START,
        Accounts.SHOCK);
  }
}
