package io.counterpool.margin.assessment;

import static java.util.Objects.requireNonNull;

import io.counterpool.margin.profile.FeedId;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price that an assessment used.
 *
 * @param at venue time at which the grade holds
 * @param gradesVersion of the oracle's matrix of grades and actions; null if it states none
 * @param allows what the oracle says the price may be used for; null likewise
 * @param price settlement units; null where there is none to use, by its grade
 * @param confidence half-width of the price's interval; null without a price
 */
record FeedPrice(
    FeedId feed,
    long round,
    Instant at,
    PriceGrade grade,
    @Nullable Long gradesVersion,
    @Nullable List<PriceAction> allows,
    @Nullable Decimal price,
    @Nullable Decimal confidence) {

  /** The price of a feed that has one. */
  Decimal known() {
    return requireNonNull(price);
  }
}
