package io.counterpool.fee.proposal;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.tuning.MarketResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to propose for.
 *
 * @param from of the window of recorded rounds
 * @param until of it, after {@code from}, at most 92 days
 * @param trainingShare of the rounds in which parameters are searched; the rest is out of sample;
 *     0.1 to 0.9, 0.7 if left out
 * @param skewDepth base units of depth in all rounds; left out: what the pool stated with each
 * @param response how the market is taken to answer; left out: volume with an elasticity of 0.5,
 *     utilisation by 2 % for each percentage point of the annual rate
 */
record ProposalRequest(
    ProposalTarget target,
    Instant from,
    Instant until,
    @Nullable Decimal trainingShare,
    @Nullable Decimal skewDepth,
    @Nullable MarketResponse response) {

  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Decimal USUAL_SHARE = Decimal.of("0.7");
  private static final MarketResponse USUAL_RESPONSE =
      new MarketResponse(Decimal.of("0.5"), Decimal.of(2));

  ProposalRequest {
    if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw new OutOfRangeException("until must be after from, at most 92 days");
    }
    if (trainingShare != null) {
      Bounds.within("trainingShare", trainingShare, Decimal.of("0.1"), Decimal.of("0.9"));
    }
    if (skewDepth != null) {
      Bounds.positive("skewDepth", skewDepth);
    }
  }

  Decimal share() {
    return trainingShare == null ? USUAL_SHARE : trainingShare;
  }

  MarketResponse assumed() {
    return response == null ? USUAL_RESPONSE : response;
  }
}
