package io.counterpool.launcher.bench;

import io.counterpool.launcher.UserError;
import io.counterpool.models.volatility.forecast.BarReturns;
import io.counterpool.models.volatility.forecast.VolatilityForecaster;
import io.counterpool.models.volatility.forecast.WalkForward;
import io.counterpool.models.volatility.forecast.WalkForward.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Every forecaster of variance on real hours, out of sample: refitted at the first instant of each
 * month on all that was before, tested 2020 to 2023, scored at every fourth hour at which all of
 * them have a forecast and the target is there. The target is the sum of squared hourly log returns
 * over the next 4 hours, 24 hours and 7 days.
 */
final class VolatilityBenchmark {

  /** The files of each asset, parts of one history. */
  private static final Map<String, List<String>> ASSETS = new LinkedHashMap<>();

  static {
    ASSETS.put(
        "btc",
        List.of(
            "btc-usdt-binance-1h-2017-10-to-2021-04.csv.gz",
            "btc-usdt-binance-1h-2021-04-to-2022-10.csv.gz",
            "btc-usdt-binance-1h-2022-12-to-2023-12.csv.gz"));
    ASSETS.put(
        "eth",
        List.of(
            "eth-usdt-binance-1h-close-2017-10-to-2021-04.csv.gz",
            "eth-usdt-binance-1h-2021-04-to-2022-10.csv.gz",
            "eth-usdt-binance-1h-2022-12-to-2023-12.csv.gz"));
  }

  private static final YearMonth FIRST = YearMonth.of(2020, 1);
  private static final YearMonth AFTER = YearMonth.of(2024, 1);
  private static final int ORIGIN_SECONDS = 14_400;
  private static final long DAY_SECONDS = 86_400;

  /** Horizons in hours by their name. */
  private static final Map<Integer, String> HORIZONS = new LinkedHashMap<>();

  static {
    HORIZONS.put(4, "4h");
    HORIZONS.put(24, "24h");
    HORIZONS.put(168, "7d");
  }

  /** Mondays of the weeks of 12 March 2020, 19 May 2021, LUNA and Celsius: UTC. */
  private static final List<LocalDate> CRASHES =
      List.of(
          LocalDate.of(2020, 3, 9),
          LocalDate.of(2021, 5, 17),
          LocalDate.of(2022, 5, 9),
          LocalDate.of(2022, 6, 13));

  private static final String REFERENCE = "garch";

  private final Path data;
  private final Consumer<String> progress;

  VolatilityBenchmark(Path data, Consumer<String> progress) {
    this.data = data;
    this.progress = progress;
  }

  /** Whether the histories are there. */
  boolean canRun() {
    return files().allMatch(Files::isReadable);
  }

  private Stream<Path> files() {
    return ASSETS.values().stream().flatMap(List::stream).map(data::resolve);
  }

  /**
   * Runs both assets at once.
   *
   * @throws UserError if a history is missing
   */
  BenchReport run() {
    files()
        .filter(file -> !Files.isReadable(file))
        .findFirst()
        .ifPresent(
            missing -> {
              throw new UserError("no price history " + missing + " (--data FOLDER)");
            });
    List<String> names =
        VolatilityForecaster.all().stream().map(VolatilityForecaster::name).toList();
    progress.accept("fitting " + names + " each month from " + FIRST + ", about a minute");
    List<Asset> assets =
        ASSETS.entrySet().parallelStream()
            .map(entry -> Asset.run(entry.getKey(), entry.getValue(), data))
            .toList();
    List<BenchRow> rows = new ArrayList<>();
    for (String name : names) {
      for (Asset asset : assets) {
        HORIZONS.keySet().forEach(horizon -> rows.add(asset.row(name, horizon)));
      }
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "QLIKE over that of GARCH(1,1)-normal, below 1 is better; in brackets four crash weeks.");
    notes.add(heading(assets));
    names.forEach(name -> notes.add(line(name, assets, (a, h) -> a.cell(name, h, Score::qlike))));
    notes.add(line("GARCH, absolute", assets, Asset::absolute));
    notes.add("Mean squared error over that of GARCH(1,1)-normal; in brackets four crash weeks.");
    names.forEach(
        name -> notes.add(line(name, assets, (a, h) -> a.cell(name, h, Score::squaredError))));
    return new BenchReport(notes, rows);
  }

  private static String line(
      String name, List<Asset> assets, BiFunction<Asset, Integer, String> cells) {
    StringBuilder line = new StringBuilder("| " + name + " |");
    for (Asset asset : assets) {
      HORIZONS.keySet().forEach(horizon -> line.append(cells.apply(asset, horizon)));
    }
    return line.toString();
  }

  private static String heading(List<Asset> assets) {
    StringBuilder line = new StringBuilder("| model |");
    for (Asset asset : assets) {
      HORIZONS.forEach(
          (horizon, name) ->
              line.append(
                  " %s %s, %,d origins |".formatted(asset.name(), name, asset.origins(horizon))));
    }
    return line.toString();
  }

  private record Asset(String name, BarReturns bars, WalkForward run) {

    static Asset run(String name, List<String> files, Path data) {
      BarReturns bars = HourlyBars.read(files.stream().map(data::resolve).toList());
      int until = bars.firstEndingAt(AFTER.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
      return new Asset(
          name,
          bars,
          WalkForward.run(
              bars,
              VolatilityForecaster.all(),
              List.copyOf(HORIZONS.keySet()),
              WalkForward.monthly(bars, FIRST, AFTER),
              until));
    }

    private boolean isOrigin(int i) {
      return bars.endOf(i) % ORIGIN_SECONDS == 0;
    }

    private boolean isCrashOrigin(int i) {
      return isOrigin(i) && isCrash(bars.endOf(i));
    }

    private static boolean isCrash(long second) {
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, DAY_SECONDS));
      return CRASHES.stream()
          .anyMatch(monday -> !day.isBefore(monday) && day.isBefore(monday.plusDays(7)));
    }

    Score score(String model, int horizon, IntPredicate origins) {
      return run.score(model, horizon, origins);
    }

    int origins(int horizon) {
      return score(REFERENCE, horizon, this::isOrigin).origins();
    }

    private static String both(double usual, double crash) {
      return " %.3f (%.3f) |".formatted(usual, crash);
    }

    String cell(String model, int horizon, ToDoubleFunction<Score> loss) {
      return both(
          ratio(model, horizon, this::isOrigin, loss),
          ratio(model, horizon, this::isCrashOrigin, loss));
    }

    String absolute(int horizon) {
      return both(
          score(REFERENCE, horizon, this::isOrigin).qlike(),
          score(REFERENCE, horizon, this::isCrashOrigin).qlike());
    }

    private double ratio(
        String model, int horizon, IntPredicate origins, ToDoubleFunction<Score> loss) {
      return loss.applyAsDouble(score(model, horizon, origins))
          / loss.applyAsDouble(score(REFERENCE, horizon, origins));
    }

    BenchRow row(String model, int horizon) {
      return BenchRow.against(
          "volatility-%s-%s-%s".formatted(name, HORIZONS.get(horizon), model),
          1 / ratio(model, horizon, this::isOrigin, Score::qlike),
          score(model, horizon, this::isOrigin).qlike(),
          "QLIKE",
          "GARCH(1,1)-normal; in four crash weeks %.2f"
              .formatted(1 / ratio(model, horizon, this::isCrashOrigin, Score::qlike)));
    }
  }
}
