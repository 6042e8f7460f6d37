package io.counterpool.pool.runtime;

import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.liquidation.Liquidation;
import io.counterpool.pool.order.Fill;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what was committed. Labels are markets and enums, never accounts. */
@Component
class ExecutionMetrics {

  private final MeterRegistry meters;
  private final Timer rounds;

  ExecutionMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.rounds =
        Timer.builder("counterpool.pool.round")
            .description("From asking for prices to the commit of the round")
            .publishPercentileHistogram()
            .register(meters);
  }

  void round(Duration took) {
    rounds.record(took);
  }

  /** A market whose terms were refused goes on with its last ones, while they hold. */
  void termsRefused(String service, String market) {
    Counter.builder("counterpool.pool.terms.refused")
        .description("Questions for terms that were refused; the market ends when its last lapse")
        .tag("service", service)
        .tag("market", market)
        .register(meters)
        .increment();
  }

  void committed(List<Journal> journals) {
    for (Journal journal : journals) {
      for (Outcome outcome : journal.outcomes) {
        counter("counterpool.pool.commands", "state", outcome.state().name()).increment();
      }
      for (Fill fill : journal.fills) {
        Counter.builder("counterpool.pool.fills")
            .tag("market", fill.market())
            .tag("kind", fill.kind().name())
            .register(meters)
            .increment();
      }
      for (Liquidation liquidation : journal.liquidations) {
        counter("counterpool.pool.liquidations", "market", liquidation.market()).increment();
      }
    }
  }

  private Counter counter(String name, String tag, String value) {
    return meters.counter(name, tag, value);
  }
}
