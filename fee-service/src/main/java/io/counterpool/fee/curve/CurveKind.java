package io.counterpool.fee.curve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is plotted against what. */
enum CurveKind {
  /** Fee of a trade of the stated size, each way, as a fraction of its notional. */
  TRADE_FEE_BY_SKEW,
  /** Rates of a trade by volatility. */
  TRADE_FEE_BY_VOLATILITY,
  /** Fee of a trade by its signed size. */
  TRADE_FEE_BY_SIZE,
  /** Share of the trade fee that is charged, by the volume of thirty days. */
  TRADE_FEE_BY_VOLUME,
  /** Annual rate by utilisation. */
  BORROW_BY_UTILISATION,
  /** Funding rate by skew. */
  FUNDING_BY_SKEW,
  /** Funding by a measured mark. */
  FUNDING_BY_MARK;

  /** The name in a path: {@code borrow-by-utilisation}. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<CurveKind> of(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
  }
}
