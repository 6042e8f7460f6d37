package io.counterpool.oracle.feed;

import io.counterpool.models.oracle.QuoteConversion;

/** What is done with a reported price and the index that converts it. */
public enum ConversionOperation {
  /** {@code price × index}: a price in USDT becomes one in USD by USDT-USD. */
  MULTIPLY(QuoteConversion.MULTIPLY),
  /** {@code index ÷ price}: BTC-USD ÷ the price of BTC in USDT is USDT-USD. */
  DIVIDE(QuoteConversion.DIVIDE);

  private final QuoteConversion rule;

  ConversionOperation(QuoteConversion rule) {
    this.rule = rule;
  }

  public QuoteConversion rule() {
    return rule;
  }
}
