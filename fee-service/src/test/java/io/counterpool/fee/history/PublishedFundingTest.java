package io.counterpool.fee.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterpool.fee.history.VenueBars.Bar;
import io.counterpool.fee.history.VenueBars.Instrument;
import io.counterpool.kit.testing.SvgPlot;
import io.counterpool.kit.testing.SvgPlot.Point;
import io.counterpool.models.Decimal;
import io.counterpool.models.funding.AveragePremiumFunding;
import io.counterpool.models.funding.PremiumFunding;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The premium funding models beside the funding rates that venues published, January 2023 to July
 * 2024. Prices are averaged over each bar of eight hours by the trapezoid of its open and its
 * close; the rate is compared with the one settled when the bar ends, one bar after its beginning.
 */
class PublishedFundingTest {

  private static final Path FILE =
      Path.of(System.getProperty("data", "../../shared/data"))
          .resolve("spot-perp-funding-8h-binance-bybit-okx-2023-01-to-2024-07.csv.gz");

  private static final Duration BAR = Duration.ofHours(8);
  private static final int PERIOD = (int) BAR.toSeconds();

  /** What the venues state: 0.01 % in eight hours, followed beyond 0.05 %; the bound is not met. */
  private static final Decimal DEFAULT = Decimal.of("0.0001");

  private static final Decimal DAMPING = Decimal.of("0.0005");
  private static final Decimal BOUND = Decimal.of("0.0075");

  private static final AveragePremiumFunding AVERAGE =
      new AveragePremiumFunding(PERIOD, DEFAULT, DAMPING, BOUND);
  private static final PremiumFunding PLAIN =
      new PremiumFunding(Decimal.ONE, PERIOD, DEFAULT, BOUND);

  /** Rate of a bar, fraction per eight hours, from mean mark and mean index. */
  private static final Map<String, BinaryOperator<Decimal>> MODELS =
      new TreeMap<>(
          Map.of(
              AveragePremiumFunding.TAG,
              (mark, index) ->
                  AVERAGE.rate(mark.minus(index).dividedBy(index, RoundingMode.HALF_EVEN)),
              PremiumFunding.TAG,
              (mark, index) ->
                  Decimal.of(
                      PLAIN
                          .growth(mark, index, PERIOD, Decimal.SCALE)
                          .divide(index.toBigDecimal(), Decimal.SCALE, RoundingMode.HALF_EVEN))));

  private static final int LAG = 1;
  private static final int LARGEST_LAG = 3;

  @Test
  void followsTheRatesThatVenuesPublished() throws IOException {
    assumeTrue(Files.isRegularFile(FILE), "no funding history at " + FILE + " (-Ddata=…)");
    VenueBars bars = VenueBars.read(FILE);
    assertThat(bars.perpetuals()).hasSize(12);
    IO.println("Spearman of model and published rate by lag, in bars of eight hours");
    for (String model : MODELS.keySet()) {
      for (Instrument perpetual : bars.perpetuals()) {
        NavigableMap<Instant, Double> rates = modelled(bars, perpetual, model);
        double[] rho = new double[LARGEST_LAG + 1];
        StringBuilder line = new StringBuilder();
        for (int lag = 0; lag <= LARGEST_LAG; lag++) {
          rho[lag] = correlation(rates, bars.of(perpetual), lag);
          line.append(String.format(Locale.ROOT, "  %d: %6.3f", lag, rho[lag]));
        }
        IO.println(
            "%-16s %-8s %-10s%s".formatted(model, perpetual.venue(), perpetual.name(), line));
        if (perpetual.linear() && !perpetual.venue().equals("okx")) {
          assertThat(rho[LAG]).as(model + " " + perpetual).isGreaterThanOrEqualTo(0.7);
        }
      }
    }
    plot(bars);
  }

  /** The model's rate of each bar by its beginning, fraction per eight hours. */
  private static NavigableMap<Instant, Double> modelled(
      VenueBars bars, Instrument perpetual, String model) {
    BinaryOperator<Decimal> rate = requireNonNull(MODELS.get(model));
    Map<Instant, Bar> spot = bars.of(perpetual.spot());
    NavigableMap<Instant, Double> rates = new TreeMap<>();
    bars.of(perpetual)
        .forEach(
            (from, bar) -> {
              Bar index = spot.get(from);
              if (index != null) {
                rates.put(from, rate.apply(bar.average(), index.average()).toDouble());
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
          .line(
              "average-premium",
              "#d95f02",
              daily(modelled(bars, perpetual, AveragePremiumFunding.TAG)))
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
