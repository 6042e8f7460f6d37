package io.counterpool.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares the committed contract of a service with the running one. */
public final class ContractCheck {

  private ContractCheck() {}

  /**
   * Fails if they differ, naming the first line; with {@code -Dcontract=write} writes the file.
   *
   * @param file {@code contract/openapi.yaml} from the module's directory
   * @param running body of {@code /v3/api-docs.yaml}
   */
  public static void compare(Path file, String running) {
    try {
      if ("write".equals(System.getProperty("contract"))) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, running, StandardCharsets.UTF_8);
        return;
      }
      if (!Files.exists(file)) {
        throw new AssertionError(file + " is missing; write it with -Dcontract=write");
      }
      List<String> committed = Files.readAllLines(file, StandardCharsets.UTF_8);
      List<String> now = running.lines().toList();
      for (int line = 0; line < Math.max(committed.size(), now.size()); line++) {
        String before = line < committed.size() ? committed.get(line) : "(end)";
        String after = line < now.size() ? now.get(line) : "(end)";
        if (!before.equals(after)) {
          throw new AssertionError(
              "%s, line %d:%n  committed: %s%n  running:   %s%nIf it is meant: -Dcontract=write"
                  .formatted(file, line + 1, before, after));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
