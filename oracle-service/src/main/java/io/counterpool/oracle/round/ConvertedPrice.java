package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;

/**
 * A reported price in the unit of its feed.
 *
 * @param index feed by whose price it was converted
 * @param round of that feed
 * @param price rounded down to 18 fraction digits
 * @param confidence that of the report and of the index together, rounded up
 */
public record ConvertedPrice(FeedId index, long round, Decimal price, Decimal confidence) {}
