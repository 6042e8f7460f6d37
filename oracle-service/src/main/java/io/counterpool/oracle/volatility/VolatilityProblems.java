package io.counterpool.oracle.volatility;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.feed.FeedId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why forecasts and their history are refused. */
@Component
final class VolatilityProblems implements ProblemTypes {

  static final ProblemType NOT_FORECAST =
      new ProblemType("volatility-not-forecast", "Feed forecasts no volatility", 409);
  static final ProblemType BAR_TOO_LATE =
      new ProblemType("bar-not-history", "Bar is not before the feed's own", 409);
  static final ProblemType BAR_CONFLICT =
      new ProblemType("bar-conflict", "Bar is known with another close", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(NOT_FORECAST, BAR_TOO_LATE, BAR_CONFLICT);
  }

  static ProblemException notForecast(FeedId feed) {
    return Problem.of(NOT_FORECAST)
        .detail("Feed " + feed + " has no forecast settings.")
        .with("feed", feed)
        .asException();
  }

  static ProblemException tooLate(Instant limit, Instant endsAt) {
    return Problem.of(BAR_TOO_LATE)
        .detail(
            "The feed's own bars begin at "
                + InstantForm.write(limit)
                + "; history must end before or then.")
        .with("limit", limit)
        .with("endsAt", endsAt)
        .asException();
  }

  static ProblemException conflict(Bar known, Bar sent) {
    return Problem.of(BAR_CONFLICT)
        .detail("The bar that ends at " + InstantForm.write(sent.endsAt()) + " has another close.")
        .with("endsAt", sent.endsAt())
        .with("known", known.close())
        .with("close", sent.close())
        .asException();
  }
}
