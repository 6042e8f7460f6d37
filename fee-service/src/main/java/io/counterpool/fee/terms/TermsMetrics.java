package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.models.Decimal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Rates by market for Prometheus. The one label is the market, and a market has a schedule, so
 * there are as many series as configured markets.
 */
@Component
class TermsMetrics {

  /** What the gauges of one market read. */
  private static final class Shown {
    private volatile Decimal fundingPerDay = Decimal.ZERO;
    private volatile Decimal borrowAnnual = Decimal.ZERO;
  }

  private final MeterRegistry registry;
  private final TermsStore store;
  private final Map<MarketId, Shown> shown = new ConcurrentHashMap<>();

  TermsMetrics(MeterRegistry registry, TermsStore store) {
    this.registry = registry;
    this.store = store;
  }

  /** Shows the last rates of every market again after a start. */
  @EventListener(ApplicationReadyEvent.class)
  void restore() {
    for (MarketRates last : store.lastRates()) {
      show(last.market(), last.fundingRatePerDay(), last.borrowRateAnnual());
    }
  }

  /** Counts what is durable: called after the commit. */
  @TransactionalEventListener
  void on(TermsMade made) {
    TermsContent terms = made.terms();
    Counter.builder("counterpool.fee.terms")
        .description("Terms made since the start; answers given again do not count")
        .tag("market", terms.market().value())
        .register(registry)
        .increment();
    if (terms.scaled()) {
      Counter.builder("counterpool.fee.funding.scaled")
          .description("Terms in which the pool's budget scaled the receiving side's funding down")
          .tag("market", terms.market().value())
          .register(registry)
          .increment();
    }
    show(terms.market(), terms.fundingRatePerDay(), terms.borrowRateAnnual());
  }

  private void show(MarketId market, Decimal fundingPerDay, Decimal borrowAnnual) {
    Shown now = shown.computeIfAbsent(market, this::register);
    now.fundingPerDay = fundingPerDay;
    now.borrowAnnual = borrowAnnual;
  }

  private Shown register(MarketId market) {
    Shown now = new Shown();
    Gauge.builder("counterpool.fee.funding.rate.per.day", () -> now.fundingPerDay.toDouble())
        .description("Fraction of the price per day that longs pay; negative: shorts pay")
        .tag("market", market.value())
        .register(registry);
    Gauge.builder("counterpool.fee.borrow.rate.annual", () -> now.borrowAnnual.toDouble())
        .description("Fraction of the notional per year that a position pays")
        .tag("market", market.value())
        .register(registry);
    return now;
  }
}
