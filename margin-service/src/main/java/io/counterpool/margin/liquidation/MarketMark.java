package io.counterpool.margin.liquidation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one market stands at in the round.
 *
 * @param price index price, settlement units per unit of the base asset
 * @param confidence half-width of the price's interval; a close fills at its worse end
 * @param allows what the oracle says the price may be used for; null: the first version of its
 *     matrix decides by the grade
 * @param fundingIndex cumulative funding index of longs, settlement units per unit of size
 * @param borrowIndex cumulative borrowing index of the round, settlement units per unit of |size|
 * @param fundingIndexShort cumulative funding index of shorts; null or left out: {@code
 *     fundingIndex}
 */
public record MarketMark(
    MarketId market,
    Decimal price,
    Decimal confidence,
    PriceGrade grade,
    @Nullable List<PriceAction> allows,
    Decimal fundingIndex,
    Decimal borrowIndex,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal fundingIndexShort) {

  public MarketMark {
    allows = allows == null ? null : List.copyOf(allows);
    Bounds.positive("price", price);
    Bounds.notNegative("confidence", confidence);
  }

  /** A mark with one funding index for both sides. */
  public MarketMark(
      MarketId market,
      Decimal price,
      Decimal confidence,
      PriceGrade grade,
      @Nullable List<PriceAction> allows,
      Decimal fundingIndex,
      Decimal borrowIndex) {
    this(market, price, confidence, grade, allows, fundingIndex, borrowIndex, null);
  }

  /** The funding index of the side that a signed size is on. */
  public Decimal fundingIndexOf(Decimal size) {
    return size.isNegative() && fundingIndexShort != null ? fundingIndexShort : fundingIndex;
  }

  /** Whether the price may be used for {@code action}. */
  boolean allows(PriceAction action) {
    return GradeMatrix.permits(grade, allows, action);
  }
}
