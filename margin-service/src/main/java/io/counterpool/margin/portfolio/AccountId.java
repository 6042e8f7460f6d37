package io.counterpool.margin.portfolio;

import java.util.UUID;

/** Id of a trading account, chosen by whoever opened it; ordered as its text. */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /** By text: the order in which PostgreSQL and people sort ids (UUID compares signed halves). */
  @Override
  public int compareTo(AccountId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
