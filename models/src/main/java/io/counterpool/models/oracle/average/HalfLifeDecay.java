package io.counterpool.models.oracle.average;

import io.counterpool.models.Bounds;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.Power;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * {@code 2^(−elapsed ÷ halfLife)}: the true exponential, so that two short gaps keep what one long
 * gap keeps. Relative error below 10^-40; beyond sixty-four half-lives nothing is kept (2^-64 is
 * less than the last digit of a price).
 *
 * @param halfLife time after which half is kept, ≥ 1
 */
public record HalfLifeDecay(long halfLife) implements Decay {

  public static final String TAG = "half-life";

  static final long MOST_HALVINGS = 64;

  public HalfLifeDecay {
    if (halfLife < 1) {
      throw new OutOfRangeException("halfLife must be at least 1, was " + halfLife);
    }
  }

  @Override
  public BigDecimal kept(long elapsed) {
    Bounds.notNegativeSeconds(elapsed);
    if (elapsed / halfLife >= MOST_HALVINGS) {
      return BigDecimal.ZERO;
    }
    BigDecimal halvings =
        BigDecimal.valueOf(elapsed).divide(BigDecimal.valueOf(halfLife), new MathContext(50));
    return Power.of(BigDecimal.TWO, halvings.negate());
  }
}
