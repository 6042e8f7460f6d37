package io.counterpool.models.volatility.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The first year of the walk-forward of {@code bench volatility}, refitted each half-year. */
final class ForecastHistoryTest {

  private static final Path FILE =
      Path.of(System.getProperty("data", "../../shared/data"))
          .resolve("btc-usdt-binance-1h-2017-10-to-2021-04.csv.gz");

  @Test
  void logHarForecastsADayOfBitcoinBetterThanGarch() throws IOException {
    assumeTrue(Files.exists(FILE), "no price history " + FILE + " (-Ddata=…)");
    BarReturns bars = bars();
    List<VolatilityForecaster> two =
        List.of(new GarchForecaster(), new LogHarForecaster(LogHarForecaster.Loss.SQUARED_LOG));
    List<Integer> starts = WalkForward.monthly(bars, YearMonth.of(2020, 1), YearMonth.of(2021, 2));
    List<Integer> refits = List.of(starts.get(0), starts.get(6));
    WalkForward run = WalkForward.run(bars, two, List.of(24), refits, starts.get(12));
    WalkForward.Score garch = run.score("garch", 24, i -> bars.endOf(i) % 14_400 == 0);
    WalkForward.Score har = run.score("log-har", 24, i -> bars.endOf(i) % 14_400 == 0);
    // 366 days of six origins, less the hours that are not in the file.
    assertThat(har.origins()).isEqualTo(garch.origins()).isBetween(2_000, 2_196);
    assertThat(har.qlike() / garch.qlike()).isLessThan(0.85);
    // No look-ahead: the same to the last bit on a file that ends there.
    FittedVolatility fitted = two.get(1).fit(bars.first(refits.get(0) + 1), List.of(24));
    for (int at : new int[] {refits.get(0), refits.get(0) + 1_700, refits.get(1) - 1}) {
      assertThat(fitted.forecast(bars.first(at + 1), 24))
          .isEqualTo(run.forecast("log-har", 24, at));
    }
  }

  private static BarReturns bars() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
      List<String[]> rows = reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
      long first = end(rows.getFirst());
      double[] closes = new double[(int) ((end(rows.getLast()) - first) / 3_600) + 1];
      Arrays.fill(closes, Double.NaN);
      rows.forEach(row -> closes[(int) ((end(row) - first) / 3_600)] = Double.parseDouble(row[4]));
      return BarReturns.ofCloses(3_600, first, closes);
    }
  }

  private static long end(String[] row) {
    return Instant.parse(row[0]).getEpochSecond() + 3_600;
  }
}
