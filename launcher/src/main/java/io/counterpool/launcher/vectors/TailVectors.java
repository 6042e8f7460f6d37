package io.counterpool.launcher.vectors;

import io.counterpool.models.tail.GeneralisedPareto;
import io.counterpool.models.tail.HillTail;
import io.counterpool.models.tail.NormalTail;
import io.counterpool.models.tail.ParetoTail;
import io.counterpool.models.tail.StudentTail;
import io.counterpool.models.tail.TailQuantile;
import io.counterpool.models.tail.TailRisk;
import io.counterpool.models.tail.TailSelection;
import java.util.Map;

/** Value at risk, expected shortfall and extreme values. */
final class TailVectors {

  private static final double ONE_IN_A_THOUSAND = 0.001;

  private TailVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/var-expected-shortfall.json", TailVectors::tail);
    models.put("options/evt-tail.json", TailVectors::extremes);
  }

  private static Answer tail(Inputs in) {
    return switch (in.text("kind")) {
      case "INTERPOLATED" -> interpolated(in);
      case "ORDER_STATISTIC" -> {
        double[] returns = in.reals("returns");
        yield risk(selection(returns).at(returns, in.real("confidence")));
      }
      case "NORMAL" ->
          risk(new NormalTail(in.real("mean"), in.real("stdDev")).at(in.real("confidence")));
      case "STUDENT_T" ->
          risk(
              new StudentTail(in.real("mean"), in.real("stdDev"), in.real("degreesOfFreedom"))
                  .at(in.real("confidence")));
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer interpolated(Inputs in) {
    double[] returns = in.reals("returns");
    TailQuantile tail = selection(returns).interpolated(returns, in.real("tailProbability"));
    return new Answer().with("quantile", tail.quantile()).with("expectedTail", tail.expectedTail());
  }

  private static TailSelection selection(double[] returns) {
    return new TailSelection(Math.max(1, returns.length));
  }

  private static Answer risk(TailRisk risk) {
    return new Answer()
        .with("valueAtRisk", risk.valueAtRisk())
        .with("expectedShortfall", risk.expectedShortfall());
  }

  private static Answer extremes(Inputs in) {
    return switch (in.text("kind")) {
      case "GPD_QUANTILE" -> quantile(in);
      case "GPD_LOG_LIKELIHOOD" ->
          new Answer()
              .with(
                  "logLikelihood",
                  new GeneralisedPareto(in.real("shape"), in.real("scale"))
                      .logLikelihood(in.reals("excesses")));
      case "GPD_FIT" -> fit(in.reals("excesses"));
      case "HILL" -> hill(in);
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer quantile(Inputs in) {
    ParetoTail tail =
        new ParetoTail(
            in.real("threshold"),
            in.count("observations"),
            in.count("exceedances"),
            new GeneralisedPareto(in.real("shape"), in.real("scale")));
    double confidence = in.real("confidence");
    if (in.real("shape") < 1) {
      return risk(tail.at(confidence));
    }
    // The quantile exists, the mean beyond it does not.
    return Answer.error("no expected shortfall: shape must be below 1")
        .with("valueAtRisk", tail.valueAtRisk(confidence))
        .withNull("expectedShortfall");
  }

  private static Answer fit(double[] excesses) {
    GeneralisedPareto fit = GeneralisedPareto.fit(excesses);
    return new Answer()
        .with("shape", fit.shape())
        .with("scale", fit.scale())
        .with("logLikelihood", fit.logLikelihood(excesses));
  }

  private static Answer hill(Inputs in) {
    HillTail tail = HillTail.of(in.reals("losses"), in.small("k"));
    Answer answer =
        new Answer()
            .with("shape", tail.shape())
            .with("quantile999", tail.quantile(ONE_IN_A_THOUSAND));
    return tail.shape() == 0 ? answer : answer.with("tailIndex", tail.tailIndex());
  }
}
