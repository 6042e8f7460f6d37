package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.Repeg;
import io.counterpool.models.amm.RepegTarget;
import io.counterpool.models.amm.StoredReserves;
import io.counterpool.models.funding.CappedPremiumFunding;
import io.counterpool.models.funding.PoolBook;
import io.counterpool.models.funding.SideCharges;
import java.util.Map;

/** Depth, re-peg and funding of a virtual curve whose capital is its fees. */
final class VirtualCurveVectors {

  private static final int RESERVE_SCALE = 9;
  private static final int CASH_SCALE = 6;
  private static final Decimal THINNED_PART = Decimal.of("0.001");
  private static final CappedPremiumFunding FUNDING =
      new CappedPremiumFunding(33, 3, CASH_SCALE, RESERVE_SCALE);

  private VirtualCurveVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/drift-depth-change.json", VirtualCurveVectors::depthChange);
    models.put("perps/drift-repeg-budget.json", VirtualCurveVectors::repegBudget);
    models.put("perps/drift-repeg-spend.json", VirtualCurveVectors::repegSpend);
    models.put("perps/drift-funding-capped.json", VirtualCurveVectors::funding);
  }

  private static Answer depthChange(Inputs in) {
    StoredReserves before = reserves(in);
    Decimal depth = in.decimal("newSqrtK");
    StoredReserves after = before.withDepth(depth);
    return new Answer()
        .with("baseReserveAfter", after.base())
        .with("quoteReserveAfter", after.quote())
        .with("cost", before.depthCost(depth))
        .with("terminalBaseReserve", after.terminalBase())
        .with("terminalQuoteReserve", after.terminalQuote());
  }

  private static StoredReserves reserves(Inputs in) {
    return new StoredReserves(
        in.decimal("baseReserve"),
        in.decimal("quoteReserve"),
        in.decimal("sqrtK"),
        in.decimal("peg"),
        in.decimal("netTraderBase"),
        RESERVE_SCALE,
        CASH_SCALE);
  }

  private static Repeg repeg(Inputs in) {
    return new Repeg(
        in.decimal("quoteReserve"),
        in.decimal("terminalQuoteReserve"),
        in.decimal("peg"),
        CASH_SCALE);
  }

  private static Answer repegBudget(Inputs in) {
    Repeg now = repeg(in);
    Decimal base = in.decimal("baseReserve");
    RepegTarget target =
        RepegTarget.of(
            now, base, in.decimal("feePool"), in.decimal("maxSpread"), in.decimal("oraclePrice"));
    return new Answer()
        .with("optimalPeg", target.optimalPeg())
        .with("budget", target.budget())
        .with("priceBefore", RepegTarget.price(now, base));
  }

  private static Answer repegSpend(Inputs in) {
    Repeg now = repeg(in);
    Decimal optimal = in.decimal("optimalPeg");
    Decimal budget = in.decimal("budget");
    Repeg.Move move =
        in.has("thinFirst") && in.flag("thinFirst")
            ? now.spendThinning(reserves(in), THINNED_PART, optimal, budget)
            : now.spend(optimal, budget);
    return new Answer().with("newPeg", move.peg()).with("cost", move.cost());
  }

  private static Answer funding(Inputs in) {
    Decimal mark = in.decimal("markTwap");
    Decimal index = in.decimal("oracleTwap");
    long seconds = in.count("fundingPeriodSeconds");
    Decimal net = in.decimal("netTraderBase");
    PoolBook book =
        new PoolBook(
            mark,
            index,
            in.decimal("longBase"),
            in.decimal("shortBase").abs(),
            net,
            in.decimal("feePool"),
            Decimal.ZERO);
    Decimal full = FUNDING.fullCharge(mark, index, seconds);
    SideCharges charges = FUNDING.charges(book, seconds);
    Answer answer =
        new Answer()
            .with("fundingRate", full)
            .with("longRate", charges.longCharge())
            .with("shortRate", charges.shortCharge())
            .with("poolPnlUncapped", FUNDING.fullGain(full, net));
    return in.has("feesKept")
        ? answer.with("feesKeptAfter", in.decimal("feesKept").plus(charges.poolGain()))
        : answer;
  }
}
