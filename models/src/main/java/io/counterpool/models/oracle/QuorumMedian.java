package io.counterpool.models.oracle;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.signature.Address;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The middle of an odd number of signed messages, none of them twice.
 *
 * <p>Exactly the quorum of messages, in ascending order of price, each by an authorised signer and
 * newer than the last update, each signer once: the first byte of the address is a signer's slot,
 * so two that share it cannot vote together. The price is the middle message's; the time of the
 * update is now, not the message's. With an odd quorum no mean is taken: the price is one that
 * somebody signed. Source: Maker, median.
 *
 * @param quorum odd, 1 to 255
 * @param authorised who may sign
 */
public record QuorumMedian(int quorum, Set<Address> authorised) {

  /**
   * A price with its signer.
   *
   * @param price ≥ 0
   * @param observedAt unix seconds
   */
  public record Message(Address signer, Decimal price, long observedAt) {

    public Message {
      Bounds.notNegative("price", price);
    }
  }

  /** What became of the messages. */
  public sealed interface Outcome {

    record Updated(Decimal price, long updatedAt) implements Outcome {}

    /** Why they give no price, in the order in which it is checked; the first message counts. */
    enum Refused implements Outcome {
      NOT_THE_QUORUM,
      SIGNER_NOT_AUTHORISED,
      STALE_MESSAGE,
      NOT_IN_ASCENDING_ORDER,
      SIGNED_TWICE
    }
  }

  public QuorumMedian {
    Bounds.within("quorum", quorum, 1, 255);
    if (quorum % 2 == 0) {
      throw new OutOfRangeException("quorum must be odd, was " + quorum);
    }
    authorised = Set.copyOf(authorised);
  }

  /**
   * The new price, or why there is none.
   *
   * @param lastUpdate unix seconds of the update before
   * @param now unix seconds
   */
  public Outcome update(List<Message> messages, long lastUpdate, long now) {
    if (messages.size() != quorum) {
      return Outcome.Refused.NOT_THE_QUORUM;
    }
    BitSet slots = new BitSet(256);
    Decimal lower = Decimal.ZERO;
    for (Message message : messages) {
      if (!authorised.contains(message.signer())) {
        return Outcome.Refused.SIGNER_NOT_AUTHORISED;
      }
      if (message.observedAt() <= lastUpdate) {
        return Outcome.Refused.STALE_MESSAGE;
      }
      if (message.price().isLessThan(lower)) {
        return Outcome.Refused.NOT_IN_ASCENDING_ORDER;
      }
      if (slots.get(message.signer().slot())) {
        return Outcome.Refused.SIGNED_TWICE;
      }
      slots.set(message.signer().slot());
      lower = message.price();
    }
    return new Outcome.Updated(messages.get(quorum / 2).price(), now);
  }
}
