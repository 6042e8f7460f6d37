package io.counterpool.models.ledger;

import java.math.BigInteger;

/**
 * An account.
 *
 * @param ledger number of the book it belongs to, above 0; transfers stay inside one book
 * @param limit what its balance may not do
 * @param balances what was debited and credited
 */
public record Account(int ledger, BalanceLimit limit, Balances balances) {

  /** Smallest units, ≥ 0 and below 2^128 each. */
  public record Balances(
      BigInteger debitsPending,
      BigInteger debitsPosted,
      BigInteger creditsPending,
      BigInteger creditsPosted) {

    public static final Balances ZERO =
        new Balances(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    public Balances {
      Transfer.requireAmount("debitsPending", debitsPending);
      Transfer.requireAmount("debitsPosted", debitsPosted);
      Transfer.requireAmount("creditsPending", creditsPending);
      Transfer.requireAmount("creditsPosted", creditsPosted);
    }

    /** Pending and posted. */
    public BigInteger debits() {
      return debitsPending.add(debitsPosted);
    }

    /** Pending and posted. */
    public BigInteger credits() {
      return creditsPending.add(creditsPosted);
    }

    /** What may still be debited within the posted credits, ≥ 0. */
    BigInteger debitRoom() {
      return creditsPosted.subtract(debits()).max(BigInteger.ZERO);
    }

    /** What may still be credited within the posted debits, ≥ 0. */
    BigInteger creditRoom() {
      return debitsPosted.subtract(credits()).max(BigInteger.ZERO);
    }
  }

  Account debited(BigInteger pending, BigInteger posted) {
    return new Account(
        ledger,
        limit,
        new Balances(
            balances.debitsPending.add(pending),
            balances.debitsPosted.add(posted),
            balances.creditsPending,
            balances.creditsPosted));
  }

  Account credited(BigInteger pending, BigInteger posted) {
    return new Account(
        ledger,
        limit,
        new Balances(
            balances.debitsPending,
            balances.debitsPosted,
            balances.creditsPending.add(pending),
            balances.creditsPosted.add(posted)));
  }
}
