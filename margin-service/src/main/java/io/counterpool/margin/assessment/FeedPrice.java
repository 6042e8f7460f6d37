package io.counterpool.margin.assessment;

import static java.util.Objects.requireNonNull;

import io.counterpool.margin.profile.FeedId;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price that an assessment used.
 *
 * @param at venue time at which the grade holds
 * @param price settlement units; null below quorum
 * @param confidence half-width of the price's interval; null below quorum
 */
record FeedPrice(
    FeedId feed,
    long round,
    Instant at,
    PriceGrade grade,
    @Nullable Decimal price,
    @Nullable Decimal confidence) {

  /** The price of a feed that has one. */
  Decimal known() {
    return requireNonNull(price);
  }
}
