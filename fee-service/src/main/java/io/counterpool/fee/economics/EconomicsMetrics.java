package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether the fees pay, by market, for Prometheus, read as often as one scrapes. What is not known
 * is not a number; a market that stopped is not shown.
 */
@Component
class EconomicsMetrics {

  private final ReadEconomics economics;
  private final MultiGauge cover;
  private final MultiGauge lossPerDay;
  private final MultiGauge breakEvenFee;

  EconomicsMetrics(ReadEconomics economics, MeterRegistry registry) {
    this.economics = economics;
    this.cover =
        MultiGauge.builder("counterpool.fee.cover")
            .description(
                "Providers' income of a day over its loss versus rebalancing, where both are"
                    + " known; 1 breaks even")
            .register(registry);
    this.lossPerDay =
        MultiGauge.builder("counterpool.fee.rebalancing.loss.per.day")
            .description("Loss versus rebalancing at the volatility now, settlement units per day")
            .register(registry);
    this.breakEvenFee =
        MultiGauge.builder("counterpool.fee.break.even.fee")
            .description("Fraction of the volume that providers would have to receive")
            .register(registry);
  }

  @Scheduled(fixedDelay = 15_000)
  void read() {
    List<MarketEconomics> markets = economics.running();
    show(cover, markets, EconomicsMetrics::coverOfADay);
    show(lossPerDay, markets, MarketEconomics::rebalancingLossPerDay);
    show(breakEvenFee, markets, MarketEconomics::breakEvenFee);
  }

  private static @Nullable Decimal coverOfADay(MarketEconomics market) {
    return market.windows().stream()
        .filter(window -> window.window() == EconomicsWindow.DAY)
        .findFirst()
        .map(WindowEconomics::cover)
        .orElse(null);
  }

  private static void show(
      MultiGauge gauge,
      List<MarketEconomics> markets,
      Function<MarketEconomics, @Nullable Decimal> figure) {
    List<Row<?>> rows = new ArrayList<>();
    for (MarketEconomics market : markets) {
      Decimal value = figure.apply(market);
      rows.add(
          Row.of(
              Tags.of("market", market.market().value()),
              value == null ? Double.NaN : value.toDouble()));
    }
    gauge.register(rows, true);
  }
}
