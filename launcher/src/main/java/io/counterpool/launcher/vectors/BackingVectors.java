package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.backing.BackedMarket;
import io.counterpool.models.backing.HedgeAsset;
import io.counterpool.models.backing.HedgeTarget;
import io.counterpool.models.backing.MarketSettlement;
import java.util.List;
import java.util.Map;

/** Hedge and settlement of a pool that backs several markets. */
final class BackingVectors {

  private static final int WEIGHT_SCALE = 6;

  private BackingVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/drift-lp-pool-hedge-target.json", BackingVectors::hedgeTargets);
    models.put("perps/drift-lp-pool-settlement.json", BackingVectors::settlement);
  }

  private static Answer hedgeTargets(Inputs in) {
    List<HedgeAsset> assets =
        in.items("assets").stream()
            .map(
                asset ->
                    new HedgeAsset(
                        asset.text("asset"), asset.decimal("price"), asset.small("decimals")))
            .toList();
    List<BackedMarket> markets = in.items("markets").stream().map(BackingVectors::market).toList();
    return new Answer()
        .withAnswers(
            "targets",
            HedgeTarget.of(assets, markets, in.decimal("poolValueUsd"), WEIGHT_SCALE).stream()
                .map(
                    target ->
                        new Answer()
                            .with("asset", target.asset())
                            .with("targetAmount", target.amount())
                            .with("targetWeight", target.weight()))
                .toList());
  }

  private static BackedMarket market(Inputs in) {
    List<Inputs> hedges = in.has("hedgedBy") ? in.items("hedgedBy") : List.of();
    return new BackedMarket(
        in.decimal("inventoryBase"),
        in.decimal("price"),
        hedges.stream()
            .map(hedge -> new BackedMarket.Hedge(hedge.text("asset"), hedge.decimal("weight")))
            .toList());
  }

  private static Answer settlement(Inputs in) {
    MarketSettlement settlement =
        MarketSettlement.of(
            new MarketSettlement.Terms(Decimal.ONE, in.decimal("maxPerSettlement")),
            in.decimal("owedByLpPool"),
            in.decimal("lpPoolQuoteBalance"),
            in.decimal("feePool"),
            in.decimal("pnlPool"));
    return new Answer()
        .with(
            "direction",
            switch (settlement.direction()) {
              case FROM_POOL -> "from-lp-pool";
              case TO_POOL -> "to-lp-pool";
              case NONE -> "none";
            })
        .with("transferred", settlement.moved())
        .with("feePoolUsed", settlement.feesUsed())
        .with("pnlPoolUsed", settlement.lossesUsed());
  }
}
