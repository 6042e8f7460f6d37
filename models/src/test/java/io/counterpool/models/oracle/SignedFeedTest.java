package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.QuorumMedian.Message;
import io.counterpool.models.oracle.QuorumMedian.Outcome;
import io.counterpool.models.oracle.signature.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A median of signed messages and the hour in which it can be stopped. */
final class SignedFeedTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Address address(int slot, int rest) {
    return new Address("0x%02x%038x".formatted(slot, rest));
  }

  private static Message message(int slot, String price, long at) {
    return new Message(address(slot, 1), d(price), at);
  }

  private static final QuorumMedian THREE =
      new QuorumMedian(3, Set.of(address(1, 1), address(2, 1), address(3, 1), address(3, 2)));

  @Test
  void takesTheMiddleOfTheQuorum() {
    assertThat(
            THREE.update(
                List.of(message(2, "0.01", 6), message(1, "5", 6), message(3, "7", 6)), 5, 99))
        .isEqualTo(new Outcome.Updated(d("5"), 99));
  }

  @Test
  void refusesInTheOrderOfTheChecks() {
    Message low = message(1, "5", 6);
    Message high = message(2, "6", 6);
    assertThat(THREE.update(List.of(low, high), 5, 99)).isEqualTo(Outcome.Refused.NOT_THE_QUORUM);
    assertThat(THREE.update(List.of(low, high, message(9, "7", 6)), 5, 99))
        .isEqualTo(Outcome.Refused.SIGNER_NOT_AUTHORISED);
    assertThat(THREE.update(List.of(low, high, message(3, "7", 5)), 5, 99))
        .isEqualTo(Outcome.Refused.STALE_MESSAGE);
    assertThat(THREE.update(List.of(low, high, message(3, "5.99", 6)), 5, 99))
        .isEqualTo(Outcome.Refused.NOT_IN_ASCENDING_ORDER);
    assertThat(THREE.update(List.of(low, high, message(2, "6", 7)), 5, 99))
        .isEqualTo(Outcome.Refused.SIGNED_TWICE);
    // Two keys that share the first byte share the slot.
    assertThat(
            THREE.update(
                List.of(low, message(3, "6", 6), new Message(address(3, 2), d("7"), 6)), 5, 99))
        .isEqualTo(Outcome.Refused.SIGNED_TWICE);
    assertThatThrownBy(() -> new QuorumMedian(2, Set.of())).hasMessage("quorum must be odd, was 2");
    assertThatThrownBy(() -> new QuorumMedian(0, Set.of())).isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void staysAmongTheHonestWhileTheLiarsAreFewer() {
    Draws draws = new Draws(3);
    for (int i = 0; i < Draws.STEPS; i++) {
      int liars = draws.below(8);
      int quorum = 2 * liars + 1;
      List<Message> messages = new ArrayList<>();
      Set<Address> authorised = new HashSet<>();
      for (int n = 0; n < quorum; n++) {
        Address signer = address(n, i);
        authorised.add(signer);
        Decimal price = n < liars ? draws.between("0", "100000", 4) : draws.between("99", "101", 4);
        messages.add(new Message(signer, price, 1));
      }
      messages.sort(Comparator.comparing(Message::price));
      assertThat(new QuorumMedian(quorum, authorised).update(messages, 0, 2))
          .isInstanceOfSatisfying(
              Outcome.Updated.class,
              updated -> assertThat(updated.price()).as("%s", draws).isBetween(d("99"), d("101")));
    }
  }

  private static DelayedFeed stepped(DelayedFeed feed, long now, String price) {
    return switch (feed.step(now, Optional.of(d(price)))) {
      case DelayedFeed.Outcome.Stepped(DelayedFeed after) -> after;
      case DelayedFeed.Outcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  @Test
  void showsAPriceOneHopLater() {
    DelayedFeed first = stepped(new DelayedFeed(3600), 3700, "100");
    assertThat(first.current()).isEmpty();
    assertThat(first.updatedAt()).isEqualTo(3600);
    assertThat(first.step(7199, Optional.of(d("1"))))
        .isEqualTo(DelayedFeed.Outcome.Refused.NOT_PASSED);
    DelayedFeed second = stepped(first, 7200, "101");
    assertThat(second.current()).contains(d("100"));
    assertThat(second.next()).contains(d("101"));
    // A feed without a price leaves everything, the time too.
    assertThat(second.step(99_999, Optional.empty()))
        .isEqualTo(new DelayedFeed.Outcome.Stepped(second));
  }

  @Test
  void canBeStoppedWithinTheHop() {
    DelayedFeed feed = stepped(stepped(new DelayedFeed(10), 10, "1"), 20, "2");
    DelayedFeed halted = feed.halted();
    assertThat(halted.current()).contains(d("1"));
    assertThat(halted.step(30, Optional.of(d("3")))).isEqualTo(DelayedFeed.Outcome.Refused.STOPPED);
    assertThat(stepped(halted.started(), 30, "3").current()).contains(d("2"));
    DelayedFeed voided = feed.voided();
    assertThat(voided.current()).isEmpty();
    assertThat(voided.next()).isEmpty();
    assertThat(stepped(voided.started(), 30, "3").current()).isEmpty();
    assertThatThrownBy(() -> new DelayedFeed(0)).hasMessage("hopSeconds must be above 0, was 0");
  }
}
