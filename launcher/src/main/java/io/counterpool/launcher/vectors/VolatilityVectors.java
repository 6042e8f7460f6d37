package io.counterpool.launcher.vectors;

import io.counterpool.models.volatility.EwmaVariance;
import io.counterpool.models.volatility.Garch;
import io.counterpool.models.volatility.GarchFilter;
import io.counterpool.models.volatility.GarchFit;
import io.counterpool.models.volatility.HarVariance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Variance estimates and forecasts. */
final class VolatilityVectors {

  private static final long DAY_SECONDS = 86_400;

  private VolatilityVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/ewma-variance.json", VolatilityVectors::ewma);
    models.put("options/garch11.json", VolatilityVectors::garch);
    models.put("options/har-realised-variance.json", VolatilityVectors::har);
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

  private static Answer garch(Inputs in) {
    return switch (in.text("kind")) {
      case "FILTER" -> filter(in);
      case "FILTER_AND_FORECAST" -> filterAndForecast(in);
      case "BACKCAST" -> new Answer().with("backcast", Garch.backcast(residuals(in)));
      case "LOG_LIKELIHOOD" -> logLikelihood(in);
      case "LOG_LIKELIHOOD_AND_FIT" -> logLikelihood(in).with("fitted", fitted(in));
      case "FIT" -> new Answer().with("fitted", fitted(in));
      case "FORECAST" -> forecast(new Answer(), in, parameters(in), in.real("nextVariance"));
      default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
    };
  }

  private static Answer filter(Inputs in) {
    Garch garch = parameters(in);
    double[] returns = in.reals("returns");
    double[] variances = new double[returns.length + 1];
    new GarchFilter(garch)
        .variances(returns, in.realOr("mu", 0), in.real("initialVariance"), variances);
    // Volatility after each return: the variance of the one that follows it.
    double[] volatility =
        Arrays.stream(variances, 1, variances.length).map(StrictMath::sqrt).toArray();
    return new Answer().withReals("conditionalVol", volatility);
  }

  private static Answer filterAndForecast(Inputs in) {
    Garch garch = parameters(in);
    double[] returns = in.reals("returns");
    double[] variances = new double[returns.length + 1];
    double next =
        new GarchFilter(garch)
            .variances(
                returns, in.realOr("mu", 0), garch.afterBackcast(in.real("backcast")), variances);
    Answer answer =
        new Answer()
            .withReals("conditionalVariance", Arrays.copyOf(variances, returns.length))
            .with("nextVariance", next);
    return in.has("horizon") ? forecast(answer, in, garch, next) : answer;
  }

  private static Answer logLikelihood(Inputs in) {
    Garch garch = parameters(in);
    double[] returns = in.reals("returns");
    double mean = in.realOr("mu", 0);
    double first = garch.afterBackcast(Garch.meanSquare(returns, mean));
    return new Answer()
        .with("logLikelihood", new GarchFilter(garch).logLikelihood(returns, mean))
        .with(
            "nextVariance",
            new GarchFilter(garch).variances(returns, mean, first, new double[returns.length + 1]));
  }

  private static Answer fitted(Inputs in) {
    GarchFit fit = GarchFit.of(in.reals("returns"));
    return new Answer()
        .with("mu", fit.mean())
        .with("omega", fit.garch().omega())
        .with("alpha", fit.garch().alpha())
        .with("beta", fit.garch().beta())
        .with("logLikelihood", fit.logLikelihood());
  }

  private static Answer forecast(Answer answer, Inputs in, Garch garch, double next) {
    int horizon = in.small("horizon");
    double[] forecast = garch.forecast(next, horizon);
    double cumulative = Garch.cumulative(forecast);
    answer
        .withReals("forecastVariance", forecast)
        .with("varianceAtHorizon", forecast[horizon - 1])
        .with("cumulativeVariance", cumulative)
        .with("cumulativeVariance" + horizon, cumulative);
    if (garch.isStationary()) {
      answer.with("longRunVariance", garch.longRunVariance());
    }
    return in.has("stepsPerYear")
        ? answer.with("annualisedVolOverHorizon", Garch.annual(forecast, in.real("stepsPerYear")))
        : answer;
  }

  private static double[] residuals(Inputs in) {
    double mean = in.realOr("mu", 0);
    return Arrays.stream(in.reals("returns")).map(one -> one - mean).toArray();
  }

  private static Garch parameters(Inputs in) {
    return new Garch(in.real("omega"), in.real("alpha"), in.real("beta"));
  }

  private static Answer har(Inputs in) {
    HarVariance model =
        new HarVariance(
            in.real("constant"), in.real("daily"), in.real("weekly"), in.real("monthly"));
    return new Answer()
        .withReals("forecast", model.forecast(in.reals("realisedVariance"), in.small("horizon")));
  }
}
