package io.counterpool.launcher.venue;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A service's jar, extracted once for each build: it starts faster and can have an AOT cache.
 *
 * @param jar the thin jar beside its {@code lib} folder
 * @param aotCache may not exist yet
 */
record Application(Path jar, Path aotCache) {

  /**
   * Extracts the built jar of a module into the home unless this build of it is there already.
   *
   * @throws UserError if the module has not been built
   */
  static Application of(Path project, Service service, Home shared) {
    Path built = project.resolve(service.module() + "/target/" + service.module() + "-0.1.0.jar");
    try {
      if (!Files.exists(built)) {
        throw new UserError(built + " is missing; ./counterpool up builds it");
      }
      String build =
          Long.toHexString(Files.getLastModifiedTime(built).toMillis()) + "-" + Files.size(built);
      Path folder = shared.directory("applications").resolve(service.module() + "-" + build);
      Path jar = folder.resolve(built.getFileName());
      if (!Files.exists(jar)) {
        extract(built, folder);
      }
      return new Application(jar, folder.resolve("application.aot"));
    } catch (IOException failed) {
      throw new UserError("cannot extract " + built + ": " + failed.getMessage(), failed);
    }
  }

  private static void extract(Path built, Path folder) throws IOException {
    var process =
        new ProcessBuilder(
                ServiceProcess.java(),
                "-Djarmode=tools",
                "-jar",
                built.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new UserError("cannot extract " + built + " to " + folder + " (is the disk full?)");
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new UserError("stopped while extracting " + built, stopped);
    }
  }
}
