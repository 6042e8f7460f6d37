package io.counterpool.models.bench;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/**
 * Amounts of eighteen fraction digits, the same in both forms.
 *
 * @param decimals {@code [MANY]}
 * @param bigDecimals {@code [MANY]}, scale 18
 */
@SuppressWarnings("ArrayRecordComponent") // Inputs of a benchmark.
record Decimals(Decimal[] decimals, BigDecimal[] bigDecimals) {

  static final int MANY = 1_024;

  /** From {@code least} to {@code most}, equally likely on a logarithmic scale. */
  static Decimals between(double least, double most, long seed) {
    var random = new SplittableRandom(seed);
    Decimal[] decimals = new Decimal[MANY];
    BigDecimal[] bigDecimals = new BigDecimal[MANY];
    for (int i = 0; i < MANY; i++) {
      double rough = Math.exp(random.nextDouble(Math.log(least), Math.log(most)));
      // The last digits, which a double has not.
      BigDecimal fine = BigDecimal.valueOf(random.nextLong(1_000_000_000), Decimal.SCALE);
      BigDecimal value = new BigDecimal(rough).setScale(Decimal.SCALE, RoundingMode.DOWN).add(fine);
      bigDecimals[i] = value;
      decimals[i] = Decimal.of(value);
    }
    return new Decimals(decimals, bigDecimals);
  }
}
