package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.average.SlowAverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round's grade means and rests on.
 *
 * @param version of the matrix of grades and actions; null in rounds from before it had versions
 * @param allows what the round may be used for; null likewise
 * @param refusedPrice what the reports came to where it must not be used: OUT_OF_BAND, or HALTED
 *     with a quorum
 * @param refusedConfidence of that price
 * @param average of the usable prices up to and with this round; null if the feed keeps none
 */
public record Grading(
    @Nullable Long version,
    @Nullable List<PriceAction> allows,
    @Nullable Decimal refusedPrice,
    @Nullable Decimal refusedConfidence,
    @Nullable SlowAverage average) {

  public Grading {
    allows = allows == null ? null : List.copyOf(allows);
  }

  /** What the round's price was compared with, half to even at eighteen digits. */
  @Nullable Decimal slowAverage() {
    return average == null ? null : average.rounded();
  }
}
