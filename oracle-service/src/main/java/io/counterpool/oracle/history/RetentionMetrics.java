package io.counterpool.oracle.history;

import io.counterpool.oracle.history.Retention.Size;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What the past takes, and whether what is too old goes. Figures are those of the last look. */
@Component
public class RetentionMetrics {

  private record Look(Size size, Instant at) {}

  private final MeterRegistry registry;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();
  private final Counter removed;
  private final Counter failures;

  public RetentionMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.removed =
        Counter.builder("counterpool.oracle.retention.removed")
            .description("Partitions that lost rows because they were too old")
            .register(registry);
    this.failures =
        Counter.builder("counterpool.oracle.retention.failures")
            .description("Looks for what is too old that failed")
            .register(registry);
  }

  void passed(Instant now, int partitions, List<Size> sizes) {
    removed.increment(partitions);
    for (Size size : sizes) {
      if (looks.put(size.table(), new Look(size, now)) == null) {
        register(size.table());
      }
    }
  }

  void failed() {
    failures.increment();
  }

  private void register(String table) {
    gauge(table, "partitions", "Partitions of a table", look -> look.size().partitions());
    gauge(table, "bytes", "Bytes of a table and its indexes", look -> look.size().bytes());
    gauge(
        table,
        "age.seconds",
        "Venue time since the oldest partition began",
        look -> Duration.between(look.size().oldest(), look.at()).toSeconds());
  }

  private void gauge(String table, String name, String meaning, ToDoubleFunction<Look> value) {
    Gauge.builder("counterpool.oracle.history." + name, () -> read(table, value))
        .description(meaning)
        .tag("table", table)
        .register(registry);
  }

  private double read(String table, ToDoubleFunction<Look> value) {
    Look look = looks.get(table);
    return look == null ? Double.NaN : value.applyAsDouble(look);
  }
}
