package io.counterpool.launcher.bench;

import io.counterpool.launcher.UserError;
import io.counterpool.models.volatility.forecast.BarReturns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Hourly closes of several files as one history: gzip CSV with the columns time and close. */
final class HourlyBars {

  private static final int HOUR = 3_600;

  private HourlyBars() {}

  /**
   * Reads them; hours that no file has are missing.
   *
   * @throws UserError if a file cannot be read
   */
  static BarReturns read(List<Path> files) {
    SortedMap<Long, Double> closes = new TreeMap<>();
    for (Path file : files) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        List<String> columns = List.of(String.valueOf(reader.readLine()).split(",", -1));
        int time = columns.indexOf("time");
        int close = columns.indexOf("close");
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          String[] cells = line.split(",", -1);
          long end = Instant.parse(cells[time]).getEpochSecond() + HOUR;
          closes.put(end, Double.parseDouble(cells[close]));
        }
      } catch (IOException | RuntimeException unreadable) {
        throw new UserError("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
      }
    }
    long first = closes.firstKey();
    double[] grid = new double[(int) ((closes.lastKey() - first) / HOUR) + 1];
    Arrays.fill(grid, Double.NaN);
    closes.forEach((end, close) -> grid[(int) ((end - first) / HOUR)] = close);
    return BarReturns.ofCloses(HOUR, first, grid);
  }
}
