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

  @Test
  void isUnsureByHalfTheSpreadAndAtLeastOneTick() {
    BigDecimal tick = new BigDecimal("0.01");
    assertThat(ticker("99", "101", "100").confidence(tick, 2)).isEqualByComparingTo("1");
    // 0.03 ÷ 2 goes up on the grid.
    assertThat(ticker("99.98", "100.01", "").confidence(tick, 2)).isEqualByComparingTo("0.02");
    assertThat(ticker("100", "100", "100").confidence(tick, 2)).isEqualByComparingTo("0.01");
    assertThat(ticker("", "101", "100").confidence(tick, 2)).isEqualByComparingTo("0.01");
    assertThatThrownBy(() -> ticker("101", "99", "").confidence(tick, 2))
        .hasMessage("bid 101 must not be above ask 99");
    assertThatThrownBy(() -> ticker("99", "101", "").confidence(BigDecimal.ZERO, 2))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void aFeedIsUnsureByTheMoveThatWritesItAgain() {
    FeedRound round = FeedRound.of(words(1, 1, 60_001, 1, 1));
    // 600.01 × 0.005 = 3.00005, up.
    assertThat(round.confidence(2, new BigDecimal("0.005"), 4)).isEqualByComparingTo("3.0001");
    assertThatThrownBy(() -> round.confidence(2, BigDecimal.ZERO, 4))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void waitsForTheGraceOfASequencer() {
    SequencerStatus up = SequencerStatus.of(words(1, 1, 0, 1000, 1));
    assertThat(up.isUsable(4600, 3600)).isFalse();
    assertThat(up.isUsable(4601, 3600)).isTrue();
    assertThat(SequencerStatus.of(words(1, 1, 1, 1000, 1)).isUsable(9999, 3600)).isFalse();
    assertThat(SequencerStatus.of(words(1, 1, 0, 0, 1)).isUsable(9999, 3600)).isFalse();
    assertThatThrownBy(() -> SequencerStatus.of(words(1, 1, 2, 1000, 1)))
        .hasMessage("answer of an up-time feed must be 0 or 1, was 2");
    assertThatThrownBy(() -> SequencerStatus.of(new byte[32]))
        .hasMessage("a round has 160 bytes, was 32");
  }

  @Test
  void seesOnlyTheSkewThatAnExchangeProves() {
    // A stamp of second 10 was written while the server's clock showed 10,000 to 10,999 ms.
    assertThat(ClockSkew.ofSecondStamp(10_000, 10_200, 10_300)).isZero();
    assertThat(ClockSkew.ofSecondStamp(10_000, 10_999, 11_500)).isZero();
    assertThat(ClockSkew.ofSecondStamp(10_000, 9_000, 10_000)).isZero();
    assertThat(ClockSkew.ofSecondStamp(10_000, 11_000, 11_500)).isEqualTo(-1);
    assertThat(ClockSkew.ofSecondStamp(10_000, 9_000, 9_999)).isEqualTo(1);
    assertThat(ClockSkew.ofSecondStamp(70_000, 9_000, 9_500)).isEqualTo(60_500);
    assertThatThrownBy(() -> ClockSkew.ofSecondStamp(0, 2, 1))
        .isInstanceOf(OutOfRangeException.class);
  }
}
