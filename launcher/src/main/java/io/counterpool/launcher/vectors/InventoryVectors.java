package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.InventoryCurve;
import io.counterpool.models.amm.InventoryFill;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import io.counterpool.models.margin.PoolMargin;
import io.counterpool.models.shares.MarginShares;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pool whose inventory makes its prices, its funding and the price of its shares. */
final class InventoryVectors {

  private static final int EIGHT_HOURS = 28_800;

  private InventoryVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/mcdex-v3-pool-margin.json", InventoryVectors::margin);
    models.put("perps/mcdex-v3-max-position.json", InventoryVectors::maxPosition);
    models.put(
        "perps/mcdex-v3-pool-trade.json", in -> Answer.rejecting(in, InventoryVectors::trade));
    models.put(
        "perps/mcdex-v3-lp-shares.json", in -> Answer.rejecting(in, InventoryVectors::shares));
    models.put("perps/mcdex-v3-funding-rate.json", InventoryVectors::fundingRate);
    models.put("perps/mcdex-v3-funding-accrual.json", InventoryVectors::fundingAccrual);
  }

  /** The markets of a case that trade, and where the traded one stands among them. */
  private record Pool(PoolInventory inventory, int market) {

    static Pool of(Inputs in) {
      int wanted = in.has("market") ? in.small("market") : 0;
      Decimal funding = in.decimal("cumulativeFunding");
      Decimal slippage = in.decimal("openSlippage");
      Decimal leverage = in.decimal("maxLeverage");
      List<PoolHolding> holdings = new ArrayList<>();
      int place = -1;
      int listed = 0;
      for (Inputs market : in.items("markets")) {
        if (!market.has("active") || market.flag("active")) {
          place = listed == wanted ? holdings.size() : place;
          holdings.add(
              new PoolHolding(
                  market.decimal("position"),
                  market.decimal("indexPrice"),
                  funding,
                  slippage,
                  leverage));
        }
        listed++;
      }
      return new Pool(new PoolInventory(in.decimal("poolCash"), holdings), place);
    }

    PoolHolding traded() {
      if (market < 0) {
        throw new IllegalArgumentException("the market is not one of those that trade");
      }
      return inventory.holdings().get(market);
    }
  }

  private static Answer margin(Inputs in) {
    PoolMargin margin = Pool.of(in).inventory().margin();
    Answer answer = new Answer().with("safe", margin.isSafe());
    return margin
        .capital()
        .map(
            capital ->
                answer.with("poolMargin", capital.setScale(Decimal.SCALE, RoundingMode.DOWN)))
        .orElseGet(() -> answer.withNull("poolMargin"));
  }

  private static Answer maxPosition(Inputs in) {
    Pool pool = Pool.of(in);
    return new Answer()
        .with(
            "maxPosition",
            curve(in).maxPosition(pool.inventory(), pool.market(), in.flag("longSide")));
  }

  private static Answer trade(Inputs in) {
    Pool pool = Pool.of(in);
    InventoryFill fill =
        curve(in)
            .trade(
                pool.inventory(),
                pool.market(),
                in.decimal("tradeAmount"),
                in.has("partialFill") && in.flag("partialFill"),
                Decimal.SCALE);
    return switch (fill) {
      case InventoryFill.Filled filled ->
          new Answer()
              .with("poolCashDelta", filled.poolCash())
              .with("poolPositionDelta", filled.poolSize());
      case InventoryFill.Refused refused -> Answer.rejected(refused.reason().toString());
    };
  }

  private static InventoryCurve curve(Inputs in) {
    Decimal open = in.decimal("openSlippage");
    return new InventoryCurve(
        open,
        in.decimalOr("closeSlippage", open),
        in.decimalOr("halfSpread", Decimal.ZERO),
        in.decimalOr("maxCloseDiscount", Decimal.ONE),
        in.decimal("maxLeverage"));
  }

  private static Answer shares(Inputs in) {
    PoolInventory pool = Pool.of(in).inventory();
    MarginShares shares = new MarginShares(Decimal.SCALE);
    Decimal supply = in.decimal("shareSupply");
    return in.has("cashToAdd")
        ? answer("sharesMinted", shares.deposit(pool, supply, in.decimal("cashToAdd")))
        : answer("cashReturned", shares.redeem(pool, supply, in.decimal("sharesToRemove")));
  }

  private static Answer answer(String name, MarginShares.Outcome outcome) {
    return switch (outcome) {
      case MarginShares.Outcome.Done done -> new Answer().with(name, done.amount());
      case MarginShares.Outcome.Refused refused -> Answer.rejected(refused.reason().toString());
    };
  }

  private static Answer fundingRate(Inputs in) {
    Pool pool = Pool.of(in);
    PoolHolding traded = pool.traded();
    InventoryFunding funding =
        new InventoryFunding(
            in.decimal("baseRate"), in.decimal("rateFactor"), in.decimal("rateLimit"), EIGHT_HOURS);
    Decimal capital = pool.inventory().margin().capital(Decimal.SCALE).orElse(Decimal.ZERO);
    return new Answer()
        .with(
            "fundingRate",
            funding.rate(traded.size(), traded.index(), capital, in.decimal("openInterest")));
  }

  private static Answer fundingAccrual(Inputs in) {
    Decimal rate = in.decimal("fundingRate");
    InventoryFunding funding =
        new InventoryFunding(Decimal.ZERO, Decimal.ZERO, rate.abs(), EIGHT_HOURS);
    Decimal charge = funding.charge(in.decimal("indexPrice"), rate, in.count("elapsedSeconds"));
    Answer answer =
        new Answer().with("cumulativeFundingAfter", in.decimal("cumulativeFunding").plus(charge));
    return in.has("positionSize")
        ? answer.with(
            "positionFunding", in.decimal("positionSize").times(charge, RoundingMode.DOWN))
        : answer;
  }
}
