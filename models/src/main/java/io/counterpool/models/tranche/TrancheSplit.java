package io.counterpool.models.tranche;

import io.counterpool.models.Decimal;

/**
 * Tranches after a split.
 *
 * @param tranches their values; with the fee they sum to the pool value
 * @param fee taken from the gain, settlement units, ≥ 0
 * @param defaulted whether a loss, borne junior first, took all that the junior had
 */
public record TrancheSplit(TrancheValues tranches, Decimal fee, boolean defaulted) {}
