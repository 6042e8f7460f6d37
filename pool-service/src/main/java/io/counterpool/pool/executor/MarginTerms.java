package io.counterpool.pool.executor;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolved requirement coefficients and haircuts of one market and round; rates are fractions. */
public record MarginTerms(
    String market,
    long round,
    Instant at,
    Instant validUntil,
    long profileVersion,
    Decimal initialRate,
    Decimal maintenanceRate,
    @Nullable Decimal sizeScale,
    Decimal bufferFraction,
    Decimal closeOutFeeRate,
    Decimal payableProfitFraction,
    Decimal sizeStep,
    Map<String, Decimal> haircuts,
    boolean liquidationAllowed,
    String hash) {

  /** The coefficients as {@code models} takes them. */
  public io.counterpool.models.margin.MarginTerms model() {
    return new io.counterpool.models.margin.MarginTerms(
        initialRate,
        maintenanceRate,
        sizeScale,
        closeOutFeeRate,
        payableProfitFraction,
        bufferFraction);
  }
}
