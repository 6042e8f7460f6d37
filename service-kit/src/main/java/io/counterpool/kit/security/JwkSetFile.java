package io.counterpool.kit.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public keys in a file. A changed file is read again; an unreadable one refuses every token. */
final class JwkSetFile implements JWKSource<SecurityContext> {

  private record Loaded(Object stamp, JWKSet keys) {}

  private final Path file;
  private volatile @Nullable Loaded loaded;

  JwkSetFile(Path file) {
    this.file = file;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    return selector.select(current().keys());
  }

  /** Changes whenever the file does. */
  Object stamp() throws KeySourceException {
    return current().stamp();
  }

  private Loaded current() throws KeySourceException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      // A file that is replaced has another key even within one tick of the file clock.
      Object stamp =
          List.of(
              attributes.lastModifiedTime(),
              attributes.size(),
              String.valueOf(attributes.fileKey()));
      Loaded known = loaded;
      if (known == null || !known.stamp().equals(stamp)) {
        known = new Loaded(stamp, JWKSet.load(file.toFile()));
        loaded = known;
      }
      return known;
    } catch (IOException | ParseException unreadable) {
      throw new KeySourceException("key file is not readable: " + file, unreadable);
    }
  }
}
