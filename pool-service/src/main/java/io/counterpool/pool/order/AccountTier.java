package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeDiscount;

/**
 * The discount of one trade and what gave it.
 *
 * @param volume of the account in thirty days, the rounds before this one, settlement units
 * @param discount fraction of the trade fee that is not charged
 */
public record AccountTier(Decimal volume, Decimal discount) {

  static AccountTier of(FeeDiscount model, Decimal volume) {
    return new AccountTier(volume, model.discount(volume));
  }
}
