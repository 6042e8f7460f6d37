package io.counterpool.fee.history;

import static java.util.Objects.requireNonNull;

import io.counterpool.models.Decimal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Bars of eight hours of spot and perpetual markets, with the funding rate at their beginning. */
final class VenueBars {

  /** A market of a venue. */
  record Instrument(String venue, String asset, String name) {

    /** The spot market of the same asset; in USDT also for coin-margined perpetuals. */
    Instrument spot() {
      return new Instrument(venue, asset, asset + "/USDT");
    }

    boolean linear() {
      return name.equals(asset + "USDT");
    }

    boolean perpetual() {
      return !name.contains("/");
    }
  }

  /**
   * One bar.
   *
   * @param funding settled at its beginning, fraction per eight hours; null for spot
   */
  record Bar(Decimal open, Decimal close, @Nullable Double funding) {

    /** Between two prices nothing better is known than the straight line. */
    Decimal average() {
      return open.plus(close).dividedBy(Decimal.of(2), RoundingMode.HALF_EVEN);
    }
  }

  private final Map<Instrument, NavigableMap<Instant, Bar>> bars = new HashMap<>();

  private VenueBars() {}

  static VenueBars read(Path file) throws IOException {
    VenueBars read = new VenueBars();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> columns = List.of(requireNonNull(lines.readLine()).split(",", -1));
      int open = columns.indexOf("open");
      int close = columns.indexOf("close");
      int funding = columns.indexOf("funding_rate");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        read.bars
            .computeIfAbsent(new Instrument(cells[1], cells[2], cells[3]), _ -> new TreeMap<>())
            .put(
                Instant.parse(cells[0]),
                new Bar(
                    Decimal.of(cells[open]),
                    Decimal.of(cells[close]),
                    cells[funding].isEmpty() ? null : Double.valueOf(cells[funding])));
      }
    }
    return read;
  }

  /** By venue, then name. */
  List<Instrument> perpetuals() {
    return bars.keySet().stream()
        .filter(Instrument::perpetual)
        .sorted(Comparator.comparing(Instrument::venue).thenComparing(Instrument::name))
        .toList();
  }

  NavigableMap<Instant, Bar> of(Instrument instrument) {
    return requireNonNull(bars.get(instrument), instrument.toString());
  }
}
