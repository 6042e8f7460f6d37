package io.counterpool.fee.schedule;

import java.util.regex.Pattern;

/** Name of a market, such as {@code BTC-USD-PERP}. */
public record MarketId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public MarketId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a market is named by 1 to 64 letters, digits, '.', '_' or '-': " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
