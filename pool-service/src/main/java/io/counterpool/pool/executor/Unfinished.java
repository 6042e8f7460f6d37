package io.counterpool.pool.executor;

import java.util.Set;

/**
 * A taken command that has lines without outcome.
 *
 * @param finishedLines lines of a batch that already have one
 */
public record Unfinished(TakenCommand command, Set<Integer> finishedLines) {
  public Unfinished {
    finishedLines = Set.copyOf(finishedLines);
  }
}
