package io.counterpool.launcher.bench;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of the benchmark {@code models}, from what JMH wrote about the classes of models/src/jmh.
 *
 * <p>A class is a row, named after it in kebab case: the median time of {@code ours}, and the
 * fastest of the other methods ÷ it. Of a class whose name ends in {@code Scaling} each method is a
 * row: its time at the largest parameter, and that at the smallest ÷ it; 1 is a cost that does not
 * grow. Times are nanoseconds of an item: where a method counts {@code items}, an operation ÷ them.
 * Where it counts {@code worstError}, a row {@code …-error} compares errors in the same way.
 */
final class JmhReport {

  /** Where the profile {@code jmh} of models writes, below the project. */
  static final Path FILE = Path.of("models", "target", "jmh.json");

  /** The class and the method of a benchmark's whole name. */
  private static final Pattern METHOD = Pattern.compile("(?:.*\\.)?([^.]+)\\.([^.]+)");

  private static final String OURS = "ours";
  private static final String SCALING = "Scaling";

  /** A share of a rounding error reads better as a whole number. */
  private static final double ERROR_UNIT = 1e-15;

  private JmhReport() {}

  /**
   * One method at one parameter.
   *
   * @param size the parameter; 0 without one
   * @param nanos an item
   * @param worstError null if not counted
   */
  private record Measured(
      String type, String method, long size, double nanos, @Nullable Double worstError) {}

  /** What the script had JMH write. */
  static BenchReport of(Path project) {
    Path file = project.resolve(FILE);
    try {
      return read(Files.readString(file));
    } catch (IOException missing) {
      throw new UserError(
          "no measurements in " + FILE + ": ./counterpool bench models makes them", missing);
    }
  }

  /**
   * Reads JMH's JSON.
   *
   * @throws UserError if it is not what JMH writes of average times
   */
  static BenchReport read(String json) {
    try {
      JsonNode results = JsonMapper.builder().build().readTree(json);
      if (!results.isArray() || results.isEmpty()) {
        throw new UserError("no result of JMH in it");
      }
      Map<String, List<Measured>> types = new LinkedHashMap<>();
      for (JsonNode result : results) {
        Measured measured = measured(result);
        types.computeIfAbsent(measured.type(), _ -> new ArrayList<>()).add(measured);
      }
      List<BenchRow> rows = new ArrayList<>();
      types.forEach((type, methods) -> addRows(rows, type, methods));
      return new BenchReport(List.of(how(results.get(0))), rows);
    } catch (JacksonException malformed) {
      throw new UserError("not the JSON of JMH: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static Measured measured(JsonNode result) {
    Matcher path = METHOD.matcher(result.path("benchmark").asString(""));
    if (!path.matches() || !result.path("mode").asString("").equals("avgt")) {
      throw new UserError("not an average time of JMH: " + result.path("benchmark"));
    }
    JsonNode metric = result.path("primaryMetric");
    JsonNode counters = result.path("secondaryMetrics");
    double nanos = median(metric) * nanosIn(metric.path("scoreUnit").asString(""));
    if (counters.has("items")) {
      double items = median(counters.path("items"));
      if (!(items > 0)) {
        throw new UserError(result.path("benchmark").asString() + " handled no item");
      }
      nanos /= items;
    }
    long size = 0;
    for (JsonNode parameter : result.path("params")) {
      size = Long.parseLong(parameter.asString());
    }
    Double error = counters.has("worstError") ? median(counters.path("worstError")) : null;
    return new Measured(path.group(1), path.group(2), size, nanos, error);
  }

  /** Over the iterations of all forks. */
  private static double median(JsonNode metric) {
    List<Double> values = new ArrayList<>();
    for (JsonNode fork : metric.path("rawData")) {
      fork.forEach(value -> values.add(value.asDouble()));
    }
    if (values.isEmpty()) {
      throw new UserError("a metric of JMH without rawData");
    }
    return Samples.of(values).median();
  }

  private static double nanosIn(String unit) {
    return switch (unit) {
      case "ns/op" -> 1;
      case "us/op" -> 1e3;
      case "ms/op" -> 1e6;
      case "s/op" -> 1e9;
      default -> throw new UserError("not a unit of an average time: " + unit);
    };
  }

  private static void addRows(List<BenchRow> rows, String type, List<Measured> methods) {
    if (type.endsWith(SCALING)) {
      Map<String, List<Measured>> byMethod =
          methods.stream()
              .collect(
                  Collectors.groupingBy(Measured::method, LinkedHashMap::new, Collectors.toList()));
      byMethod.forEach((method, sizes) -> rows.add(scaling(name(type, method), sizes)));
      return;
    }
    List<Measured> peers = methods.stream().filter(one -> !one.method().equals(OURS)).toList();
    Measured ours =
        methods.stream()
            .filter(one -> one.method().equals(OURS))
            .findFirst()
            .orElseThrow(() -> new UserError(type + " has no method " + OURS));
    Measured best =
        peers.stream()
            .min(Comparator.comparingDouble(Measured::nanos))
            .orElseThrow(() -> new UserError(type + " has nothing beside " + OURS));
    String reference =
        peers.stream()
            .map(peer -> peer.method() + ": " + nanos(peer))
            .collect(Collectors.joining(", "));
    rows.add(
        BenchRow.against(kebab(type), best.nanos() / ours.nanos(), ours.nanos(), "ns", reference));
    Double error = ours.worstError();
    Double errorOfBest = best.worstError();
    if (error != null && errorOfBest != null) {
      rows.add(
          BenchRow.against(
              kebab(type) + "-error",
              errorOfBest / error,
              error / ERROR_UNIT,
              "1e-15",
              "%s: %.3g (ours %.3g), largest relative error"
                  .formatted(best.method(), errorOfBest, error)));
    }
  }

  private static BenchRow scaling(String name, List<Measured> methods) {
    List<Measured> sizes =
        methods.stream().sorted(Comparator.comparingLong(Measured::size)).toList();
    double largest = sizes.getLast().nanos();
    return BenchRow.against(
        name,
        sizes.getFirst().nanos() / largest,
        largest,
        "ns",
        "an item by size: "
            + sizes.stream()
                .map(one -> "%,d: %s".formatted(one.size(), nanos(one)))
                .collect(Collectors.joining("; ")));
  }

  private static String nanos(Measured measured) {
    return measured.nanos() < 100
        ? "%.2f ns".formatted(measured.nanos())
        : "%,.0f ns".formatted(measured.nanos());
  }

  private static String name(String type, String method) {
    return method.equals(OURS) ? kebab(type) : kebab(type) + "-" + kebab(method);
  }

  /** {@code GreeksVsStrata} is {@code greeks-vs-strata}. */
  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String how(JsonNode result) {
    return ("models: medians of %d iterations of %s in each of %d JVMs, after %d of %s to warm up;"
            + " JDK %s, %d processors. Times are of one item (an option, a return, a round …).")
        .formatted(
            result.path("measurementIterations").asInt(),
            result.path("measurementTime").asString(),
            result.path("forks").asInt(),
            result.path("warmupIterations").asInt(),
            result.path("warmupTime").asString(),
            result.path("jdkVersion").asString(),
            Runtime.getRuntime().availableProcessors());
  }
}
