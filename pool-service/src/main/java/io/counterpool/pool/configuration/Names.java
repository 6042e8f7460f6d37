package io.counterpool.pool.configuration;

import io.counterpool.kit.problem.KitProblems;
import java.util.regex.Pattern;

/** Names of pools, tranches, markets, feeds and assets. */
public final class Names {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Names() {}

  /** The name, if it has the form of one; otherwise a 400 that names the field. */
  public static String require(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw KitProblems.invalidField(
          field, "starts with a letter or digit and has at most 64 letters, digits, '.', '_', '-'");
    }
    return name;
  }
}
