package io.counterpool.oracle.surface;

import io.counterpool.kit.wire.InstantForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Recorded quotes of a real venue as batches: prices in coins, one quote an instrument (the last
 * one of a snapshot), as forward of an expiry the median of what the venue stated beside its
 * quotes.
 */
final class DeribitSnapshots {

  /** Options expire at 08:00 UTC. */
  private static final LocalTime EXPIRY = LocalTime.of(8, 0);

  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("dMMMyy")
          .toFormatter(Locale.ENGLISH);

  /** One row of a file; prices are 0 where there is none. */
  private record Row(
      Instant at, String instrument, String forward, String bid, String ask, String snapshot) {

    String[] parts() {
      return instrument.split("-", -1);
    }

    Instant expiry() {
      return LocalDate.parse(parts()[1], DAY).atTime(EXPIRY).toInstant(ZoneOffset.UTC);
    }
  }

  /** A batch and the instant it was observed at. */
  record Snapshot(Instant observedAt, Map<String, Object> batch) {}

  private DeribitSnapshots() {}

  /** The snapshots of a file, ascending. */
  static List<Snapshot> read(Path file) throws IOException {
    Map<String, Map<String, Row>> snapshots = new TreeMap<>();
    for (Row row : rows(file)) {
      snapshots
          .computeIfAbsent(row.snapshot(), _ -> new LinkedHashMap<>())
          .put(row.instrument(), row);
    }
    return snapshots.values().stream().map(rows -> snapshot(rows.values())).toList();
  }

  private static List<Row> rows(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String header = lines.readLine();
      List<String> names = List.of(header.split(",", -1));
      List<Row> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(row(names, line.split(",", -1)));
      }
      return rows;
    }
  }

  private static Row row(List<String> names, String[] cells) {
    Map<String, String> cell = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      cell.put(names.get(i), cells[i]);
    }
    if (names.contains("best_bid_price")) {
      return new Row(
          Instant.parse(text(cell, "time")),
          text(cell, "instrument_name"),
          text(cell, "underlying_price"),
          text(cell, "best_bid_price"),
          text(cell, "best_ask_price"),
          "");
    }
    String at = text(cell, "quote_timestamp").replace(' ', 'T').replace("+00:00", "Z");
    return new Row(
        Instant.parse(at),
        text(cell, "instrument_name"),
        text(cell, "underlying"),
        text(cell, "bid_btc"),
        text(cell, "ask_btc"),
        text(cell, "timestamp"));
  }

  private static String text(Map<String, String> cells, String name) {
    return cells.getOrDefault(name, "");
  }

  private static Snapshot snapshot(Collection<Row> rows) {
    Instant observedAt = rows.stream().map(Row::at).max(Instant::compareTo).orElseThrow();
    TreeMap<Instant, List<Row>> byExpiry = new TreeMap<>();
    rows.forEach(row -> byExpiry.computeIfAbsent(row.expiry(), _ -> new ArrayList<>()).add(row));
    List<Object> expiries = new ArrayList<>();
    byExpiry.forEach((expiry, own) -> expiries.add(expiry(expiry, own)));
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("observedAt", InstantForm.write(observedAt));
    batch.put("quotedIn", "UNDERLYING");
    batch.put("expiries", expiries);
    return new Snapshot(observedAt, batch);
  }

  private static Map<String, Object> expiry(Instant expiry, List<Row> rows) {
    List<BigDecimal> forwards =
        rows.stream().map(row -> new BigDecimal(row.forward())).sorted().toList();
    List<Object> quotes = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> quote = new LinkedHashMap<>();
      quote.put("strike", plain(row.parts()[2]));
      quote.put("type", row.parts()[3].equals("C") ? "CALL" : "PUT");
      if (!isZero(row.bid())) {
        quote.put("bid", plain(row.bid()));
      }
      if (!isZero(row.ask())) {
        quote.put("ask", plain(row.ask()));
      }
      quotes.add(quote);
    }
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("expiry", InstantForm.write(expiry));
    written.put("forward", forwards.get(forwards.size() / 2).toPlainString());
    written.put("quotes", quotes);
    return written;
  }

  private static boolean isZero(String price) {
    return price.isEmpty() || new BigDecimal(price).signum() == 0;
  }

  private static String plain(String number) {
    BigDecimal plain = new BigDecimal(number).stripTrailingZeros();
    return plain.toPlainString();
  }
}
