package io.counterpool.kit.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Versions of configuration as strong entity tags. */
public final class Versions {

  private Versions() {}

  /** {@code "3"} with its quotes. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Checks the caller's {@code If-Match} before a change.
   *
   * @param ifMatch the header, or null
   * @param current version in force, or null if the resource does not exist yet
   * @throws io.counterpool.kit.problem.ProblemException {@code precondition-required} if the
   *     resource exists and the header is missing, {@code version-conflict} if they differ
   */
  public static void requireMatch(@Nullable String ifMatch, @Nullable Long current) {
    if (current == null) {
      if (ifMatch != null) {
        throw conflict("It does not exist yet: send no If-Match.", ifMatch, null);
      }
      return;
    }
    if (ifMatch == null) {
      throw Problem.of(KitProblems.PRECONDITION_REQUIRED)
          .detail("It exists: send If-Match with the version that you read.")
          .with("current", etag(current))
          .asException();
    }
    if (!ifMatch.equals(etag(current)) && !ifMatch.equals("*")) {
      throw conflict("It has changed since you read it.", ifMatch, current);
    }
  }

  private static RuntimeException conflict(String detail, String sent, @Nullable Long current) {
    return Problem.of(KitProblems.VERSION_CONFLICT)
        .detail(detail)
        .with("sent", sent)
        .with("current", current == null ? null : etag(current))
        .asException();
  }
}
