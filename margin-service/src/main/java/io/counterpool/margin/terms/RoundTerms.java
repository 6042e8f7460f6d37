package io.counterpool.margin.terms;

import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.MarginTerms;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a market's positions need in one round, ready for the functions in {@code models}.
 *
 * @param at venue time of the round
 * @param validUntil until when (exclusive) these terms may stand in for those of a later round
 * @param profileVersion version of the profile they were made from
 * @param sizeScale base units; the initial rate rises by |size| ÷ this and the maintenance rate in
 *     the same proportion; null: no rise
 * @param haircuts fraction of its value that an asset does not count, by asset
 * @param liquidationAllowed whether the grade of the round's price allows forced closes
 * @param hash SHA-256 of the canonical form of everything above, lower-case hex
 */
public record RoundTerms(
    MarketId market,
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
    SortedMap<String, Decimal> haircuts,
    boolean liquidationAllowed,
    String hash) {

  /** The same terms under their content hash. */
  RoundTerms withHash(String contentHash) {
    return new RoundTerms(
        market,
        round,
        at,
        validUntil,
        profileVersion,
        initialRate,
        maintenanceRate,
        sizeScale,
        bufferFraction,
        closeOutFeeRate,
        payableProfitFraction,
        sizeStep,
        haircuts,
        liquidationAllowed,
        contentHash);
  }

  /** The coefficients as {@code models} takes them. */
  public MarginTerms coefficients() {
    return new MarginTerms(
        initialRate,
        maintenanceRate,
        sizeScale,
        closeOutFeeRate,
        payableProfitFraction,
        bufferFraction);
  }
}
