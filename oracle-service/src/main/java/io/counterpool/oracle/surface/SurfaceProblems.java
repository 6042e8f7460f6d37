package io.counterpool.oracle.surface;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.surface.Arbitrage;
import io.counterpool.models.surface.SmileFit;
import io.counterpool.oracle.surface.SurfaceOutcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a surface is refused or has no answer. */
@Component
final class SurfaceProblems implements ProblemTypes {

  static final ProblemType ARBITRAGE =
      new ProblemType("surface-arbitrage", "Quotes make an arbitrage", 409);
  static final ProblemType TOO_FEW_QUOTES =
      new ProblemType("surface-too-few-quotes", "Too few quotes for a smile", 409);
  static final ProblemType NOT_LATER =
      new ProblemType("surface-not-later", "Not observed later than the surface before", 409);
  static final ProblemType IN_FUTURE =
      new ProblemType("surface-in-future", "Surface observed in the future", 409);
  static final ProblemType TOO_MANY_UNDERLYINGS =
      new ProblemType("too-many-underlyings", "Too many underlyings", 409);
  static final ProblemType BEYOND_LAST_EXPIRY =
      new ProblemType("beyond-last-expiry", "Beyond the last expiry of the surface", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(
        ARBITRAGE, TOO_FEW_QUOTES, NOT_LATER, IN_FUTURE, TOO_MANY_UNDERLYINGS, BEYOND_LAST_EXPIRY);
  }

  /** A refusal, with the version that stays in force. */
  static Problem of(Refused refused, @Nullable Long standing) {
    return switch (refused) {
      case Refused.Arbitraged(var expiry, var against, var strike, var arbitrage) ->
          of(expiry, against, strike, arbitrage).with("standingVersion", standing);
      case Refused.TooFewQuotes(var best, var strikes) ->
          Problem.of(TOO_FEW_QUOTES)
              .detail(
                  "No expiry has bids and asks at "
                      + SmileFit.LEAST_QUOTES
                      + " strikes; "
                      + InstantForm.write(best)
                      + " has them at "
                      + strikes
                      + ".")
              .with("least", SmileFit.LEAST_QUOTES)
              .with("strikes", strikes)
              .with("expiry", best)
              .with("standingVersion", standing);
    };
  }

  private static Problem of(
      Instant expiry, @Nullable Instant against, double strike, Arbitrage arbitrage) {
    String at = " at log moneyness " + SurfaceRules.decimal(arbitrage.logMoneyness());
    String detail =
        switch (arbitrage.rule()) {
          case POSITIVITY -> "Total variance falls to " + figure(arbitrage.value()) + at;
          case WING_SLOPE ->
              "Total variance grows by " + figure(arbitrage.value()) + " per unit far out, over 2";
          case BUTTERFLY -> "A butterfly" + at + " costs less than nothing";
          case CALENDAR -> "Total variance falls between two expiries" + at;
        };
    return Problem.of(ARBITRAGE)
        .detail("Expiry " + InstantForm.write(expiry) + ": " + detail + ".")
        .with("rule", arbitrage.rule())
        .with("expiry", expiry)
        .with("earlierExpiry", against)
        .with("logMoneyness", SurfaceRules.decimal(arbitrage.logMoneyness()))
        .with("strike", SurfaceRules.decimal(strike))
        .with("value", figure(arbitrage.value()))
        .with("limit", figure(arbitrage.limit()));
  }

  private static Object figure(double value) {
    return SurfaceRules.decimal(value);
  }

  static ProblemException notLater(Instant last, Instant observedAt) {
    return Problem.of(NOT_LATER)
        .detail(
            "The surface in force was observed at "
                + InstantForm.write(last)
                + ", this one not later.")
        .with("last", last)
        .with("observedAt", observedAt)
        .asException();
  }

  static ProblemException inFuture(Instant now, Duration allowed, Instant observedAt) {
    return Problem.of(IN_FUTURE)
        .detail(
            "The venue is at "
                + InstantForm.write(now)
                + "; this was observed later than is allowed.")
        .with("now", now)
        .with("maxFutureMillis", allowed.toMillis())
        .with("observedAt", observedAt)
        .asException();
  }

  static ProblemException tooManyUnderlyings(int limit) {
    return Problem.of(TOO_MANY_UNDERLYINGS)
        .detail("There are surfaces of " + limit + " underlyings, as many as are allowed.")
        .with("limit", limit)
        .asException();
  }

  static ProblemException beyond(Instant last, Instant expiry) {
    return Problem.of(BEYOND_LAST_EXPIRY)
        .detail(
            "The surface ends at "
                + InstantForm.write(last)
                + "; ask with extrapolate=true to have its last volatilities go on.")
        .with("lastExpiry", last)
        .with("expiry", expiry)
        .asException();
  }

  static ProblemException noSurface(Underlying underlying) {
    return KitProblems.notFound("surface of", underlying);
  }

  static ProblemException busy() {
    return new ProblemException(
        Problem.of(KitProblems.TOO_MANY_REQUESTS)
            .detail("Other surfaces are being fitted; send it again with the same key."),
        Duration.ofSeconds(1));
  }
}
