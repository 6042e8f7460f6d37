package io.counterpool.launcher.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each round measured, by name; the n-th value of each name is of the n-th round. */
final class Figures {

  private final Map<String, List<Double>> byName = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  void add(String name, double value) {
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** Something that a reader of the figures must know. */
  void note(String line) {
    notes.add(line);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Drops what was measured and noted under names that begin so. */
  void forget(String prefix) {
    byName.keySet().removeIf(name -> name.startsWith(prefix));
    notes.removeIf(line -> line.startsWith(prefix));
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  double median(String name) {
    return Samples.of(byName.getOrDefault(name, List.of())).median();
  }

  /** Median over the rounds of {@code over ÷ under}, each inside its own round. */
  double medianRatio(String over, String under) {
    List<Double> above = byName.getOrDefault(over, List.of());
    List<Double> below = byName.getOrDefault(under, List.of());
    if (above.size() != below.size()) {
      throw new IllegalStateException(
          over + " was measured " + above.size() + " times, " + under + " " + below.size());
    }
    return Samples.of(
            IntStream.range(0, above.size()).mapToObj(n -> above.get(n) / below.get(n)).toList())
        .median();
  }

  /** The newest rates in one line. */
  String lastRates() {
    return byName.entrySet().stream()
        .filter(entry -> entry.getKey().indexOf(' ') < 0)
        .map(entry -> "%s %,.0f/s".formatted(entry.getKey(), entry.getValue().getLast()))
        .collect(Collectors.joining(", "));
  }
}
