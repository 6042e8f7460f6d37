package io.counterpool.models.options;

/** Years as seconds ÷ 31,536,000, 365 days of 24 hours; no calendar. */
public final class YearFraction {

  /** Seconds of a year of 365 days. */
  public static final double YEAR_SECONDS = 31_536_000;

  private YearFraction() {}

  /** Years of {@code seconds}, which must not be below 0. */
  public static double ofSeconds(double seconds) {
    return Finite.notNegative("seconds", seconds) / YEAR_SECONDS;
  }
}
