package io.counterpool.pool.metrics;

import io.counterpool.pool.valuation.Valuation;
import io.counterpool.pool.valuation.ValuationReads;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges of every pool, read from the committed rows every few seconds: any replica can tell them.
 * Labels are pools, markets, tranches and assets; never accounts.
 */
@Component
class PoolMetrics {

  private final JdbcClient jdbc;
  private final ValuationReads valuations;
  private final MeterRegistry meters;
  private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();

  PoolMetrics(JdbcClient jdbc, ValuationReads valuations, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.valuations = valuations;
    this.meters = meters;
  }

  /** Rows of all gauges, collected before any of them is replaced. */
  private static final class Sheet {
    private final Map<String, List<MultiGauge.Row<Number>>> rows = new LinkedHashMap<>();

    void put(String name, Tags tags, double value) {
      rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(MultiGauge.Row.of(tags, value));
    }
  }

  @Scheduled(fixedDelayString = "PT2S")
  void refresh() {
    Sheet sheet = new Sheet();
    for (String pool : jdbc.sql("select pool_id from pool order by 1").query(String.class).list()) {
      valuations.last(pool).ifPresent(valuation -> value(sheet, pool, valuation));
      progress(sheet, pool);
    }
    caps(sheet);
    imbalance(sheet);
    sheet.rows.forEach((name, rows) -> gauge(name).register(rows, true));
  }

  private MultiGauge gauge(String name) {
    return gauges.computeIfAbsent(name, n -> MultiGauge.builder(n).register(meters));
  }

  private static void value(Sheet sheet, String pool, Valuation valuation) {
    Tags tags = Tags.of("pool", pool);
    sheet.put("counterpool.pool.value", tags, valuation.value().toDouble());
    sheet.put("counterpool.pool.utilisation", tags, valuation.utilisation().toDouble());
    sheet.put("counterpool.pool.insurance", tags, valuation.insurance().toDouble());
    sheet.put("counterpool.pool.income.unreleased", tags, valuation.unreleased().toDouble());
    sheet.put("counterpool.pool.bad.debt", tags, valuation.badDebt().toDouble());
    sheet.put("counterpool.pool.round", tags, (double) valuation.round());
    for (var tranche : valuation.tranches()) {
      var price = tranche.sharePrice();
      if (price != null) {
        sheet.put(
            "counterpool.pool.share.price",
            tags.and("tranche", tranche.tranche()),
            price.toDouble());
      }
    }
    for (var tranche : valuation.tranches()) {
      var accrued = tranche.accruedFee();
      if (accrued != null) {
        sheet.put(
            "counterpool.pool.performance.fee.accrued",
            tags.and("tranche", tranche.tranche()),
            accrued.toDouble());
      }
    }
    for (var market : valuation.markets()) {
      Tags of = Tags.of("market", market.market());
      var price = market.price();
      double mark = price == null ? 0 : price.toDouble();
      sheet.put(
          "counterpool.pool.open.interest",
          of.and("side", "long"),
          market.longSize().toDouble() * mark);
      sheet.put(
          "counterpool.pool.open.interest",
          of.and("side", "short"),
          market.shortSize().toDouble() * mark);
      sheet.put("counterpool.pool.skew", of, market.skewSize().toDouble());
      sheet.put("counterpool.pool.budget.left", of, market.budgetLeft().toDouble());
    }
  }

  private void progress(Sheet sheet, String pool) {
    double pending =
        jdbc.sql(
                """
                select count(*) from intake i left join lease l using (pool_id)
                 where i.pool_id = :pool and i.lane_seq > coalesce(l.cursors[i.lane + 1], 0)
                """)
            .param("pool", pool)
            .query(Double.class)
            .single();
    sheet.put("counterpool.pool.intake.lag", Tags.of("pool", pool), pending);
  }

  private void caps(Sheet sheet) {
    jdbc.sql("select market_id, content::json ->> 'maxOpenNotional' as cap from market")
        .query(
            row -> {
              sheet.put(
                  "counterpool.pool.open.interest.cap",
                  Tags.of("market", row.getString("market_id")),
                  row.getDouble("cap"));
            });
  }

  private void imbalance(Sheet sheet) {
    jdbc.sql("select asset, sum(amount) as sum from balance group by asset")
        .query(
            row -> {
              sheet.put(
                  "counterpool.pool.ledger.imbalance",
                  Tags.of("asset", row.getString("asset")),
                  row.getDouble("sum"));
            });
  }
}
