package io.counterpool.margin.profile;

import io.counterpool.models.Decimal;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The columns of a profile, the same in the current row and in each version. */
@Embeddable
record ProfileFigures(
    String feed,
    BigDecimal initialRate,
    BigDecimal maintenanceRate,
    @Nullable BigDecimal sizeScale,
    BigDecimal bufferFraction,
    BigDecimal closeOutFeeRate,
    BigDecimal payableProfitFraction,
    BigDecimal sizeStep,
    int termsValiditySeconds) {

  static ProfileFigures of(Profile profile) {
    return new ProfileFigures(
        profile.feed().value(),
        profile.initialRate().toBigDecimal(),
        profile.maintenanceRate().toBigDecimal(),
        profile.sizeScale() == null ? null : profile.sizeScale().toBigDecimal(),
        profile.bufferFraction().toBigDecimal(),
        profile.closeOutFeeRate().toBigDecimal(),
        profile.payableProfitFraction().toBigDecimal(),
        profile.sizeStep().toBigDecimal(),
        profile.termsValiditySeconds());
  }

  Profile profile() {
    return new Profile(
        new FeedId(feed),
        Decimal.of(initialRate),
        Decimal.of(maintenanceRate),
        sizeScale == null ? null : Decimal.of(sizeScale),
        Decimal.of(bufferFraction),
        Decimal.of(closeOutFeeRate),
        Decimal.of(payableProfitFraction),
        Decimal.of(sizeStep),
        termsValiditySeconds);
  }
}
