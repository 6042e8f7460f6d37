package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.queue.EpochLimits;
import io.counterpool.models.queue.EpochOrder;
import io.counterpool.models.queue.EpochOrders;
import io.counterpool.models.queue.EpochScore;
import io.counterpool.models.queue.RedemptionQueue;
import io.counterpool.models.queue.RedemptionQueue.Outcome;
import io.counterpool.models.queue.RedemptionQueue.Request;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Redemptions that wait, and the orders of an epoch. */
final class QueueVectors {

  private QueueVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("tranches/maple-withdrawal-queue.json", QueueVectors::queue);
    models.put("tranches/tinlake-epoch-fulfilment.json", QueueVectors::fulfilment);
    models.put("tranches/tinlake-epoch-validation.json", QueueVectors::validation);
    models.put("tranches/tinlake-solver-score.json", QueueVectors::score);
  }

  private static Answer queue(Inputs in) {
    List<Request> requests = in.items("requests").stream().map(QueueVectors::request).toList();
    Outcome outcome =
        RedemptionQueue.process(
            requests,
            in.decimal("sharesToProcess"),
            new RedemptionQueue.Pool(
                in.decimal("totalAssets"),
                in.decimalOr("unrealisedLosses", Decimal.ZERO),
                in.decimal("totalShares"),
                in.decimal("cash")),
            Decimal.SCALE);
    return switch (outcome) {
      case Outcome.Processed(var payouts, var remaining, var head) ->
          new Answer()
              .withAnswers(
                  "payouts",
                  payouts.stream()
                      .map(
                          payout ->
                              new Answer()
                                  .with("owner", payout.owner())
                                  .with("shares", payout.shares())
                                  .with("assets", payout.assets()))
                      .toList())
              .withDecimals("remaining", remaining)
              .with("headIndex", head);
      case Outcome.LowLiquidity(var required, var cash) ->
          Answer.error("low liquidity: " + required + " is required, the pool has " + cash);
    };
  }

  private static Request request(Inputs in) {
    boolean cancelled = !in.has("owner") || in.text("owner").isEmpty();
    return cancelled
        ? new Request("", Decimal.ZERO)
        : new Request(in.text("owner"), in.decimal("shares"));
  }

  private static Answer fulfilment(Inputs in) {
    EpochOrder order = EpochOrder.of(in.plain("supplyOrder"), in.plain("redeemOrder"));
    for (Inputs epoch : in.items("epochs")) {
      order =
          order.after(
              new EpochOrder.Fill(
                  epoch.plain("supplyFill"), epoch.plain("redeemFill"), epoch.plain("price")));
    }
    EpochOrder settled = order.rounded(Decimal.SCALE, RoundingMode.HALF_UP);
    return new Answer()
        .with("payoutTokens", settled.shares())
        .with("payoutCurrency", settled.money())
        .with("remainingSupply", settled.supply())
        .with("remainingRedeem", settled.redeem());
  }

  private static Answer validation(Inputs in) {
    EpochLimits limits =
        new EpochLimits(
            in.decimal("maxReserve"), in.decimal("minSeniorRatio"), in.decimal("maxSeniorRatio"));
    EpochLimits.Pool pool =
        new EpochLimits.Pool(
            in.decimal("reserve"),
            in.decimal("nav"),
            in.decimal("seniorDebt").plus(in.decimal("seniorBalance")),
            in.has("closing") && in.flag("closing"));
    EpochOrders orders =
        new EpochOrders(
            in.decimal("seniorSupplyOrder"),
            in.decimal("juniorSupplyOrder"),
            in.decimal("seniorRedeemOrder"),
            in.decimal("juniorRedeemOrder"));
    return new Answer()
        .with("status", limits.judge(pool, orders, orders(in.inner("solution"))).code());
  }

  private static EpochOrders orders(Inputs solution) {
    return new EpochOrders(
        solution.decimal("seniorSupply"),
        solution.decimal("juniorSupply"),
        solution.decimal("seniorRedeem"),
        solution.decimal("juniorRedeem"));
  }

  private static Answer score(Inputs in) {
    return switch (in.text("kind")) {
      case "valid" -> new Answer().with("score", EpochScore.of(orders(in.inner("solution"))));
      case "ratio" -> {
        EpochLimits limits =
            new EpochLimits(Decimal.ZERO, in.decimal("minRatio"), in.decimal("maxRatio"));
        yield winner(EpochScore.compareRatios(limits, in.decimal("first"), in.decimal("second")));
      }
      case "reserve" ->
          winner(
              EpochScore.compareReserves(
                  in.decimal("maxReserve"), in.decimal("first"), in.decimal("second")));
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer winner(int compared) {
    return new Answer().with("winner", compared > 0 ? "first" : compared < 0 ? "second" : "tie");
  }
}
