package io.counterpool.fee.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.Sigmoid;
import io.counterpool.models.fees.SigmoidFee;
import io.counterpool.models.fees.SurgeFee;
import io.counterpool.models.fees.VolatilityFee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Published trade fees, by volatility. */
final class FeeVectors {

  private FeeVectors() {}

  static Map<String, Function<Published, List<VectorCase>>> readers() {
    return Map.of(
        "fees/algebra-adaptive-fee",
        c -> List.of(algebra(c)),
        "fees/traderjoe-lb-volatility-fee",
        FeeVectors::traderJoe);
  }

  /** The charged fee is the real one; the whole-number form is within 0.8 % of a step of it. */
  private static VectorCase algebra(Published c) {
    boolean real = c.in().has("form") && c.in().path("form").asString().equals("real numbers");
    SigmoidFee model = new SigmoidFee(c.whole("baseFee"), sigmoid(c, "1"), sigmoid(c, "2"));
    Decimal annual = Decimal.of(c.in("volatility").movePointLeft(4));
    return fee(c, model, annual)
        .want(
            "ADDS_SKEW",
            model.rate(c.decimal("volatility")),
            rate -> rate.movePointRight(6),
            c.expected("fee"),
            real ? c.relative("0") : "0.008",
            real ? "1e-11" : "2");
  }

  private static Sigmoid sigmoid(Published c, String number) {
    return new Sigmoid(
        c.whole("alpha" + number), c.seconds("beta" + number), c.whole("gamma" + number));
  }

  private static List<VectorCase> traderJoe(Published c) {
    SurgeFee model =
        new SurgeFee(
            c.whole("binStep"),
            c.whole("baseFactor"),
            c.whole("variableFeeControl"),
            c.seconds("filterPeriod"),
            c.seconds("decayPeriod"),
            c.whole("reductionFactor"),
            c.whole("maxVolatilityAccumulator"));
    List<VectorCase> trades = new ArrayList<>();
    for (JsonNode state : c.expected().path("states")) {
      Decimal gathered = Decimal.of(Published.number(state, "volatilityAccumulator"));
      trades.add(
          fee(c, model, gathered)
              .want(
                  "ADDS_SKEW",
                  model.rate(gathered),
                  Published.number(state, "totalFee"),
                  "0",
                  "0"));
    }
    return trades;
  }

  private static VectorCase fee(Published c, VolatilityFee model, Decimal volatility) {
    return new VectorCase(c, "trade-fee-by-volatility", "tradeFee", (Record) model, volatility);
  }
}
