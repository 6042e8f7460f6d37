package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.margin.MarginTerms;
import io.counterpool.models.margin.PositionState;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requirements and equity of a cross account. */
final class MarginVectors {

  /** Coarse enough that a size scale which does not divide evenly leaves no trace. */
  private static final LinearMargin MARGIN = new LinearMargin(12);

  private MarginVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/synthetix-v3-cross-margin.json", MarginVectors::crossMargin);
  }

  private static Answer crossMargin(Inputs in) {
    List<MarginPosition> positions = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    Decimal initial = Decimal.ZERO;
    Decimal maintenance = Decimal.ZERO;
    for (Inputs item : in.items("positions")) {
      Decimal least = item.decimalOr("minimumPositionMargin", Decimal.ZERO);
      MarginPosition position = position(item);
      Decimal toOpen = MARGIN.initialMargin(position).plus(least);
      Decimal toKeep = MARGIN.maintenanceMargin(position).plus(least);
      initial = initial.plus(toOpen);
      maintenance = maintenance.plus(toKeep);
      positions.add(position);
      answers.add(
          new Answer()
              .with("pnl", MARGIN.profit(position.state()))
              .with("initialMargin", toOpen)
              .with("maintenanceMargin", toKeep));
    }
    Decimal equity =
        MARGIN.equity(new MarginAccount(in.decimal("collateral"), List.of(), positions));
    return new Answer()
        .withAnswers("positions", answers)
        .with("availableMargin", equity)
        .with("initialMargin", initial)
        .with("maintenanceMargin", maintenance);
  }

  private static MarginPosition position(Inputs in) {
    Decimal rate = in.decimal("minimumInitialMarginRatio");
    Decimal fraction = in.decimal("initialMarginFraction");
    MarginTerms terms =
        new MarginTerms(
            rate,
            rate.times(in.decimal("maintenanceScalar"), RoundingMode.UP),
            fraction.isZero() ? null : in.decimal("skewScale").dividedBy(fraction, RoundingMode.UP),
            Decimal.ZERO,
            Decimal.ONE,
            Decimal.ZERO);
    Decimal size = in.decimal("size");
    return new MarginPosition(
        new PositionState(
            size,
            size.times(in.decimal("entryFillPrice"), RoundingMode.HALF_EVEN),
            in.decimal("price")),
        terms);
  }
}
