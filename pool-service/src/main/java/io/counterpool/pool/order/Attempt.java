package io.counterpool.pool.order;

import io.counterpool.pool.executor.Journal.Refusal;

/** What the rules say to an order in one round. */
public sealed interface Attempt {

  record Ready(PlannedTrade trade) implements Attempt {}

  record Refused(Refusal refusal) implements Attempt {}

  /** Not in this round, or not yet in it. */
  record Waits(Reason reason) implements Attempt {}

  /** Why an order waits. */
  enum Reason {
    /** Its feed has no price in this round. */
    NO_PRICE,
    /** The grade of the price forbids what the order wants. */
    GRADE,
    /** No terms of fees or margin. */
    NO_TERMS,
    /** The market executes nothing. */
    CLOSED,
    /** The limit is not reached. */
    LIMIT,
    /** It adds risk; its turn comes after the orders that reduce. */
    LATER
  }

  /** The two passes over the waiting orders. */
  enum Phase {
    REDUCING,
    ADDING
  }
}
