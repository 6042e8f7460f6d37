package io.counterpool.models.ledger;

import io.counterpool.models.OutOfRangeException;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim carried from ledger to ledger, and its name on arrival.
 *
 * <p>Where a token came to a ledger from is in its name: every ledger that receives one from
 * farther out puts its own name in front ({@code C/B/denom} came to C from B, to B from home). Sent
 * to where it last came from, the first part is taken off: the voucher is burnt here and the
 * original released from escrow there. Sent anywhere else it is held in escrow here and a voucher
 * is minted there. So the vouchers outstanding on a ledger are what the ledger before it holds in
 * escrow for it. A send that times out or is refused is undone by its inverse. Source: ICS-20,
 * ibc-go transfer keeper.
 *
 * @param ledgers from home to where the token is; neighbours differ
 */
public record VoucherRoute(List<String> ledgers) {

  /** What a hop does on the two ledgers. */
  public enum Action {
    /** Held in escrow at the sender, minted at the receiver. */
    ESCROW_AND_MINT,
    /** Burnt at the sender, released from escrow at the receiver. */
    BURN_AND_RELEASE
  }

  /**
   * A hop that arrived.
   *
   * @param from ledger that sent
   * @param to ledger that received
   * @param after where the token is and how it came there
   */
  public record Hop(String from, String to, Action action, VoucherRoute after) {}

  public VoucherRoute {
    ledgers = List.copyOf(ledgers);
    if (ledgers.isEmpty()) {
      throw new OutOfRangeException("ledgers must be at least 1, were 0");
    }
    for (int i = 1; i < ledgers.size(); i++) {
      if (ledgers.get(i).equals(ledgers.get(i - 1))) {
        throw new OutOfRangeException("neighbours must differ, were both " + ledgers.get(i));
      }
    }
  }

  /** A token at home. */
  public static VoucherRoute home(String ledger) {
    return new VoucherRoute(List.of(ledger));
  }

  /** Where the token is. */
  public String here() {
    return ledgers.getLast();
  }

  /** The token's name here: the ledgers that it passed, the last first, then its name at home. */
  public String denom(String atHome) {
    StringBuilder name = new StringBuilder();
    for (String ledger : ledgers.subList(1, ledgers.size()).reversed()) {
      name.append(ledger).append('/');
    }
    return name.append(atHome).toString();
  }

  /**
   * Sends the token on.
   *
   * @throws OutOfRangeException if {@code to} is where it is
   */
  public Hop send(String to) {
    int last = ledgers.size() - 1;
    if (last > 0 && ledgers.get(last - 1).equals(to)) {
      return new Hop(
          here(), to, Action.BURN_AND_RELEASE, new VoucherRoute(ledgers.subList(0, last)));
    }
    List<String> longer = new ArrayList<>(ledgers);
    longer.add(to);
    return new Hop(here(), to, Action.ESCROW_AND_MINT, new VoucherRoute(longer));
  }
}
