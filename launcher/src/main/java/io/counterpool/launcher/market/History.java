package io.counterpool.launcher.market;

import io.counterpool.launcher.UserError;
import io.counterpool.models.Decimal;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Real history as the reports of independent publishers: one file is one venue. Any CSV with the
 * columns {@code time} (bar start, UTC) and {@code close} will do, gzip or plain. A bar's close is
 * observed when the bar ends: {@code observedAt} = time + interval, the interval being the smallest
 * gap between two rows of the file.
 */
public final class History {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:.*-)?([a-z0-9]+)-([a-z0-9]+)-(usdt|usdc|busd|usd)(?:-[a-z]+)?\\.csv(\\.gz)?");

  /** Bars carry no confidence; this much of the price stands for half a spread. */
  private static final Decimal CONFIDENCE = Decimal.of("0.0005");

  private static final int GZIP_MAGIC = 0x1f8b;

  private History() {}

  private record Bars(
      Path file, String venue, String base, String quote, SortedMap<Instant, Decimal> closes) {

    /** The smallest gap; a file of one row counts as hourly. */
    Duration interval() {
      Duration least = Duration.ofHours(1);
      boolean first = true;
      Instant before = null;
      for (Instant time : closes.keySet()) {
        if (before != null) {
          Duration gap = Duration.between(before, time);
          if (first || gap.compareTo(least) < 0) {
            least = gap;
            first = false;
          }
        }
        before = time;
      }
      return least;
    }
  }

  /**
   * Reads the files; those with the same base asset publish one feed.
   *
   * @throws UserError naming the file, and the row if one cannot be read
   */
  public static MarketPath read(List<Path> files) {
    Map<String, List<Bars>> byBase = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Path file : files) {
      Bars bars = bars(file);
      byBase.computeIfAbsent(bars.base(), _ -> new ArrayList<>()).add(bars);
      if (!bars.quote().equals("USD")) {
        notes.add(file.getFileName() + ": " + bars.quote() + " counts as USD at par");
      }
    }
    List<MarketPath.Feed> feeds = new ArrayList<>();
    SortedMap<Instant, List<Observation>> observed = new TreeMap<>();
    Duration least = null;
    for (var entry : byBase.entrySet()) {
      String feed = entry.getKey() + "-USD";
      List<String> publishers = new ArrayList<>();
      for (Bars bars : entry.getValue()) {
        String publisher = publisher(bars.venue(), publishers);
        publishers.add(publisher);
        Duration interval = bars.interval();
        least = least == null || interval.compareTo(least) < 0 ? interval : least;
        bars.closes()
            .forEach(
                (time, close) -> {
                  Instant at = time.plus(interval);
                  observed
                      .computeIfAbsent(at, _ -> new ArrayList<>())
                      .add(
                          new Observation(
                              feed,
                              publisher,
                              close,
                              close.times(CONFIDENCE, 8, RoundingMode.CEILING),
                              at));
                });
      }
      feeds.add(
          new MarketPath.Feed(
              feed, entry.getKey(), "USD", publishers, Math.min(2, publishers.size())));
    }
    notes.add("confidence of every report: 0.0005 of its price; bars carry none");
    List<MarketPath.Step> steps = new ArrayList<>();
    observed.forEach((at, observations) -> steps.add(new MarketPath.Step(at, observations)));
    String name =
        String.join(
            ", ", new TreeSet<>(files.stream().map(f -> f.getFileName().toString()).toList()));
    return new MarketPath(name, feeds, steps, least == null ? Duration.ofHours(1) : least, notes);
  }

  private static String publisher(String venue, List<String> taken) {
    String name = venue;
    for (int i = 2; taken.contains(name); i++) {
      name = venue + "-" + i;
    }
    return name;
  }

  private static Bars bars(Path file) {
    Matcher named = NAMED.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT));
    boolean known = named.matches();
    String venue = known ? named.group(1) : "venue";
    String base = known ? named.group(2).toUpperCase(Locale.ROOT) : "ASSET";
    String quote = known ? named.group(3).toUpperCase(Locale.ROOT) : "USD";
    try (BufferedReader reader = reader(file)) {
      return new Bars(file, venue, base, quote, closes(file, reader));
    } catch (IOException unreadable) {
      throw new UserError("cannot read " + file + ": " + reason(unreadable), unreadable);
    }
  }

  private static String reason(IOException unreadable) {
    return unreadable instanceof java.nio.file.NoSuchFileException
        ? "no such file"
        : String.valueOf(unreadable.getMessage());
  }

  private static BufferedReader reader(Path file) throws IOException {
    var raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      raw.mark(2);
      int magic = (raw.read() << 8) | raw.read();
      raw.reset();
      InputStream in = magic == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      raw.close();
      throw failed;
    }
  }

  private static SortedMap<Instant, Decimal> closes(Path file, BufferedReader reader)
      throws IOException {
    String header = reader.readLine();
    if (header == null) {
      throw new UserError(file + " is empty");
    }
    List<String> columns = List.of(header.strip().split(",", -1));
    int time = columns.indexOf("time");
    int close = columns.indexOf("close");
    if (time < 0 || close < 0) {
      throw new UserError(file + ": the header must name the columns time and close: " + header);
    }
    SortedMap<Instant, Decimal> closes = new TreeMap<>();
    int row = 1;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      row++;
      if (line.isBlank()) {
        continue;
      }
      String[] cells = line.strip().split(",", -1);
      if (cells.length <= Math.max(time, close)) {
        throw new UserError(
            "%s:%d: a row of %d cells: %s".formatted(file, row, cells.length, line));
      }
      Instant at = time(file, row, cells[time].strip());
      Decimal price = price(file, row, cells[close].strip());
      if (closes.putIfAbsent(at, price) != null) {
        throw new UserError("%s:%d: a second row of %s".formatted(file, row, at));
      }
    }
    if (closes.isEmpty()) {
      throw new UserError(file + " has a header and no row");
    }
    return closes;
  }

  private static Instant time(Path file, int row, String text) {
    try {
      String iso = text.replace(' ', 'T');
      if (iso.length() == 10) {
        iso += "T00:00:00";
      }
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      return java.time.OffsetDateTime.parse(zoned ? iso : iso + "Z").toInstant();
    } catch (DateTimeException bad) {
      throw new UserError("%s:%d: not a time: \"%s\"".formatted(file, row, text), bad);
    }
  }

  private static Decimal price(Path file, int row, String text) {
    try {
      Decimal price = Decimal.of(new BigDecimal(text), 8, RoundingMode.HALF_EVEN);
      if (!price.isPositive()) {
        throw new UserError("%s:%d: the close must be above 0: %s".formatted(file, row, text));
      }
      return price;
    } catch (NumberFormatException bad) {
      throw new UserError("%s:%d: not a number: \"%s\"".formatted(file, row, text), bad);
    }
  }
}
