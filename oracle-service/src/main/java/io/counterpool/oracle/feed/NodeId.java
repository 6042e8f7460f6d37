package io.counterpool.oracle.feed;

import java.util.regex.Pattern;

/** Name of a node, such as {@code desk-1}: who reports the prices of several venues. */
public record NodeId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public NodeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 64 letters, digits, '.', '_' or '-', the first a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
