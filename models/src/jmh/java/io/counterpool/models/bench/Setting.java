package io.counterpool.models.bench;

/** How long each benchmark runs: all of them together take about five minutes. */
final class Setting {

  /** JVMs of a benchmark: what the compiler did in one is not what it does in all. */
  static final int FORKS = 2;

  static final int WARM_UPS = 5;
  static final int ITERATIONS = 5;
  static final int MILLIS = 250;

  private Setting() {}
}
