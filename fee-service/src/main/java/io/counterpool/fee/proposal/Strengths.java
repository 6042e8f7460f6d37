package io.counterpool.fee.proposal;

import io.counterpool.models.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal multiplies the models in force by.
 *
 * @param fee factor of the rates of the trade fee; null: not asked for, or left as it is
 * @param borrow factor of the borrowing rates; null likewise
 * @param kink where the borrowing curve bends; null: where it did
 * @param funding factor of the funding; null likewise
 */
record Strengths(
    @Nullable Decimal fee,
    @Nullable Decimal borrow,
    @Nullable Decimal kink,
    @Nullable Decimal funding) {}
