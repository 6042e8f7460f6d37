package io.counterpool.models.liquidation;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;

/**
 * What a liquidator gets: its cost and a share of the position, within a floor and a ceiling.
 *
 * <p>{@code floor = max(cost + minReward, cost × (1 + minProfit))}; {@code ceiling =
 * min(availableMargin × maxMarginShare, maxReward)}, or {@code maxReward} for an account without
 * margin; {@code reward = min(max(floor, positionReward + cost), ceiling)}. The ceiling wins over
 * the floor. Source: Synthetix v3, KeeperCosts and GlobalPerpsMarketConfiguration.
 *
 * @param minReward least reward beyond the cost, settlement units, ≥ 0
 * @param minProfit least reward beyond the cost, fraction of the cost, ≥ 0
 * @param maxReward settlement units, ≥ 0
 * @param maxMarginShare most of the account's margin, fraction, ≥ 0
 */
public record LiquidatorReward(
    Decimal minReward, Decimal minProfit, Decimal maxReward, Decimal maxMarginShare) {

  public LiquidatorReward {
    Bounds.notNegative("minReward", minReward);
    Bounds.notNegative("minProfit", minProfit);
    Bounds.notNegative("maxReward", maxReward);
    Bounds.notNegative("maxMarginShare", maxMarginShare);
  }

  /**
   * The reward of one liquidation.
   *
   * @param cost of executing it, settlement units, ≥ 0
   * @param positionReward share of the notional at the price of liquidation, settlement units, ≥ 0
   * @param availableMargin of the account, settlement units, ≥ 0; 0: it has been taken already
   * @return settlement units, ≥ 0, products rounded down at eighteen digits
   */
  public Decimal reward(Decimal cost, Decimal positionReward, Decimal availableMargin) {
    Bounds.notNegative("cost", cost);
    Bounds.notNegative("positionReward", positionReward);
    Bounds.notNegative("availableMargin", availableMargin);
    Decimal floor = cost.plus(minReward).max(cost.plus(cost.times(minProfit, RoundingMode.DOWN)));
    Decimal ceiling =
        availableMargin.isZero()
            ? maxReward
            : availableMargin.times(maxMarginShare, RoundingMode.DOWN).min(maxReward);
    return floor.max(positionReward.plus(cost)).min(ceiling);
  }
}
