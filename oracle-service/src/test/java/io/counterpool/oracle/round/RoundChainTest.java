package io.counterpool.oracle.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.volatility.VolatilityState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundChainTest {

  private static final RoundChain CHAIN =
      new RoundChain(WireConfiguration.mapper(), new CanonicalJson(WireConfiguration.mapper()));
  private static final Instant AT = Instant.parse("2030-01-01T12:00:00Z");

  /**
   * The SHA-256 was taken outside over the members that rounds had before they carried what they
   * allow.
   */
  @Test
  void roundsFromBeforeKeepTheirHash() {
    Round old =
        new Round(
            new FeedId("F"),
            1,
            1,
            1,
            AT,
            RoundCause.FIRST,
            PriceGrade.VALID,
            Decimal.of("100"),
            Decimal.of("0.5"),
            0,
            1,
            1,
            7,
            7L,
            AT,
            AT,
            null,
            null,
            VolatilityState.NONE,
            new Grading(null, null, null, null, null),
            Round.NO_HASH,
            "bccc9351d555a75733f3bb3564d276cd49ef42fd2711d603573d5707b02a9faa",
            null);
    assertThat(CHAIN.holds(old, List.of(), Round.NO_HASH)).isTrue();
  }
}
