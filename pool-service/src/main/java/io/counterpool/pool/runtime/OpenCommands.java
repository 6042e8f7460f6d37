package io.counterpool.pool.runtime;

import io.counterpool.pool.executor.Journal;
import java.util.List;
import java.util.TreeMap;

/** Commands that were taken in and have lines without an outcome. */
final class OpenCommands {

  private final TreeMap<Long, Integer> linesLeft = new TreeMap<>();
  private long nextSequence;

  OpenCommands(long nextSequence) {
    this.nextSequence = nextSequence;
  }

  void opened(long sequence, int lines) {
    linesLeft.put(sequence, lines);
    nextSequence = Math.max(nextSequence, sequence + 1);
  }

  void ended(List<Journal> journals) {
    for (Journal journal : journals) {
      for (Journal.Outcome outcome : journal.outcomes) {
        linesLeft.computeIfPresent(
            outcome.sequence(), (_, left) -> left == 1 ? null : Integer.valueOf(left - 1));
      }
    }
  }

  /** Every command below it has all its outcomes. */
  long unfinishedFrom() {
    return linesLeft.isEmpty() ? nextSequence : linesLeft.firstKey();
  }
}
