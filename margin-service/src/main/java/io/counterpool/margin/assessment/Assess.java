package io.counterpool.margin.assessment;

import io.counterpool.margin.assessment.Assessment.AssessedCollateral;
import io.counterpool.margin.assessment.Assessment.AssessedPosition;
import io.counterpool.margin.assessment.AssessmentRequest.CollateralLine;
import io.counterpool.margin.assessment.AssessmentRequest.PositionLine;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.margin.PositionState;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the figures of {@link LinearMargin} side by side. Pure. */
final class Assess {

  /** Prices on this venue have at most eight fraction digits. */
  static final int PRICE_SCALE = 8;

  private final LinearMargin margin;

  Assess(LinearMargin margin) {
    this.margin = margin;
  }

  Assessment assess(AssessmentRequest request) {
    MarginAccount account = request.account(margin.scale());
    Decimal equity = margin.equity(account);
    Decimal initial = margin.initialMargin(account.positions());
    Decimal maintenance = margin.maintenanceMargin(account.positions());
    List<AssessedCollateral> collaterals =
        request.collaterals().stream().map(this::collateral).toList();
    return new Assessment(
        request.settlementCash(),
        margin.equity(new MarginAccount(Decimal.ZERO, account.collaterals(), List.of())),
        equity,
        initial,
        maintenance,
        equity.minus(initial).max(Decimal.ZERO),
        margin.health(equity, maintenance).orElse(null),
        margin.isLiquidatable(account),
        collaterals,
        IntStream.range(0, account.positions().size())
            .mapToObj(index -> position(request.positions().get(index), account, index))
            .toList());
  }

  private AssessedCollateral collateral(CollateralLine line) {
    return new AssessedCollateral(
        line.asset(),
        line.amount(),
        line.price(),
        line.haircut(),
        margin.equity(new MarginAccount(Decimal.ZERO, List.of(line.state()), List.of())));
  }

  private AssessedPosition position(PositionLine line, MarginAccount account, int index) {
    MarginPosition position = account.positions().get(index);
    PositionState state = position.state();
    MarginPosition unaccrued =
        new MarginPosition(
            new PositionState(state.size(), state.entryNotional(), state.price()),
            position.terms());
    return new AssessedPosition(
        line.market(),
        line.size(),
        line.entryNotional(),
        line.price(),
        state.size().abs().times(state.price(), margin.scale(), RoundingMode.CEILING),
        margin.profit(state),
        margin.equity(new MarginAccount(Decimal.ZERO, List.of(), List.of(unaccrued))),
        line.fundingIndexNow(),
        line.fundingIndexAtTouch(),
        state.fundingOwed(),
        line.borrowIndexNow(),
        line.borrowIndexAtTouch(),
        state.borrowOwed(),
        margin.initialMargin(position),
        margin.maintenanceMargin(position),
        margin.liquidationPrice(account, index, PRICE_SCALE).orElse(null),
        line.terms());
  }
}
