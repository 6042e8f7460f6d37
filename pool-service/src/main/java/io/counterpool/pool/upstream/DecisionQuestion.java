package io.counterpool.pool.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everything stands at in a round, with the indices of its fee terms. */
public record DecisionQuestion(
    Instant at,
    String settlementAsset,
    List<MarketMark> markets,
    List<CollateralMark> collaterals) {

  /**
   * A market.
   *
   * @param allows what the oracle says the price may be used for
   * @param fundingIndexShort left out while it equals {@code fundingIndex}
   */
  public record MarketMark(
      String market,
      Decimal price,
      Decimal confidence,
      PriceGrade grade,
      @Nullable List<PriceAction> allows,
      Decimal fundingIndex,
      Decimal borrowIndex,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal fundingIndexShort) {}

  /** {@code price} in the settlement asset. */
  public record CollateralMark(String asset, Decimal price) {}
}
