package io.counterpool.fee.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterpool.fee.history.VenueBars.Bar;
import io.counterpool.fee.history.VenueBars.Instrument;
import io.counterpool.kit.testing.SvgPlot;
import io.counterpool.kit.testing.SvgPlot.Point;
import io.counterpool.models.Decimal;
import io.counterpool.models.funding.PremiumFunding;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The premium funding model beside the funding rates that venues published, January 2023 to July
 * 2024. Prices are averaged over each bar of eight hours by the trapezoid of its open and its
 * close; the rate is compared with the one settled when the bar ends, one bar after its beginning.
 */
class PublishedFundingTest {

  private static final Path FILE =
      Path.of(System.getProperty("data", "../../shared/data"))
          .resolve("spot-perp-funding-8h-binance-bybit-okx-2023-01-to-2024-07.csv.gz");

  private static final Duration BAR = Duration.ofHours(8);

  /** The default rate of the venues, 0.01 % in eight hours, and a bound that is never met here. */
  private static final PremiumFunding MODEL =
      new PremiumFunding(
          Decimal.ONE, (int) BAR.toSeconds(), Decimal.of("0.0001"), Decimal.of("0.0075"));

  private static final int LAG = 1;
  private static final int LARGEST_LAG = 3;

  @Test
  void followsTheRatesThatVenuesPublished() throws IOException {
    assumeTrue(Files.isRegularFile(FILE), "no funding history at " + FILE + " (-Ddata=…)");
    VenueBars bars = VenueBars.read(FILE);
    Map<Instrument, Double> atLag = new LinkedHashMap<>();
    IO.println("Spearman of model and published rate by lag, in bars of eight hours");
    for (Instrument perpetual : bars.perpetuals()) {
      NavigableMap<Instant, Double> model = modelled(bars, perpetual);
      StringBuilder line = new StringBuilder();
      for (int lag = 0; lag <= LARGEST_LAG; lag++) {
        double rho = correlation(model, bars.of(perpetual), lag);
        line.append(String.format(Locale.ROOT, "  %d: %6.3f", lag, rho));
        if (lag == LAG) {
          atLag.put(perpetual, rho);
        }
      }
      IO.println("%-8s %-10s%s".formatted(perpetual.venue(), perpetual.name(), line));
    }
    plot(bars);
    assertThat(atLag).hasSize(12);
    atLag.forEach(
        (perpetual, rho) -> {
          if (perpetual.linear() && !perpetual.venue().equals("okx")) {
            assertThat(rho).as(perpetual.toString()).isGreaterThanOrEqualTo(0.7);
          }
        });
  }

  /** The model's rate of each bar by its beginning, fraction per eight hours. */
  private static NavigableMap<Instant, Double> modelled(VenueBars bars, Instrument perpetual) {
    Map<Instant, Bar> spot = bars.of(perpetual.spot());
    NavigableMap<Instant, Double> rates = new TreeMap<>();
    bars.of(perpetual)
        .forEach(
            (from, bar) -> {
              Bar index = spot.get(from);
              if (index != null) {
                Decimal average = index.average();
                rates.put(
                    from,
                    MODEL
                        .growth(bar.average(), average, BAR.toSeconds(), Decimal.SCALE)
                        .divide(average.toBigDecimal(), Decimal.SCALE, RoundingMode.HALF_EVEN)
                        .doubleValue());
              }
            });
    return rates;
  }

  /** Rank correlation of a bar's modelled rate with what was published {@code lag} bars later. */
  private static double correlation(
      NavigableMap<Instant, Double> model, Map<Instant, Bar> published, int lag) {
    List<Double> modelled = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    model.forEach(
        (from, rate) -> {
          Bar later = published.get(from.plus(BAR.multipliedBy(lag)));
          if (later != null && later.funding() != null) {
            modelled.add(rate);
            rates.add(later.funding());
          }
        });
    assertThat(rates).hasSizeGreaterThan(1_600);
    return Ranks.correlation(modelled, rates);
  }

  private static void plot(VenueBars bars) throws IOException {
    List<Instrument> linear =
        bars.perpetuals().stream()
            .filter(each -> each.linear() && !each.venue().equals("okx"))
            .toList();
    NavigableMap<Instant, Bar> first = bars.of(linear.getFirst());
    SvgPlot plot =
        new SvgPlot(
            "Premium funding and published rates, "
                + "%.4s to %.4s, daily means in bp a period of 8 h"
                    .formatted(first.firstKey(), first.lastKey()),
            first.firstKey(),
            first.lastKey());
    for (Instrument perpetual : linear) {
      NavigableMap<Instant, Double> published = new TreeMap<>();
      bars.of(perpetual)
          .forEach((at, bar) -> published.put(at.minus(BAR), requireNonNull(bar.funding())));
      plot.panel(perpetual.venue() + " " + perpetual.name(), 120, -5, 12)
          .line("model", "#d95f02", daily(modelled(bars, perpetual)))
          .line("published", "#1b5e9b", daily(published));
    }
    Path folder = Files.createDirectories(Path.of(System.getProperty("plots", "target")));
    Files.writeString(folder.resolve("funding-premium.svg"), plot.svg());
  }

  private static List<Point> daily(NavigableMap<Instant, Double> rates) {
    NavigableMap<Instant, List<Double>> days = new TreeMap<>();
    rates.forEach(
        (at, rate) ->
            days.computeIfAbsent(at.truncatedTo(ChronoUnit.DAYS), _ -> new ArrayList<>())
                .add(rate));
    List<Point> points = new ArrayList<>();
    days.forEach(
        (day, each) ->
            points.add(
                new Point(
                    day,
                    each.stream().mapToDouble(Double::doubleValue).average().orElseThrow() * 1e4)));
    return points;
  }
}
