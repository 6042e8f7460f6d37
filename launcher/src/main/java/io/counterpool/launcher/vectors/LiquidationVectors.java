package io.counterpool.launcher.vectors;

import io.counterpool.models.liquidation.CascadeBook;
import io.counterpool.models.liquidation.CascadeResult;
import io.counterpool.models.liquidation.CascadeTerms;
import io.counterpool.models.liquidation.LiquidationAuction;
import io.counterpool.models.liquidation.OptimalLiquidation;
import io.counterpool.models.liquidation.TwoPhaseDiscount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Auctions, cascades and schedules of liquidation. */
final class LiquidationVectors {

  private static final double MILLION = 1e6;

  private LiquidationVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/derive-liquidation-auction.json", LiquidationVectors::auction);
    models.put("options/liquidation-cascade.json", LiquidationVectors::cascade);
    models.put("options/almgren-chriss-hedging-cost.json", LiquidationVectors::schedule);
  }

  private static Answer auction(Inputs in) {
    LiquidationAuction auction =
        new LiquidationAuction(
            new TwoPhaseDiscount(
                in.decimal("startPercent"),
                in.decimal("fastCutoffPercent"),
                in.count("fastSeconds"),
                in.count("slowSeconds")),
            in.decimal("bufferPercent"));
    LiquidationAuction.Offer offer =
        auction.offer(
            in.decimal("maintenanceMargin"),
            in.decimal("markToMarket"),
            in.decimal("reservedCash"),
            in.count("elapsedSeconds"));
    return new Answer()
        .with("discount", offer.discount())
        .with("bufferMargin", offer.bufferMargin())
        .with("fullBidPrice", offer.fullBidPrice())
        .with("maxProportion", offer.maxProportion());
  }

  private static Answer cascade(Inputs in) {
    List<Inputs> accounts = in.items("accounts");
    CascadeTerms terms =
        new CascadeTerms(in.real("maintenanceRate"), in.real("liquidationFee"), in.real("depth"));
    CascadeResult result =
        new CascadeBook(
                column(accounts, "size"),
                column(accounts, "entryPrice"),
                column(accounts, "collateral"),
                terms.maintenanceRate())
            .run(terms, in.real("startPrice"), in.real("shock"));
    List<Answer> rounds = new ArrayList<>();
    for (CascadeResult.Round round : result.rounds()) {
      rounds.add(
          new Answer()
              .withTexts(
                  "liquidated",
                  Arrays.stream(round.liquidated())
                      .mapToObj(place -> accounts.get(place).text("id"))
                      .toList())
              .with("priceBefore", round.priceBefore())
              .with("averageFill", round.averageFill())
              .with("priceAfter", round.priceAfter())
              .with("badDebt", round.badDebt()));
    }
    return new Answer()
        .withAnswers("rounds", rounds)
        .with("finalPrice", result.finalPrice())
        .with("totalBadDebt", result.totalBadDebt());
  }

  private static double[] column(List<Inputs> accounts, String name) {
    return accounts.stream().mapToDouble(account -> account.real(name)).toArray();
  }

  private static Answer schedule(Inputs in) {
    OptimalLiquidation.Schedule schedule =
        new OptimalLiquidation(
                in.real("days"),
                in.small("periods"),
                in.real("dailyPriceStdDev"),
                in.real("fixedCost"),
                in.real("permanentImpact"),
                in.real("temporaryImpact"))
            .schedule(in.real("shares"), in.real("riskAversion"));
    Answer answer =
        new Answer()
            .with("kappaPerDay", schedule.kappaPerDay())
            .withReals("holdings", schedule.holdings())
            .withReals("trades", schedule.trades())
            .with("expectedCost", schedule.expectedCost())
            .with("expectedCostMillions", schedule.expectedCost() / MILLION)
            .with("variance", schedule.variance())
            .with("varianceMillionsSquared", schedule.variance() / MILLION / MILLION)
            .with("objective", schedule.objective())
            .with("objectiveMillions", schedule.objective() / MILLION);
    double halfLife = schedule.halfLifeDays();
    return Double.isFinite(halfLife) ? answer.with("halfLifeDays", halfLife) : answer;
  }
}
