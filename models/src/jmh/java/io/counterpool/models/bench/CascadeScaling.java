package io.counterpool.models.bench;

import io.counterpool.models.liquidation.CascadeBook;
import io.counterpool.models.liquidation.CascadeResult;
import io.counterpool.models.liquidation.CascadeResult.Round;
import io.counterpool.models.liquidation.CascadeTerms;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One cascade over a sorted book of accounts, all rounds until nobody is left to be closed; a cost
 * is one account that is closed. {@code ours}: a fixed part of the accounts is at risk, so that the
 * hits grow with the book. {@code fewAtRisk}: 1,000 accounts are at risk whatever the book, so that
 * the hits stay and only the book grows.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(Setting.FORKS)
@Warmup(iterations = Setting.WARM_UPS, time = Setting.MILLIS, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(
    iterations = Setting.ITERATIONS,
    time = Setting.MILLIS,
    timeUnit = TimeUnit.MILLISECONDS)
public class CascadeScaling {

  private static final int FEW = 1_000;

  private record Case(CascadeTerms terms, CascadeBook book) {

    Case(Accounts accounts) {
      this(
          accounts.terms(),
          new CascadeBook(
              accounts.size(),
              accounts.entry(),
              accounts.collateral(),
              accounts.terms().maintenanceRate()));
    }

    CascadeResult run() {
      return book.run(terms, Accounts.START, Accounts.SHOCK);
    }
  }

  /** Both books, and the last cascade; of the benchmark, so that the counter sees it. */
  @State(Scope.Benchmark)
  public static class Books {

    /** Accounts in the book. */
    @Param({"1000", "10000", "100000", "1000000"})
    int accounts;

    private Case all = new Case(Accounts.of(1, 1));
    private Case few = all;
    private CascadeResult result = new CascadeResult(List.of(), 0, 0);

    @Setup
    public void sort() {
      all = new Case(Accounts.of(accounts, accounts));
      few = new Case(Accounts.of(accounts, FEW));
    }
  }

  /** Accounts closed by one cascade. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Hits {

    private int hits;

    /** Counts those of the last cascade of the iteration. */
    @TearDown(Level.Iteration)
    public void count(Books books) {
      hits = books.result.rounds().stream().map(Round::liquidated).mapToInt(a -> a.length).sum();
    }

    public long items() {
      return hits;
    }
  }

  @Benchmark
  public CascadeResult ours(Books books, Hits hits) {
    books.result = books.all.run();
    return books.result;
  }

  @Benchmark
  public CascadeResult fewAtRisk(Books books, Hits hits) {
    books.result = books.few.run();
    return books.result;
  }
}
