package io.counterpool.pool.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.oracle.PriceAction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeedRoundTest {

  private static final JsonMapper JSON = WireConfiguration.mapper();

  /** As round logs hold it from before the oracle stated actions. */
  private static final String OLD =
      """
      {"feed":"A-USD","round":3,"publishedAt":"2030-01-01T12:00:00.000Z","grade":"UNCERTAIN",\
      "price":"2000","confidence":"1","firstIntakeSequence":7,\
      "firstObservedAt":"2030-01-01T12:00:00.000Z","lastObservedAt":"2030-01-01T12:00:00.000Z",\
      "volatilityAnnual":null,"hash":"00"}\
      """;

  @Test
  void readsRoundsOfOlderLogsByTheFirstMatrix() {
    FeedRound old = JSON.readValue(OLD, FeedRound.class);
    assertThat(old.gradesVersion()).isNull();
    assertThat(old.allows(PriceAction.REDUCE)).isTrue();
    assertThat(old.allows(PriceAction.OPEN)).isFalse();
  }

  @Test
  void keepsTheBytesOfWhatTheOracleStated() {
    String stated =
        OLD.replace("\"price\"", "\"gradesVersion\":4,\"allows\":[\"SETTLE\",\"OPEN\"],\"price\"");
    FeedRound round = JSON.readValue(stated, FeedRound.class);
    assertThat(round.allows(PriceAction.OPEN)).isTrue();
    assertThat(round.allows(PriceAction.REDUCE)).isFalse();
    assertThat(JSON.writeValueAsString(round)).isEqualTo(stated);
  }
}
