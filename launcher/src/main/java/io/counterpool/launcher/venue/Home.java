package io.counterpool.launcher.venue;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a venue keeps its data, keys, tokens and logs in: {@code .counterpool/}, {@code
 * .counterpool/live/}, or a temporary one that is forgotten.
 *
 * @param ephemeral whether {@link #forget} removes it
 */
public record Home(Path folder, boolean ephemeral) {

  /** The least free space with which a venue is started. */
  private static final long LEAST_FREE_MIB = 600;

  public static Home lasting(Path project) {
    return new Home(project.resolve(".counterpool"), false).ready();
  }

  /** The home of the venue with live prices: other prices, so other books. */
  public static Home live(Path project) {
    return new Home(project.resolve(".counterpool").resolve("live"), false).ready();
  }

  public static Home forgotten() {
    try {
      return new Home(Files.createTempDirectory("counterpool-"), true).ready();
    } catch (IOException failed) {
      throw new UserError("cannot make a temporary folder: " + failed.getMessage(), failed);
    }
  }

  private Home ready() {
    try {
      Files.createDirectories(folder);
      long freeMib = Files.getFileStore(folder).getUsableSpace() >> 20;
      if (freeMib < LEAST_FREE_MIB) {
        throw new UserError(
            "disk almost full: %s has %d MiB free, a venue needs %d MiB"
                .formatted(folder, freeMib, LEAST_FREE_MIB));
      }
      return this;
    } catch (IOException failed) {
      throw new UserError("cannot use " + folder + ": " + failed.getMessage(), failed);
    }
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public Path directory(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException failed) {
      throw new UserError(
          "cannot make " + folder.resolve(name) + ": " + failed.getMessage(), failed);
    }
  }

  /** Removes an ephemeral home with all it holds. */
  public void forget() {
    if (!ephemeral) {
      return;
    }
    try {
      delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes a folder with all it holds. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
