package io.counterpool.launcher.vectors;

import io.counterpool.models.volatility.EwmaVariance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Variance estimates. */
final class VolatilityVectors {

  private static final long DAY_SECONDS = 86_400;

  private VolatilityVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/ewma-variance.json", VolatilityVectors::ewma);
  }

  private static Answer ewma(Inputs in) {
    EwmaVariance model = new EwmaVariance(in.decimal("lambda"), DAY_SECONDS);
    double variance = in.plain("initialVariance").doubleValue();
    List<BigDecimal> before = new ArrayList<>();
    for (BigDecimal logReturn : in.plains("returns")) {
      before.add(new BigDecimal(Double.toString(variance)));
      variance = model.next(variance, logReturn.doubleValue(), DAY_SECONDS);
    }
    Answer answer =
        new Answer()
            .withPlain("variance", before)
            .with("nextVariance", variance)
            .with("nextAnnualisedVol365", model.annual(variance));
    double halfLife = model.halfLifeSteps();
    return Double.isFinite(halfLife) ? answer.with("halfLifeSteps", halfLife) : answer;
  }
}
