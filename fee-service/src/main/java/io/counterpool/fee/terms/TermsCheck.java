package io.counterpool.fee.terms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * INV-15 as a running check: all terms at the start, the last rounds of every market each minute.
 * What it finds is a metric and a line in the log; terms that were answered stay answered.
 */
@Component
@EnableScheduling
class TermsCheck {

  private static final Logger LOG = LoggerFactory.getLogger(TermsCheck.class);

  /** More rounds than a minute has, at one a second. */
  private static final int LAST_ROUNDS = 100;

  private final TermsStore store;
  private final AtomicLong broken = new AtomicLong();

  TermsCheck(TermsStore store, MeterRegistry registry) {
    this.store = store;
    Gauge.builder("counterpool.fee.invariant.violations", broken::get)
        .description("Terms whose indices do not go on from the terms before; 0 when all is well")
        .tag("invariant", "INV-15")
        .register(registry);
  }

  @EventListener(ApplicationReadyEvent.class)
  void checkAll() {
    show(store.countBroken());
  }

  @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
  void checkLast() {
    show(store.countBroken(LAST_ROUNDS));
  }

  private void show(long found) {
    broken.set(found);
    if (found > 0) {
      LOG.error("INV-15: {} terms do not go on from the terms before", found);
    }
  }
}
