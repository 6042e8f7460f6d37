package io.counterpool.fee.economics;

import io.counterpool.fee.terms.TermsMade;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds the row of a round in the transaction of its terms. */
@Component
class RecordSums {

  private final EconomicsStore store;

  RecordSums(EconomicsStore store) {
    this.store = store;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(TermsMade made) {
    LastSums last =
        made.terms().previousRound() == null
            ? null
            : store.last(made.terms().market(), made.terms().previousRound()).orElse(null);
    store.append(made, SumsRules.next(last, made.terms(), made.state()));
  }
}
