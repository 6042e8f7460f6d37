package io.counterpool.oracle.volatility;

import io.counterpool.models.Decimal;
import java.time.Instant;
import java.util.List;

/**
 * The forecast of one horizon on the wire.
 *
 * @param origin end of the last bar it knows
 * @param ageSeconds from the origin to the instant of the answer
 * @param fresh whether it is as young as the settings ask; one that is not is kept, not lowered
 * @param model the one that is used
 * @param volatilityAnnual of that one, per year of 365 days, a fraction
 * @param volatility standard deviation of the log return over the horizon, a fraction
 * @param candidates every model that had a forecast, by name
 */
public record ForecastView(
    int horizonSeconds,
    Instant origin,
    long ageSeconds,
    boolean fresh,
    String model,
    long fit,
    Decimal volatilityAnnual,
    Decimal volatility,
    List<Candidate> candidates) {

  /** What one model said. */
  public record Candidate(String model, long fit, Decimal volatilityAnnual) {}
}
