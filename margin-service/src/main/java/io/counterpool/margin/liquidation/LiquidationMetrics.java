package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.PoolId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Accounts by health as of the last judged round of each pool, and decisions by market. */
@Component
class LiquidationMetrics {

  private final MeterRegistry registry;
  private final Map<PoolId, Map<HealthBand, Integer>> bands = new ConcurrentHashMap<>();

  LiquidationMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (HealthBand band : HealthBand.values()) {
      Gauge.builder("counterpool.margin.accounts", () -> accounts(band))
          .description("Accounts with positions by health, last judged round of each pool")
          .tag("band", band.label())
          .register(registry);
    }
  }

  void judged(PoolId pool, Judgement judgement) {
    bands.put(pool, Map.copyOf(judgement.bands()));
    judgement
        .decided()
        .forEach(
            decided ->
                registry
                    .counter(
                        "counterpool.margin.decisions",
                        "market",
                        decided.decision().market().value())
                    .increment());
  }

  private int accounts(HealthBand band) {
    return bands.values().stream().mapToInt(counts -> counts.getOrDefault(band, 0)).sum();
  }
}
