package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.amm.ImpactFill;
import io.counterpool.models.amm.ImpactPool;
import io.counterpool.models.amm.PriceBand;
import io.counterpool.models.amm.VirtualAmm;
import io.counterpool.models.oracle.StepAverage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a trade does to a price, and where impact is kept. */
final class PerpImpactVectors {

  private PerpImpactVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("perps/gmx-execution-price.json", PerpImpactVectors::executionPrice);
    models.put("perps/gmx-deferred-impact-settlement.json", PerpImpactVectors::settlement);
    models.put("perps/gmx-impact-pool-distribution.json", PerpImpactVectors::distribution);
    models.put("perps/perp-v1-price-band.json", PerpImpactVectors::band);
    models.put("perps/perp-v1-twap.json", PerpImpactVectors::twap);
  }

  private static Answer executionPrice(Inputs in) {
    ImpactFill fill = new ImpactFill(in.small("tokenDecimals"));
    boolean isLong = in.flag("isLong");
    BigDecimal notional = in.plain("sizeDeltaUsd");
    BigDecimal index = in.plain("indexPrice");
    BigDecimal impact = in.plain("priceImpactUsd");
    Answer answer = new Answer().with("impactTokens", fill.impactSize(impact, index));
    try {
      BigDecimal price =
          switch (in.text("action")) {
            case "increase" -> fill.priceToAdd(isLong, notional, index, impact);
            case "decrease" ->
                fill.priceToReduce(
                    isLong,
                    notional,
                    index,
                    impact,
                    in.plain("positionSizeUsd"),
                    in.plain("positionSizeTokens"));
            default -> throw new IllegalArgumentException("action is increase or decrease");
          };
      return answer.with("executionPrice", price).with("rejected", false);
    } catch (OutOfRangeException refused) {
      return answer.with("error", String.valueOf(refused.getMessage())).with("rejected", true);
    }
  }

  private static Answer settlement(Inputs in) {
    ImpactPool.Settlement settled =
        new ImpactPool(in.decimal("impactPoolTokens"))
            .settle(
                in.decimal("pendingImpactTokens"),
                in.plain("sizeDeltaUsd"),
                in.plain("positionSizeUsd"),
                in.plain("closeImpactUsd"),
                in.decimal("indexPrice"),
                Decimal.SCALE);
    return new Answer()
        .with("releasedPendingUsd", settled.released())
        .with("totalUsd", settled.total())
        .with("pendingTokensAfter", settled.noteAfter())
        .with("impactPoolTokensAfter", settled.after().balance());
  }

  private static Answer distribution(Inputs in) {
    ImpactPool pool = new ImpactPool(in.decimal("impactPoolTokens"));
    Decimal released =
        pool.released(
            in.decimal("minImpactPoolTokens"),
            in.decimal("ratePerSecond"),
            in.count("elapsedSeconds"));
    ImpactPool after = pool.less(released);
    Answer answer =
        new Answer().with("distributedTokens", released).with("remainingTokens", after.balance());
    return in.has("grossPoolUsd") && in.has("indexPrice")
        ? answer.with(
            "poolValueUsd",
            after.providersValue(in.plain("grossPoolUsd"), in.decimal("indexPrice")))
        : answer;
  }

  private static Answer band(Inputs in) {
    Decimal base = in.decimal("baseReserve");
    Decimal quote = in.decimal("quoteReserve");
    VirtualAmm curve = new VirtualAmm(base, quote, Decimal.ONE, Decimal.ZERO);
    Decimal amount = in.decimal("amount");
    Decimal signed = in.text("side").equals("long") ? amount : amount.negate();
    PriceBand band = new PriceBand(in.decimal("limitRatio"));
    Decimal after;
    try {
      after =
          in.text("given").equals("base")
              ? curve.after(signed).price()
              : curve.priceAfterQuote(signed);
    } catch (OutOfRangeException emptied) {
      return new Answer().with("accepted", false);
    }
    return new Answer()
        .with(
            "accepted",
            band.accepts(
                in.decimal("lastBlockPrice"), curve.price(), after, in.flag("mayExceedOnce")));
  }

  private static Answer twap(Inputs in) {
    List<StepAverage.Step> steps = new ArrayList<>();
    for (Inputs snapshot : in.items("snapshots")) {
      steps.add(
          new StepAverage.Step(
              snapshot.count("time"),
              snapshot
                  .decimal("quoteReserve")
                  .dividedBy(snapshot.decimal("baseReserve"), RoundingMode.DOWN)));
    }
    return new Answer()
        .with("twap", StepAverage.of(steps, in.count("intervalSeconds"), in.count("now")));
  }
}
