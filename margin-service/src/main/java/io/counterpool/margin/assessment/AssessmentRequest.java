package io.counterpool.margin.assessment;

import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.CollateralState;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.margin.MarginTerms;
import io.counterpool.models.margin.PositionState;
import java.util.List;

/**
 * A portfolio with everything its margin depends on.
 *
 * @param settlementCash settlement asset; negative is owed
 */
record AssessmentRequest(
    Decimal settlementCash, List<CollateralLine> collaterals, List<PositionLine> positions) {

  private static final int LINES_MAX = 256;

  AssessmentRequest {
    Bounds.within("number of collaterals", collaterals.size(), 0, LINES_MAX);
    Bounds.within("number of positions", positions.size(), 0, LINES_MAX);
    collaterals = List.copyOf(collaterals);
    positions = List.copyOf(positions);
  }

  /**
   * Collateral other than settlement cash.
   *
   * @param price settlement units per unit of the asset
   * @param haircut fraction of the value that does not count
   */
  record CollateralLine(AssetId asset, Decimal amount, Decimal price, Decimal haircut) {

    CollateralLine {
      Bounds.notNegative("amount", amount);
      Bounds.positive("price", price);
      Bounds.fraction("haircut", haircut);
    }

    CollateralState state() {
      return new CollateralState(amount, price, haircut);
    }
  }

  /**
   * A position.
   *
   * @param size base asset, positive long
   * @param entryNotional size × average entry price, settlement asset, sign of the size
   * @param price mark, settlement units per base unit: on the venue the index price where an
   *     account is judged, its worse end where it asks to trade or to withdraw
   */
  record PositionLine(
      MarketId market,
      Decimal size,
      Decimal entryNotional,
      Decimal price,
      Decimal fundingIndexNow,
      Decimal fundingIndexAtTouch,
      Decimal borrowIndexNow,
      Decimal borrowIndexAtTouch,
      MarginTerms terms) {

    PositionLine {
      Bounds.positive("price", price);
      Bounds.atMost("borrowIndexAtTouch", borrowIndexAtTouch, "borrowIndexNow", borrowIndexNow);
      if (entryNotional.signum() * size.signum() < 0) {
        throw new IllegalArgumentException(
            "entryNotional must have the sign of size, was " + entryNotional);
      }
    }

    MarginPosition position(int scale) {
      return new MarginPosition(
          PositionState.accrued(
              size,
              entryNotional,
              price,
              fundingIndexNow.minus(fundingIndexAtTouch),
              borrowIndexNow.minus(borrowIndexAtTouch),
              scale),
          terms);
    }
  }

  /**
   * What margin is judged on.
   *
   * @param scale fraction digits of the settlement asset
   */
  MarginAccount account(int scale) {
    return new MarginAccount(
        settlementCash,
        collaterals.stream().map(CollateralLine::state).toList(),
        positions.stream().map(line -> line.position(scale)).toList());
  }
}
