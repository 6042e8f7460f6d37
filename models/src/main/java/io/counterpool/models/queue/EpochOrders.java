package io.counterpool.models.queue;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;

/**
 * Four amounts of an epoch: what was ordered, or what a proposal fills. Settlement units, ≥ 0.
 *
 * @param seniorSupply money into the senior tranche
 * @param juniorSupply money into the junior tranche
 * @param seniorRedeem money out of the senior tranche
 * @param juniorRedeem money out of the junior tranche
 */
public record EpochOrders(
    Decimal seniorSupply, Decimal juniorSupply, Decimal seniorRedeem, Decimal juniorRedeem) {

  public EpochOrders {
    Bounds.notNegative("seniorSupply", seniorSupply);
    Bounds.notNegative("juniorSupply", juniorSupply);
    Bounds.notNegative("seniorRedeem", seniorRedeem);
    Bounds.notNegative("juniorRedeem", juniorRedeem);
  }

  BigDecimal supplies() {
    return seniorSupply.toBigDecimal().add(juniorSupply.toBigDecimal());
  }

  BigDecimal redeems() {
    return seniorRedeem.toBigDecimal().add(juniorRedeem.toBigDecimal());
  }

  /** Whether no amount is above its order. */
  boolean within(EpochOrders orders) {
    return seniorSupply.compareTo(orders.seniorSupply) <= 0
        && juniorSupply.compareTo(orders.juniorSupply) <= 0
        && seniorRedeem.compareTo(orders.seniorRedeem) <= 0
        && juniorRedeem.compareTo(orders.juniorRedeem) <= 0;
  }
}
