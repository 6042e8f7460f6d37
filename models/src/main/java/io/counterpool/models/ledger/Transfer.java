package io.counterpool.models.ledger;

import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a batch.
 *
 * @param id chosen by the caller; used once
 * @param debit account that is debited; null for a step that resolves a pending transfer
 * @param credit account that is credited; null for a step that resolves a pending transfer
 * @param amount smallest units, 0 to 2^128 − 1; the most that moves where it balances; null: all of
 *     the pending transfer
 * @param pending id of the pending transfer that this step posts or voids, else null
 * @param ledger number of the book; 0 is refused, save that a resolving step may leave it open
 * @param flags how it moves
 */
public record Transfer(
    String id,
    @Nullable String debit,
    @Nullable String credit,
    @Nullable BigInteger amount,
    @Nullable String pending,
    int ledger,
    Set<Flag> flags) {

  /** 2^128 − 1. */
  public static final BigInteger MOST = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  /** How a transfer moves. */
  public enum Flag {
    /** Succeeds or fails with the next transfer of the batch. */
    LINKED,
    /** Reserves the amount on both accounts until it is posted or voided. */
    PENDING,
    /** Posts a pending transfer, in full or in part; the rest is released. */
    POST,
    /** Releases a pending transfer. */
    VOID,
    /** Moves at most what the debited account has: posted credits less all debits. */
    BALANCING_DEBIT,
    /** Moves at most what the credited account lacks: posted debits less all credits. */
    BALANCING_CREDIT
  }

  public Transfer {
    if (amount != null) {
      requireAmount("amount", amount);
    }
    flags = Set.copyOf(flags);
  }

  boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** Whether it posts or voids a pending transfer. */
  boolean resolves() {
    return is(Flag.POST) || is(Flag.VOID);
  }

  /** Whether its amount is the most that moves. */
  boolean balances() {
    return is(Flag.BALANCING_DEBIT) || is(Flag.BALANCING_CREDIT);
  }

  static BigInteger requireAmount(String name, BigInteger value) {
    if (value.signum() < 0 || value.compareTo(MOST) > 0) {
      throw new OutOfRangeException(name + " must be from 0 to 2^128 - 1, was " + value);
    }
    return value;
  }
}
