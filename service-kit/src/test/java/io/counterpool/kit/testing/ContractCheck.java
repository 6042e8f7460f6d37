package io.counterpool.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares the committed contract of a service with the running one, and asks of both what callers
 * who generate a client rely on: each operation has its own stated id, and no schema is a choice
 * between forms.
 */
public final class ContractCheck {

  private static final Pattern ID = Pattern.compile("(?m)^ +operationId: (.+)$");
  private static final Pattern OPERATION =
      Pattern.compile("(?m)^ {4}(get|put|post|delete|patch|head|options):$");
  private static final Pattern GENERATED_ID = Pattern.compile(".*_[0-9]+");
  private static final Pattern CHOICE = Pattern.compile("(?m)^ +(- )?(oneOf|discriminator):");

  private ContractCheck() {}

  /**
   * Fails if they differ, naming the first line; with {@code -Dcontract=write} writes the file.
   *
   * @param file {@code contract/openapi.yaml} from the module's directory
   * @param running body of {@code /v3/api-docs.yaml}
   */
  public static void compare(Path file, String running) {
    requireFit(running);
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

  private static void requireFit(String contract) {
    List<String> ids = ID.matcher(contract).results().map(id -> id.group(1)).toList();
    if (OPERATION.matcher(contract).results().count() != ids.size()) {
      throw new AssertionError("an operation has no operationId");
    }
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      // The generator numbers what would be the same twice.
      if (GENERATED_ID.matcher(id).matches() || !seen.add(id)) {
        throw new AssertionError("two operations are called " + id);
      }
    }
    if (CHOICE.matcher(contract).find()) {
      throw new AssertionError("the contract has a oneOf; name the form by a field instead");
    }
  }
}
