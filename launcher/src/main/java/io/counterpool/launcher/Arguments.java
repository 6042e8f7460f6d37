package io.counterpool.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words after {@code ./counterpool}: a command, options with a value, flags, and the rest.
 *
 * @param options by name with its dashes; a flag has the value "true"
 */
record Arguments(String command, Map<String, String> options, List<String> rest) {

  private static final Set<String> FLAGS = Set.of("--ephemeral", "--no-replay", "--full");
  private static final Set<String> VALUED =
      Set.of(
          "--speed",
          "--json",
          "--answers",
          "--seed",
          "--scope",
          "--subject",
          "--port-base",
          "--rounds",
          "--data",
          "--feeds");

  static Arguments of(String[] words) {
    if (words.length == 0) {
      throw new UserError("which command? up, test, replay, vectors, bench or token");
    }
    Map<String, String> options = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      if (FLAGS.contains(word)) {
        options.put(word, "true");
      } else if (VALUED.contains(word)) {
        if (i + 1 == words.length) {
          throw new UserError(word + " needs a value");
        }
        options.put(word, words[++i]);
      } else if (word.startsWith("--")) {
        throw new UserError("unknown option " + word + " of " + words[0]);
      } else {
        rest.add(word);
      }
    }
    return new Arguments(words[0], Map.copyOf(options), List.copyOf(rest));
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  String value(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  long number(String option, long otherwise) {
    String text = value(option, Long.toString(otherwise));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException bad) {
      throw new UserError(option + " needs a whole number, not " + text, bad);
    }
  }

  @Nullable Path path(String option) {
    String text = options.get(option);
    return text == null ? null : Path.of(text);
  }

  /** The one word of the rest. */
  String only(String what) {
    if (rest.size() != 1) {
      throw new UserError(command + " needs " + what);
    }
    return rest.getFirst();
  }
}
