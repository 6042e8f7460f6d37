package io.counterpool.kit.problem;

import java.util.regex.Pattern;

/**
 * A published kind of refusal.
 *
 * @param slug kebab-case name; the wire form of the type is {@code /problems/<slug>}
 * @param title short, the same for every occurrence
 * @param status HTTP status when it answers a request directly
 */
public record ProblemType(String slug, String title, int status) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public ProblemType {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("not a kebab-case slug: " + slug);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(slug + " has status " + status);
    }
  }

  /** The reference by which callers know this kind. */
  public String uri() {
    return "/problems/" + slug;
  }
}
