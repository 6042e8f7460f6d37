package io.counterpool.models.margin;

/**
 * What an account has left. Negative is missing.
 *
 * @param initial above what opening needs
 * @param maintenance above what keeping needs; below 0 the account is liquidated
 * @param markToMarket value of everything without any requirement
 */
public record OptionMargin(double initial, double maintenance, double markToMarket) {

  OptionMargin plus(OptionMargin other) {
    return new OptionMargin(
        initial + other.initial,
        maintenance + other.maintenance,
        markToMarket + other.markToMarket);
  }
}
