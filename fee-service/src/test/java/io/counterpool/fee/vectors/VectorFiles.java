package io.counterpool.fee.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vector files of the models. */
final class VectorFiles {

  private static final Path ROOT = Path.of("../models/src/test/resources/vectors");
  private static final String ENDING = ".json";

  private VectorFiles() {}

  /** The folders of vectors. */
  static Set<String> folders() {
    return names(ROOT, Files::isDirectory);
  }

  /** The files of a folder: {@code fees/compound-jump-rate}. */
  static Set<String> files(String folder) {
    Set<String> files = new TreeSet<>();
    for (String name : names(ROOT.resolve(folder), file -> file.toString().endsWith(ENDING))) {
      files.add(folder + "/" + name.substring(0, name.length() - ENDING.length()));
    }
    return files;
  }

  /** The cases of a file. */
  static List<Published> read(String file) {
    try {
      List<Published> cases = new ArrayList<>();
      JsonNode content =
          JsonMapper.builder().build().readTree(Files.readString(ROOT.resolve(file + ENDING)));
      for (JsonNode each : content.path("cases")) {
        cases.add(
            new Published(
                file,
                file + ": " + each.path("name").asString() + " (" + (cases.size() + 1) + ")",
                each.path("inputs"),
                each.path("expected"),
                each.path("check")));
      }
      return cases;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> names(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> found = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      found.filter(wanted).forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
