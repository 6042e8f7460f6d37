package io.counterpool.models.margin;

import io.counterpool.models.Decimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything of one cross account that margin is judged on.
 *
 * @param settlementCash settlement units; below 0 is owed
 * @param collaterals other assets
 * @param positions one a market
 */
public record MarginAccount(
    Decimal settlementCash, List<CollateralState> collaterals, List<MarginPosition> positions) {

  public MarginAccount {
    collaterals = List.copyOf(collaterals);
    positions = List.copyOf(positions);
  }

  /** The account without its position at {@code index}. */
  MarginAccount without(int index) {
    List<MarginPosition> others = new ArrayList<>(positions);
    others.remove(index);
    return new MarginAccount(settlementCash, collaterals, others);
  }
}
