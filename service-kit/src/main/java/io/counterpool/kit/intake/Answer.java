package io.counterpool.kit.intake;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers: made by the effect, stored with it, given again to every repetition.
 *
 * @param status 2xx
 * @param body written as JSON
 */
public record Answer<T>(int status, @Nullable URI location, @Nullable String etag, T body) {

  public Answer {
    if (status < 200 || status > 299) {
      throw new IllegalArgumentException("an answer is 2xx, was " + status + "; throw a problem");
    }
  }

  /** 201 with the path of what was made and its version. */
  public static <T> Answer<T> created(String path, long version, T body) {
    return new Answer<>(201, URI.create(path), Versions.etag(version), body);
  }

  /** 200 with the new version. */
  public static <T> Answer<T> updated(long version, T body) {
    return new Answer<>(200, null, Versions.etag(version), body);
  }

  /** 200 without a version. */
  public static <T> Answer<T> ok(T body) {
    return new Answer<>(200, null, null, body);
  }
}
