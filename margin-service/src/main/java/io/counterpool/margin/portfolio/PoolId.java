package io.counterpool.margin.portfolio;

import java.util.regex.Pattern;

/** Name of a pool, such as {@code USDC-MAIN}. */
public record PoolId(String value) implements Comparable<PoolId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public PoolId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 64 letters, digits, '.', '_' or '-', the first a letter or digit");
    }
  }

  @Override
  public int compareTo(PoolId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
