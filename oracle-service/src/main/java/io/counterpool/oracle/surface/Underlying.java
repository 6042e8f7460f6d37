package io.counterpool.oracle.surface;

import java.util.regex.Pattern;

/** Name of what options are written on, such as {@code BTC-USD}. */
public record Underlying(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public Underlying {
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
