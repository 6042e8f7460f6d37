package io.counterpool.models.netting;

import io.counterpool.models.Bounds;
import java.math.BigDecimal;

/**
 * One participant owes another.
 *
 * @param from who pays
 * @param to who receives
 * @param amount currency units, ≥ 0
 */
public record Obligation(String from, String to, BigDecimal amount) {

  public Obligation {
    Bounds.notNegative("amount", amount);
  }
}
