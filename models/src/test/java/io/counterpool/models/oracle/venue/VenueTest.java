package io.counterpool.models.oracle.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class VenueTest {

  private static VenueTicker ticker(String bid, String ask, String last) {
    return new VenueTicker(price(bid), price(ask), price(last), OptionalLong.empty());
  }

  private static Optional<BigDecimal> price(String plain) {
    return plain.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(plain));
  }

  @Test
  void takesTheLastTradeOnlyInsideTheSpread() {
    assertThat(ticker("99", "101", "100.5").price(2)).isEqualByComparingTo("100.5");
    assertThat(ticker("99", "101", "150").price(2)).isEqualByComparingTo("101");
    assertThat(ticker("99", "101", "").price(2)).isEqualByComparingTo("100");
    assertThat(ticker("", "", "7").price(2)).isEqualByComparingTo("7");
  }

  @Test
  void refusesATickerWithoutAMarket() {
    assertThatThrownBy(() -> ticker("", "", "")).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> ticker("0", "101", "100"))
        .hasMessage("prices of a ticker must be above 0, one was 0");
    assertThat(ticker("101", "100", "").isCrossed()).isTrue();
    assertThat(ticker("100", "100", "").isCrossed()).isFalse();
  }

  private static byte[] words(long phase, long round, long answer, long started, long updated) {
    ByteBuffer words = ByteBuffer.allocate(160);
    words.putLong(16, phase).putLong(24, round);
    for (int i = 32; i < 56; i++) {
      words.put(i, (byte) (answer < 0 ? -1 : 0));
    }
    words.putLong(56, answer).putLong(88, started).putLong(120, updated);
    words.putLong(144, phase).putLong(152, round);
    return words.array();
  }

  @Test
  void readsARound() {
    FeedRound round = FeedRound.of(words(6, 12345, 6_359_797_253_290L, 1719856900, 1719856911));
    assertThat(round.price(8)).isEqualByComparingTo("63597.9725329");
    assertThat(round.phase()).isEqualTo(6);
    assertThat(round.aggregatorRound()).isEqualTo(BigInteger.valueOf(12345));
    // 6 × 2^64 + 12,345.
    assertThat(round.roundId()).isEqualTo(new BigInteger("110680464442257322041"));
    assertThat(round.startedAt()).isEqualTo(1719856900);
  }

  @Test
  void refusesARoundWithoutAPrice() {
    assertThatThrownBy(() -> FeedRound.of(words(1, 1, 5, 1, 0)))
        .hasMessage("the round is not complete: updatedAt was 0");
    assertThatThrownBy(() -> FeedRound.of(words(1, 1, 0, 1, 1)))
        .hasMessage("answer must be above 0, was 0");
    assertThatThrownBy(() -> FeedRound.of(words(1, 1, -5, 1, 1)))
        .hasMessage("answer must be above 0, was -5");
    assertThatThrownBy(() -> FeedRound.of(words(65_536, 1, 5, 1, 1)))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> FeedRound.of(new byte[159]))
        .hasMessage("a round has 160 bytes, was 159");
  }
}
