package io.counterpool.launcher.vectors;

import io.counterpool.models.tail.CoverageTest;
import io.counterpool.models.tail.LikelihoodRatio;
import io.counterpool.models.tail.ShortfallBacktest;
import io.counterpool.models.tail.TrafficLight;
import io.counterpool.models.tail.Transitions;
import java.math.BigDecimal;
import java.util.Map;

/** Backtests of value at risk and expected shortfall. */
final class BacktestVectors {

  private static final double LEVEL = 0.95;

  private BacktestVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/var-backtests.json", BacktestVectors::backtest);
  }

  private static Answer backtest(Inputs in) {
    return switch (in.text("kind")) {
      case "KUPIEC_POF" ->
          ratio(
              CoverageTest.proportionOfFailures(
                  in.count("observations"), in.count("failures"), in.real("failureProbability")));
      case "CHRISTOFFERSEN_INDEPENDENCE" -> ratio(CoverageTest.independence(transitions(in)));
      case "CONDITIONAL_COVERAGE" ->
          ratio(
              CoverageTest.conditionalCoverage(
                  in.count("observations"),
                  in.count("failures"),
                  in.real("failureProbability"),
                  transitions(in)));
      case "FULL" -> full(in);
      case "TRAFFIC_LIGHT" -> trafficLight(in);
      case "ES_BACKTEST" -> shortfall(in);
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer ratio(LikelihoodRatio ratio) {
    return new Answer()
        .with("likelihoodRatio", ratio.statistic())
        .with("pValue", ratio.pValue())
        .with("reject95", ratio.rejects(LEVEL));
  }

  private static Transitions transitions(Inputs in) {
    return new Transitions(in.count("n00"), in.count("n01"), in.count("n10"), in.count("n11"));
  }

  private static Answer full(Inputs in) {
    String hits = in.text("hits");
    boolean[] failures = new boolean[hits.length()];
    int count = 0;
    for (int t = 0; t < failures.length; t++) {
      failures[t] =
          switch (hits.charAt(t)) {
            case '0' -> false;
            case '1' -> true;
            default -> throw new IllegalArgumentException("hits must be of 0 and 1");
          };
      count += failures[t] ? 1 : 0;
    }
    double probability = in.real("failureProbability");
    Transitions counts = Transitions.of(failures);
    LikelihoodRatio both =
        CoverageTest.conditionalCoverage(failures.length, count, probability, counts);
    return new Answer()
        .with("n00", BigDecimal.valueOf(counts.n00()))
        .with("n01", BigDecimal.valueOf(counts.n01()))
        .with("n10", BigDecimal.valueOf(counts.n10()))
        .with("n11", BigDecimal.valueOf(counts.n11()))
        .with(
            "pofLikelihoodRatio",
            CoverageTest.proportionOfFailures(failures.length, count, probability).statistic())
        .with("independenceLikelihoodRatio", CoverageTest.independence(counts).statistic())
        .with("conditionalCoverageLikelihoodRatio", both.statistic())
        .with("pValue", both.pValue())
        .with("reject95", both.rejects(LEVEL));
  }

  private static Answer trafficLight(Inputs in) {
    TrafficLight light =
        new TrafficLight(
            in.count("observations"), in.count("failures"), in.real("failureProbability"));
    return new Answer()
        .with("cumulativeProbability", light.cumulativeProbability())
        .with("zone", light.zone().name())
        .with("plusFactor", light.plusFactor());
  }

  private static Answer shortfall(Inputs in) {
    ShortfallBacktest test =
        ShortfallBacktest.of(
            in.reals("returns"),
            in.reals("valueAtRisk"),
            in.reals("expectedShortfall"),
            in.real("failureProbability"));
    Answer answer = new Answer().with("failures", test.failures()).with("z2", test.z2());
    return test.z1().isPresent()
        ? answer.with("z1", test.z1().getAsDouble())
        : answer.withNull("z1");
  }
}
