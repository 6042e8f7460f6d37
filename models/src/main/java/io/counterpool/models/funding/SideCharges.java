package io.counterpool.models.funding;

import io.counterpool.models.Decimal;

/**
 * What funding moves in an interval.
 *
 * @param longCharge settlement units that one unit of long size pays; negative: receives
 * @param shortCharge settlement units that one unit of short size receives; negative: pays
 * @param poolGain settlement units that the pool gains; negative: pays
 */
public record SideCharges(Decimal longCharge, Decimal shortCharge, Decimal poolGain) {}
