package io.counterpool.fee.terms;

import java.util.regex.Pattern;

/** Name of a pool, such as {@code USDC-MAIN}. */
public record PoolId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public PoolId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a pool is named by 1 to 64 letters, digits, '.', '_' or '-': " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
