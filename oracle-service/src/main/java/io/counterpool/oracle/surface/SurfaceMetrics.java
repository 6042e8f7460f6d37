package io.counterpool.oracle.surface;

import io.counterpool.kit.clock.VenueClock;
import io.counterpool.models.surface.ArbitrageRule;
import io.counterpool.models.surface.FitError;
import io.counterpool.oracle.surface.SurfaceOutcome.Refused;
import io.counterpool.oracle.surface.SurfaceStore.Heading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What operators see of surfaces. Underlyings are bounded by configuration, and so are labels. */
@Component
class SurfaceMetrics {

  private static final String ACCEPTED = "ACCEPTED";
  private static final String TOO_FEW_QUOTES = "TOO_FEW_QUOTES";

  private record Shown(Instant observedAt, int expiries, double share, double distance) {}

  private final MeterRegistry registry;
  private final VenueClock clock;
  private final SurfaceStore store;
  private final SurfaceProperties properties;
  private final Map<Underlying, Shown> shown = new ConcurrentHashMap<>();
  private final Map<String, Counter> outcomes = new TreeMap<>();
  private final Timer fits;

  SurfaceMetrics(
      MeterRegistry registry, VenueClock clock, SurfaceStore store, SurfaceProperties properties) {
    this.registry = registry;
    this.clock = clock;
    this.store = store;
    this.properties = properties;
    count(ACCEPTED);
    count(TOO_FEW_QUOTES);
    for (ArbitrageRule rule : ArbitrageRule.values()) {
      count(rule.name());
    }
    this.fits =
        Timer.builder("counterpool.oracle.surface.fit")
            .description("Time to fit one batch of quotes")
            .register(registry);
  }

  private void count(String outcome) {
    outcomes.put(
        outcome,
        Counter.builder("counterpool.oracle.surfaces")
            .description("Batches of option quotes: accepted, or the rule that refused them")
            .tag("outcome", outcome)
            .register(registry));
  }

  /** Surfaces of earlier runs age from the start. */
  @EventListener(ApplicationReadyEvent.class)
  void showStored() {
    for (Heading heading : store.lasts("", properties.mostUnderlyings())) {
      show(store.read(heading));
    }
  }

  SurfaceOutcome timed(Supplier<SurfaceOutcome> fit) {
    long start = System.nanoTime();
    try {
      return fit.get();
    } finally {
      fits.record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  void accepted(Surface surface) {
    increment(ACCEPTED);
    show(surface);
  }

  void refused(Refused refused) {
    increment(
        switch (refused) {
          case Refused.Arbitraged arbitraged -> arbitraged.arbitrage().rule().name();
          case Refused.TooFewQuotes _ -> TOO_FEW_QUOTES;
        });
  }

  private void increment(String outcome) {
    Counter counter = outcomes.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  private void show(Surface surface) {
    FitError error = surface.error();
    Shown now =
        new Shown(
            surface.observedAt(), surface.drawn().size(), error.share(), error.rootMeanSquare());
    if (shown.put(surface.underlying(), now) == null) {
      gauge(surface.underlying(), "age", "Seconds since the surface was observed", this::age);
      gauge(surface.underlying(), "expiries", "Expiries with a smile", Shown::expiries);
      gauge(
          surface.underlying(),
          "inside",
          "Share of the quotes used that hold the surface between bid and ask",
          Shown::share);
      gauge(
          surface.underlying(),
          "distance",
          "Root mean square distance from the middle of the quotes used, in volatility",
          Shown::distance);
    }
  }

  private double age(Shown surface) {
    return Duration.between(surface.observedAt(), clock.instant()).toMillis() / 1000.0;
  }

  private void gauge(
      Underlying underlying, String name, String meaning, ToDoubleFunction<Shown> value) {
    Gauge.builder(
            "counterpool.oracle.surface." + name,
            () -> {
              Shown surface = shown.get(underlying);
              return surface == null ? Double.NaN : value.applyAsDouble(surface);
            })
        .description(meaning)
        .baseUnit(name.equals("age") ? "seconds" : null)
        .tag("underlying", underlying.value())
        .register(registry);
  }
}
