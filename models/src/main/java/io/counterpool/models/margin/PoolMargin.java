package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Capital of a pool that makes prices by its inventory: what it would hold after all inventory was
 * sold along its own price curve.
 *
 * <p>With m = cash + Σ value and S = Σ slippage × value² over the markets, the capital M solves
 * {@code m = M + S ÷ (2M)}, so {@code M = (m + √(m² − 2S)) ÷ 2}. The pool is safe while the root
 * exists and m is not negative; trades along the curve leave M as it is. Roots and quotients are
 * kept to sixty digits, so that only results are rounded. Source: MCDEX v3, AMMModule.
 *
 * @param balance m, settlement units
 * @param square S, settlement units squared, ≥ 0
 */
public record PoolMargin(BigDecimal balance, BigDecimal square) {

  /** Sixty digits, rounded down. */
  public static final MathContext DOWN = new MathContext(60, RoundingMode.DOWN);

  /** Sixty digits, rounded up. */
  public static final MathContext UP = new MathContext(60, RoundingMode.UP);

  private static final BigDecimal HALF = new BigDecimal("0.5");

  public PoolMargin {
    if (square.signum() < 0) {
      throw new IllegalArgumentException("square must not be below 0, was " + square);
    }
  }

  /** Whether {@code m ≥ √(2S)}: decided exactly. */
  public boolean isSafe() {
    return balance.signum() >= 0 && underRoot().signum() >= 0;
  }

  /** M to sixty digits, rounded down; empty if the pool is not safe. */
  public Optional<BigDecimal> capital() {
    return isSafe()
        ? Optional.of(balance.add(underRoot().sqrt(DOWN)).multiply(HALF))
        : Optional.empty();
  }

  /**
   * M at {@code scale} fraction digits, rounded down; empty if the pool is not safe.
   *
   * @throws io.counterpool.models.OutOfRangeException if M is 10^20 or more
   */
  public Optional<Decimal> capital(int scale) {
    return capital().map(capital -> Decimal.of(capital, scale, RoundingMode.DOWN));
  }

  /** M of a safe pool, m ÷ 2 of another; below 0 where m is. */
  public BigDecimal capitalOrHalf() {
    return capital().orElseGet(() -> balance.multiply(HALF));
  }

  private BigDecimal underRoot() {
    return balance.multiply(balance).subtract(square.multiply(BigDecimal.TWO));
  }
}
