package io.counterpool.oracle.connector;

import io.counterpool.kit.clock.VenueClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the connectors do; labelled by configured name, state and reason. */
@Component
class ConnectorMetrics {

  private static final List<CircuitBreaker.State> STATES =
      List.of(
          CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

  private final MeterRegistry registry;
  private final VenueClock clock;

  ConnectorMetrics(MeterRegistry registry, VenueClock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Shows a connector from now on. */
  void show(Connector connector) {
    String name = connector.settings().name();
    for (CircuitBreaker.State state : STATES) {
      Gauge.builder(
              "counterpool.oracle.connector.breaker", () -> connector.breaker() == state ? 1 : 0)
          .description("1 for the state of the connector's circuit breaker, 0 for the others")
          .tags(Tags.of("connector", name, "state", state.name()))
          .register(registry);
    }
    Gauge.builder("counterpool.oracle.connector.age", () -> age(connector.state()))
        .description("Seconds since the connector last had an observation that the intake has")
        .baseUnit("seconds")
        .tag("connector", name)
        .register(registry);
    Gauge.builder("counterpool.oracle.connector.skew", () -> skew(connector.state().skewMillis()))
        .description("How far the source's clock was ahead of ours")
        .baseUnit("seconds")
        .tag("connector", name)
        .register(registry);
  }

  /** Counts a look. */
  void looked(Connector connector, String outcome) {
    Counter.builder("counterpool.oracle.connector.looks")
        .description("Looks at public sources by what they led to")
        .tag("connector", connector.settings().name())
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  private double age(ConnectorState state) {
    return state.lastSuccessAt() == null
        ? Double.NaN
        : Duration.between(state.lastSuccessAt(), clock.instant()).toMillis() / 1000.0;
  }

  private static double skew(@Nullable Long millis) {
    return millis == null ? Double.NaN : millis / 1000.0;
  }
}
