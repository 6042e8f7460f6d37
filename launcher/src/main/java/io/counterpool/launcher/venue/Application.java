package io.counterpool.launcher.venue;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
      Path folder =
          shared.directory("applications").resolve(service.module() + "-" + digest(built));
      Path jar = folder.resolve(built.getFileName());
      if (!Files.exists(jar)) {
        forgetOthers(service, shared.directory("applications"));
        extract(built, folder);
      }
      return new Application(jar, folder.resolve("application.aot"));
    } catch (IOException failed) {
      throw new UserError("cannot extract " + built + ": " + failed.getMessage(), failed);
    }
  }

  /** Names a build by its content: builds are reproducible, so its time says nothing. */
  private static String digest(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Earlier builds of the service, a hundred megabytes each. */
  private static void forgetOthers(Service service, Path applications) throws IOException {
    try (var folders = Files.list(applications)) {
      for (Path folder : folders.toList()) {
        if (folder.getFileName().toString().startsWith(service.module() + "-")) {
          Home.delete(folder);
        }
      }
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
