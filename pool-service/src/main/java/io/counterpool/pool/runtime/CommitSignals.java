package io.counterpool.pool.runtime;

import io.counterpool.kit.stream.EventSignal;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.intake.Backlog;
import io.counterpool.pool.intake.OutcomeSignal;
import org.springframework.stereotype.Component;

/** Tells this process what was committed: waiting callers, readers of events, acceptance. */
@Component
class CommitSignals {

  private final OutcomeSignal outcomes;
  private final EventSignal events;
  private final Backlog backlog;
  private final ExecutionMetrics metrics;

  CommitSignals(
      OutcomeSignal outcomes, EventSignal events, Backlog backlog, ExecutionMetrics metrics) {
    this.outcomes = outcomes;
    this.events = events;
    this.backlog = backlog;
    this.metrics = metrics;
  }

  void held(String pool, boolean here) {
    outcomes.executesHere(pool, here);
  }

  void committed(String pool, Step step) {
    backlog.progressed(pool, step.cursors(), step.ordersWaiting());
    boolean events = false;
    for (Journal journal : step.journals()) {
      for (Outcome outcome : journal.outcomes) {
        outcomes.ended(outcome.id());
      }
      events |= !journal.events.isEmpty();
    }
    if (events) {
      this.events.published(pool);
    }
    metrics.committed(step.journals());
  }
}
