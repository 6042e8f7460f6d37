package io.counterpool.models.volatility.forecast;

import io.counterpool.models.volatility.GarchFit;
import java.util.List;

/**
 * GARCH(1,1) with normal shocks, by maximum likelihood on the returns that are there: {@link
 * GarchFit} says how it starts and climbs. One fit for every horizon.
 */
public record GarchForecaster() implements VolatilityForecaster {

  public static final String NAME = "garch";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FittedGarch fit(BarReturns past, List<Integer> horizons) {
    GarchFit fit = GarchFit.of(past.present());
    return new FittedGarch(
        fit.mean(), fit.garch().omega(), fit.garch().alpha(), fit.garch().beta());
  }
}
