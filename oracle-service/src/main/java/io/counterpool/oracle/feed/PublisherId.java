package io.counterpool.oracle.feed;

import java.util.regex.Pattern;

/** Name of a publisher of reports, such as {@code kraken}. */
public record PublisherId(String value) implements Comparable<PublisherId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public PublisherId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 64 letters, digits, '.', '_' or '-', the first a letter or digit");
    }
  }

  @Override
  public int compareTo(PublisherId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
