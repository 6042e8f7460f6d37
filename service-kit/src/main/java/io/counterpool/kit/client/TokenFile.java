package io.counterpool.kit.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bearer token that someone else rotates. */
final class TokenFile {

  private record Loaded(Object stamp, String token) {}

  private final Path file;
  private volatile @Nullable Loaded loaded;

  TokenFile(Path file) {
    this.file = file;
  }

  String token() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Object stamp =
        List.of(
            attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    Loaded known = loaded;
    if (known == null || !known.stamp().equals(stamp)) {
      known = new Loaded(stamp, Files.readString(file).strip());
      loaded = known;
    }
    return known.token();
  }
}
